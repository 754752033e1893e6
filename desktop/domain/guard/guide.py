"""The rules as a page to read, made from the rules themselves."""

import re
from collections.abc import Sequence
from typing import Any

from desktop.domain.guard.facts import CopyKind
from desktop.domain.guard.rule import EVERY, Rule, Verdict
from desktop.domain.guard.rules import BLOCKS, REMARKS, RULES, STOPPED, WARNINGS

TITLES = {
    Verdict.NOBODY_YET: ("Nobody yet", "The whole statement waits, whoever is asked about."),
    Verdict.NEVER: ("Never", "Nobody can add them. A fact must change first."),
    Verdict.NO_ADDRESS: ("No valid address", "Nothing can be sent until it is corrected."),
    Verdict.PARTNER: ("Partner sends", "So that nobody gets it twice."),
    Verdict.HELD: ("Held", "Until the embargo allows it."),
    Verdict.MAY: ("May receive, with a warning", "None of these holds anybody back."),
}
"""Each verdict's name, and what it means."""

INTRODUCTION = (
    "The guard decides for every person and every way out: e-mail drafts, exported lists, call sheets, press kits, "
    "print, the clipboard. It is asked at the review and again in the moment something leaves.\n"
    "Everybody gets exactly one verdict: that of the first rule below that applies to them. Every other rule that "
    "applies is shown as a reason too, with the act that would change it.\n"
    "There is no override. A verdict changes when a fact changes, and that is recorded. If the check cannot be "
    "finished, nobody may receive."
).splitlines()
"""What comes before the rules."""

COPIES = {
    CopyKind.EMBARGOED: "embargoed copies",
    CopyKind.RELEASE: "the release",
    CopyKind.OFFER: "offers of an embargo",
}
"""Each kind of copy, as a person reads it."""


def parts() -> list[tuple[Verdict, Sequence[Rule[Any]]]]:
    """The rules by verdict, strongest first."""
    of_people = [
        (verdict, [rule for rule in RULES if rule.verdict is verdict])
        for verdict in (Verdict.NEVER, Verdict.NO_ADDRESS, Verdict.PARTNER, Verdict.HELD)
    ]
    return [(Verdict.NOBODY_YET, (STOPPED, *BLOCKS)), *of_people, (Verdict.MAY, (*WARNINGS, *REMARKS))]


def concerns(rule: Rule[Any]) -> str:
    """Which copies a rule is asked for: "embargoed copies and the release"; "" for all."""
    if rule.copies == EVERY:
        return ""
    return " and ".join(name for kind, name in COPIES.items() if kind in rule.copies)


def example(rule: Rule[Any]) -> str:
    """What a rule says of somebody, with its places marked: "{organisation} sends, since {when}"."""
    return rule.sentence.replace("{else_}", "").replace("{why}", ": {why}" if rule.sentence != "{why}" else "{why}")


def plain(rule: Rule[Any]) -> str:
    """What a rule says, with the names of what it fills in: "‹organisation› sends, since ‹when›"."""
    return re.sub(r"\{(\w+)\}", r"‹\1›", example(rule))


def page() -> str:
    """The whole of docs/guard.md."""
    lines = ["# The guard", ""]
    for words in INTRODUCTION:
        lines += [words, ""]
    lines += ["This page is made from the rules themselves: `make guard-page`.", ""]
    for verdict, rules in parts():
        title, meaning = TITLES[verdict]
        lines += [f"## {title}", "", meaning, "", "| | Says | When | What changes it |", "|---|---|---|---|"]
        lines += [_row(place, rule) for place, rule in enumerate(rules, 1)]
        lines.append("")
    return "\n".join(lines)


def _row(place: int, rule: Rule[Any]) -> str:
    only = concerns(rule)
    meaning = f"{rule.meaning} For {only}." if only else rule.meaning
    said = example(rule).replace("{", "*").replace("}", "*")
    return f"| {place} | {said} | {meaning} | {rule.act} |"
