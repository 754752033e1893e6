"""How somebody can be reached, found in a line: addresses, addresses a web page hid, phones, links."""

import re
from dataclasses import dataclass

from desktop.domain.values.emails import read_addresses

HIDDEN_NOTE = "The web page hid the address"
SPELLED_NOTE = "The address is spelled out against robots"

_ADDRESS = re.compile(
    r"(?:mailto:)?[^\s,;:<>()\[\]|/\"“”«»،؛]+@[^\s,;:<>()\[\]|/\"“”«»،؛]+\.[^\s,;:<>()\[\]|/\"“”«»،؛]{2,}",
    re.IGNORECASE,
)
HIDDEN = re.compile(
    r"[\[(<«]?\s*(?:e-?mail|courriel|correo)\s*(?:&#160;|\s)*(?:protected|protégé|protegido)\s*[\])>»]?"
    r"|\[\s*email hidden\s*\]",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    r"[\w.+-]+\s*[\[({]\s*(?:at|ät|arobase|arroba|@|à)\s*[\])}]\s*[\w-]+(?:\s*(?:[\[({]\s*(?:dot|punkt|point|punto|\.)\s*[\])}]|\.)\s*[\w-]+)+",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w@.])(?:\(?\+\s?|00)?(?:\(?\d{2,5}\)?\s/\s)?\(?\d(?:[\d().\-‐‑–]|\s(?!/)|/(?!\s|0\d{3})){5,22}\d(?![\w@])(?:\s?(?:ext|x|poste|Durchwahl)\.?\s?\d{1,5})?"
)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DAY_LIKE = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\Z|(?:19|20)\d{2}\s?[-–/]\s?(?:19|20)?\d{2}\Z|\d{1,3}(?:[.,]\d{3})+\Z"
)
_FEWEST, _MOST = 7, 15


@dataclass(frozen=True, slots=True)
class Reach:
    """What a line holds to reach somebody, and the words beside it."""

    addresses: tuple[str, ...]
    phones: tuple[str, ...]
    hidden: int
    spelled: tuple[str, ...]
    beside: str

    @property
    def any(self) -> bool:
        """Whether there is a way to reach somebody, hidden or not."""
        return bool(self.addresses or self.phones or self.hidden or self.spelled)


def reach_of(text: str) -> Reach:
    """Find the addresses and phones of a line."""
    text, hidden = HIDDEN.subn(" \x02 ", text)
    spelled = tuple(match[0] for match in _SPELLED.finditer(text))
    text = _SPELLED.sub(" \x02 ", text)
    addresses: list[str] = []
    for match in _ADDRESS.finditer(text):
        lines, _ = read_addresses(match[0].rstrip(".,;:"))
        addresses.extend(line["address"] for line in lines)
    text = _ADDRESS.sub(" \x02 ", text)
    text = _LINK.sub(" \x02 ", text)
    phones: list[str] = []

    def take(match: re.Match[str]) -> str:
        bare = match[0].strip()
        digits = sum(char.isdecimal() for char in bare)
        if not _FEWEST <= digits <= _MOST + 4 or _DAY_LIKE.match(bare):
            return match[0]
        phones.append(" ".join(bare.split()).rstrip("(–-/ "))
        return " \x02 "

    beside = _PHONE.sub(take, text)
    return Reach(tuple(addresses), tuple(phones), hidden, spelled, beside)
