"""What somebody wants to give away: which statement, in which copy, to whom, by which way, in which languages."""

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.audience import Audience
from desktop.domain.changes import Touched
from desktop.domain.guard.facts import Channel, CopyKind
from desktop.domain.guard.review import Review
from desktop.domain.statement.paper import PaperSize


@dataclass(frozen=True, slots=True)
class Order:
    """One wish to give a statement away. It says nothing of who may: the guard does.

    Attributes:
        audience: whom it is for; None for what is public and needs no names (a kit, a print).
        languages: the versions that may go out; all of them where it is empty.
        seen: what the person looked at; if any verdict is another one by now, nothing leaves.
    """

    statement_id: int
    kind: CopyKind
    channel: Channel
    audience: Audience | None = None
    languages: tuple[str, ...] = ()
    size: PaperSize = "a4"
    seen: Review | None = None


@dataclass(frozen=True, slots=True)
class Released:
    """What happened: the files made, how many people they are for, the ledger's entry."""

    files: tuple[Path, ...]
    people: int
    distribution_id: int
    touched: Touched
