"""How far a statement is: draft, sign-off, embargoed copy, release. Worked out, never set by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Release = Literal["", "immediate", "embargo"]
"""How it is to come out; not chosen at first."""


class Stage(StrEnum):
    """How far it is."""

    DRAFT = "draft"
    SIGN_OFF = "sign_off"
    EMBARGOED = "embargoed"
    RELEASED = "released"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Facts:
    """What happened to a statement.

    Attributes:
        languages: how many language versions it has; `settled`: those whose text is the current revision's.
        revised: those that have a current revision.
        signed, signers: organisations that approved everything, of how many.
        copies: kinds of copies that left ("embargoed", "release", "correction").
    """

    languages: int
    revised: int
    settled: int
    signed: int
    signers: int
    release: Release = ""
    copies: frozenset[str] = frozenset()
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way. `words` say how far it is ("2 of 3")."""

    stage: Stage
    state: Literal["done", "current", "waiting", "later"]
    words: str = ""


def stage_of(facts: Facts) -> Stage:
    """The stage a statement is in."""
    if facts.withdrawn:
        return Stage.WITHDRAWN
    for copy, stage in (
        ("correction", Stage.CORRECTED), ("release", Stage.RELEASED), ("embargoed", Stage.EMBARGOED),
    ):  # fmt: skip
        if copy in facts.copies:
            return stage
    return Stage.SIGN_OFF if facts.revised else Stage.DRAFT


def steps(facts: Facts) -> tuple[Step, ...]:
    """The way of a statement, as the stepper shows it; a step is done only when all of it is."""
    done: list[Step] = []
    for stage, finished, words in _ways(facts):
        if any(step.state != "done" for step in done):
            done.append(Step(stage, "later", words))
        elif finished:
            done.append(Step(stage, "done", words))
        else:
            done.append(Step(stage, "waiting" if stage is Stage.SIGN_OFF else "current", words))
    return tuple(done)


def _ways(facts: Facts) -> Iterator[tuple[Stage, bool, str]]:
    settled = bool(facts.languages) and facts.settled == facts.languages
    yield Stage.DRAFT, settled, "" if settled or not facts.revised else "changed"
    everyone = bool(facts.signers) and facts.signed == facts.signers
    yield Stage.SIGN_OFF, settled and everyone, f"{facts.signed} of {facts.signers}" if facts.signers else ""
    if facts.release != "immediate":
        yield Stage.EMBARGOED, "embargoed" in facts.copies, ""
    yield Stage.RELEASED, not facts.copies.isdisjoint({"release", "correction"}), ""
