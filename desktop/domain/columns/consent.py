"""Columns about consent: what a cell of "Do not contact", "Agreed" or "Status" says of its person."""

from collections import Counter
from collections.abc import Iterable

from desktop.domain import folding
from desktop.domain.values.consent import Consent, read_optout
from desktop.domain.values.listed import listed

_YES = listed("yes y true 1 x oui si ja j نعم on vrai verdadero wahr t o s ok agreed given granted erteilt مشترك موافق")
_NO = listed("no n false 0 off nein non faux falso falsch لا not keine revoked withdrawn widerrufen")
_TICKS = frozenset("✓✔☑")


def read_consent(key: str, text: str) -> Consent:
    """What the cell says, read by what its column asks.

    "opt_out": whatever is not clearly "no" means out. "opt_in": a clear "no" means out, an unknown word (a date, a
    name of a form) is taken as given. "bounced": whatever is not clearly "no" means it
    did. "status": a bare yes or no, and words about something else, say nothing.
    """
    if key == "opt_out":
        return read_optout(text)
    if key == "bounced":
        said = read_optout(text)
        return said if said in {"in", "pending", ""} else "bounced"
    meaning = read_optout(text, strict=False)
    if key == "status" or meaning not in {"unknown", ""}:
        return meaning
    folded = folding.key(text) or text.strip()
    if folded in _NO or text.strip() in {"✗", "✘", "☐"}:
        return "out"
    return "in" if folded in _YES or text.strip() in _TICKS else "unknown"


def refuses(key: str, meaning: Consent) -> bool:
    """Whether the meaning makes the person one who gets nothing. In an opt-out column an unknown word does."""
    return meaning in {"out", "pending"} or (meaning == "unknown" and key == "opt_out")


def opted_out_words(key: str, texts: Iterable[str]) -> Counter[str]:
    """The words that will be read as a refusal or a dead address, with how many rows each."""
    counts = Counter(texts)
    return Counter(
        {
            text: number
            for text, number in counts.items()
            if (meaning := read_consent(key, text)) == "bounced" or refuses(key, meaning)
        }
    )
