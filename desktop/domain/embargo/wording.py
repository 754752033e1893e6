"""What goes out about an embargo, in five languages: the line on every copy, the offer, the call script, the notices.

Nothing here is ever given a statement: an offer cannot hold a word of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from desktop.domain import folding
from desktop.domain.embargo.lift import LiftTime
from desktop.domain.embargo.speech import at_place, lift_words, lift_words_utc, place, say
from desktop.domain.embargo.terms import restrictions

RUN_OF_WORDS = 4
"""So many words of a statement in a row, in terms typed by hand, give it away."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a text is for.

    Attributes:
        greeting: their own greeting in the language, if one is known; else one is made with `name`.
        zone, city: where they are; "" if not known.
        desk: it is for a whole desk at `outlet`.
    """

    name: str = ""
    greeting: str = ""
    outlet: str = ""
    zone: str = ""
    city: str = ""
    desk: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A message about an embargo, ready to send by hand."""

    language: str
    subject: str
    body: str


def embargo_line(language: str, lift: LiftTime) -> str:
    """What stands first in every embargoed copy: until when, in the language, with UTC."""
    return say(language, "line", when=lift_words_utc(language, lift))


def immediate_line(language: str) -> str:
    """What stands first in a copy for immediate release."""
    return say(language, "immediate")


def offer(
    language: str, lift: LiftTime, to: Addressee, *, terms: str = "", sender: str = "", former: LiftTime | None = None
) -> Letter:
    """The question whether somebody agrees to an embargo; `former` is the lift they were asked about before."""
    again = [] if former is None else _again(language, former)
    body = _letter(
        _greeting(language, to),
        " ".join([say(language, "offer"), *again]),
        "\n".join(_facts(language, lift, to)),
        "\n".join(_terms(language, to, terms)),
        say(language, "answer"),
        sender,
    )
    return Letter(language, say(language, "offer_subject", when=lift_words(language, lift)), body)


def call_script(
    language: str, lift: LiftTime, to: Addressee, *, terms: str = "", former: LiftTime | None = None
) -> str:
    """What to say on the phone, step by step, to ask the same question."""
    steps = [
        say(language, "script_who"),
        say(language, "script_ask"),
        *([] if former is None else [" ".join(_again(language, former))]),
        *_facts(language, lift, to),
        "\n   ".join(_terms(language, to, terms)),
        say(language, "script_end"),
    ]
    return "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))


def earlier_notice(language: str, lift: LiftTime, to: Addressee, sender: str = "", *, agreed: bool = True) -> Letter:
    """The lift moved to an earlier time: to those who agreed (their word stays), and to others who hold the text."""
    facts = "\n".join(_facts(language, lift, to))
    body = _letter(_greeting(language, to), say(language, "earlier" if agreed else "earlier_held"), facts, sender)
    return Letter(language, say(language, "earlier_subject", when=lift_words(language, lift)), body)


def early_lift_notice(language: str, lift: LiftTime, lifted_at: datetime, to: Addressee, sender: str = "") -> Letter:
    """To everybody who holds the text: the embargo is lifted now."""
    when = at_place(language, lifted_at, lift.zone, lift.city)
    body = _letter(_greeting(language, to), say(language, "lifted"), when, sender)
    return Letter(language, say(language, "lifted_subject"), body)


def breach_note(language: str, lift: LiftTime, to: Addressee, sender: str = "") -> Letter:
    """To everybody who holds the text: somebody published early, the embargo stays in force."""
    facts = "\n".join(_facts(language, lift, to))
    body = _letter(_greeting(language, to), say(language, "breach"), facts, sender)
    return Letter(language, say(language, "breach_subject"), body)


def cancel_notice(language: str, to: Addressee, sender: str = "") -> Letter:
    """To everybody who was asked: the offer is withdrawn."""
    body = _letter(_greeting(language, to), say(language, "cancelled"), sender)
    return Letter(language, say(language, "cancelled_subject"), body)


def given_away(terms: str, statement: Iterable[str]) -> str:
    """The first words the terms share in a row with a text of the statement; "" if they give nothing away.

    Terms are typed by hand and go to people who have not agreed to anything yet.
    """
    runs = {" ".join(run) for text in statement for run in _runs(folding.words(text))}
    return next((" ".join(run) for run in _runs(folding.words(terms)) if " ".join(run) in runs), "")


def _runs(words: list[str]) -> Iterable[list[str]]:
    return (words[at : at + RUN_OF_WORDS] for at in range(len(words) - RUN_OF_WORDS + 1))


def _greeting(language: str, to: Addressee) -> str:
    if to.greeting:
        return to.greeting
    return say(language, "greeting", name=to.name) if to.name else say(language, "greeting_nobody")


def _again(language: str, former: LiftTime) -> list[str]:
    return [say(language, "again"), say(language, "former", when=lift_words_utc(language, former))]


def _facts(language: str, lift: LiftTime, to: Addressee) -> list[str]:
    lines = [say(language, "lifts", when=lift_words_utc(language, lift))]
    if to.zone and to.zone != lift.zone:
        city, there = place(language, to.zone, to.city), at_place(language, lift.utc, to.zone, to.city)
        lines.append(say(language, "for_you", city=city, when=there))
    return lines


def _terms(language: str, to: Addressee, terms: str) -> list[str]:
    lines = [say(language, "term"), *restrictions(terms).values()]
    if to.outlet:
        lines.append(say(language, "for_desk" if to.desk else "for_outlet", outlet=to.outlet))
    return [say(language, "terms"), *(f"- {line}" for line in lines)]


def _letter(*paragraphs: str) -> str:
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
