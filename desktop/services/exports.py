"""Exports: who is in, who is left out and why, then one file, whole or not at all, noted in the history.

The check is asked at the review, again for the file, and once more in the moment the file takes its place:
whoever became unmailable in between stops the export.
"""

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, func, select

from desktop.domain.audience import (
    Audience,
    Entry,
    Flagged,
    LeftOut,
    Screening,
    counted,
    reads_right_to_left,
)
from desktop.domain.changes import Touched
from desktop.domain.errors import ChangedElsewhere, NotFound, ReadOnly
from desktop.domain.exports import Cut, ExportReport, ExportReview, FileKind, NobodyToExport
from desktop.domain.presets import Preset, Recipients
from desktop.domain.progress import SILENT, Progress
from desktop.domain.query import ContactQuery
from desktop.formats.exports.atomic import new_file, told
from desktop.formats.exports.delimited import separator_of_this_computer, write_delimited
from desktop.formats.exports.xlsx import CutCell, write_xlsx
from desktop.services.workspaces import Workspace
from desktop.storage import suppressions
from desktop.storage.audience import AT_ONCE, candidates, custom_names, members_in_bin
from desktop.storage.bulk import uncollected
from desktop.storage.command import Command
from desktop.storage.fields import FieldReader
from desktop.storage.tables import Batch, MailingList

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Listing:
    """People as they were judged to be in, in one layout; `name` is what the sheet is called."""

    name: str
    preset: Preset
    entries: Sequence[Entry]

    def write(self, conn: Connection, stream: BinaryIO, kind: FileKind, progress: Progress = SILENT) -> list[CutCell]:
        """Write them; nothing is asked again. Returns the cells that were too long for a workbook.

        Raises:
            TooMuchForExcel: they do not fit into a workbook.
            Cancelled: the person stopped it.
        """
        parts, preset = self._parts(conn, progress), self.preset
        if kind is FileKind.XLSX:
            backwards = reads_right_to_left(entry.name for entry in self.entries)
            rows = chain.from_iterable(zip(*columns, strict=True) for columns in parts)
            size = len(self.entries)
            return write_xlsx(stream, self.name, preset.headers, rows, expected=size, right_to_left=backwards).cut
        if kind is FileKind.CSV_EXCEL:
            separator = separator_of_this_computer()
            write_delimited(stream, preset.headers, parts, delimiter=separator, byte_order_mark=True)
        else:
            mark = preset.byte_order_mark
            write_delimited(stream, preset.headers, parts, delimiter=preset.delimiter, byte_order_mark=mark)
        return []

    def _parts(self, conn: Connection, progress: Progress) -> Iterator[list[Sequence[str]]]:
        """Everybody who is in, some at a time, as columns of texts."""
        entries, preset = self.entries, self.preset
        fields = FieldReader(conn, preset.fields)
        for start in range(0, len(entries), AT_ONCE):
            progress.step("Writing", start, len(entries))
            ids, _, addresses, further, purposes = zip(*entries[start : start + AT_ONCE], strict=True)
            known = fields.read(ids)
            yield preset.texts(Recipients(ids, addresses, purposes, further, known, self.name))
        progress.step("Writing", len(entries), len(entries))


@dataclass(frozen=True, slots=True)
class _Screened:
    name: str
    preset: Preset
    entries: list[Entry]
    left_out: tuple[LeftOut, ...]
    flagged: tuple[Flagged, ...]
    last_batch: int  # the newest act of the history when this was asked

    @property
    def warnings(self) -> tuple[str, ...]:
        return tuple(
            f"{entry.name} has only an address kept for safe contact; it is in this export."
            for entry in self.entries
            if entry.only_safe
        )


def review(
    workspace: Workspace,
    audience: Audience,
    preset: Preset,
    *,
    confirmed_flagged: Collection[int] = frozenset(),
    progress: Progress = SILENT,
) -> ExportReview:
    """Who would be in this export and who is left out, each with a reason. Nothing is written.

    Raises:
        NotFound: the list does not exist.
    """
    with workspace.reading() as conn, uncollected():
        screened = _screen(conn, audience, preset, confirmed_flagged, progress)
    return ExportReview(
        total=len(screened.entries) + len(screened.left_out),
        included=len(screened.entries),
        left_out=screened.left_out,
        by_reason=counted(screened.left_out),
        flagged=screened.flagged,
        warnings=screened.warnings,
        columns=screened.preset.headers,
    )


def write(
    workspace: Workspace,
    audience: Audience,
    preset: Preset,
    path: Path,
    kind: FileKind,
    *,
    confirmed_flagged: Collection[int] = frozenset(),
    progress: Progress = SILENT,
) -> ExportReport:
    """Write the file and note it in the history. The old file at `path` survives any failure.

    Raises:
        NobodyToExport: everybody is left out.
        ChangedElsewhere: while the file was written, somebody in it became unmailable.
        CannotWrite, TooMuchForExcel: the file cannot be written there, or not as a workbook.
        ReadOnly, StorageFailure: the export could not be noted in the history, so it did not happen.
        Cancelled: the person stopped it; the half file is deleted.
    """
    if workspace.read_only:
        raise ReadOnly("An export is noted in the history, which cannot be written now.", "Nothing was exported.")
    with uncollected(), new_file(path) as new:
        with workspace.reading() as conn:
            screened = _screen(conn, audience, preset, confirmed_flagged, progress)
            if not screened.entries:
                raise NobodyToExport(
                    "Nobody may be in this export.", "Nothing was written.", "Look at why they are left out."
                )
            with told(new.path):
                listing = Listing(screened.name, screened.preset, screened.entries)
                cut = listing.write(conn, new.stream, kind, progress)
        new.seal()
        size = len(screened.entries)
        label = f"Export {_how_many(size)} for {preset.label}"
        with workspace.command(label, kind="export", undoable=False) as act:
            _still_true(act, audience, preset, confirmed_flagged, screened)
            _note(act, screened, kind)
            new.put()
    _log.info("exported %d contacts as %s, %d left out", size, preset.key, len(screened.left_out))
    return _report(path, screened, cut, act.touched)


def _note(act: Command, screened: _Screened, kind: FileKind) -> None:
    """What the history keeps of an export: how many, in which layout. Never who."""
    act.lasting = True
    act.counts |= {
        "contacts": len(screened.entries),
        "left out": len(screened.left_out),
        "layout": screened.preset.key,
        "file kind": kind.value,
        "columns": ", ".join(screened.preset.headers),
    }


def _report(path: Path, screened: _Screened, cut: Iterable[CutCell], touched: Touched) -> ExportReport:
    entries = screened.entries
    return ExportReport(
        path=path,
        preset=screened.preset.key,
        included=len(entries),
        left_out=screened.left_out,
        by_reason=counted(screened.left_out),
        cut=tuple(Cut(entries[one.row].contact_id, entries[one.row].name, one.header) for one in cut),
        warnings=screened.warnings,
        columns=screened.preset.headers,
        touched=touched,
    )


def _screen(
    conn: Connection, audience: Audience, preset: Preset, confirmed: Collection[int], progress: Progress
) -> _Screened:
    """The rules applied to everybody in the audience, in its order."""
    last_batch = conn.scalar(select(func.max(Batch.id))) or 0
    name, ids = _resolve(conn, audience)
    screening = Screening(frozenset(confirmed), preset.objection)
    suppressed_among = suppressions.asked_often(conn)
    entries: list[Entry] = []
    left_out: list[LeftOut] = []
    for start in range(0, len(ids), AT_ONCE):
        progress.step("Checking", start, len(ids))
        some = candidates(conn, ids[start : start + AT_ONCE])
        suppressed = suppressed_among(address.key for one in some for address in one.addresses)
        for candidate in some:
            verdict = screening.judge(candidate, suppressed)
            if isinstance(verdict, Entry):
                entries.append(verdict)
            else:
                left_out.append(verdict)
    if preset.keeps_custom:
        preset = preset.with_custom(custom_names(conn, [entry.contact_id for entry in entries]))
    return _Screened(name, preset, entries, tuple(left_out), tuple(screening.flagged), last_batch)


def _resolve(conn: Connection, audience: Audience) -> tuple[str, list[int]]:
    """The audience's name and the ids of everybody in it, each once."""
    from desktop.storage import search

    if audience.ids is not None:
        return audience.name or "Contacts", list(dict.fromkeys(audience.ids))
    if audience.list_id is None:
        return audience.name or "Contacts", list(search.ids(conn, audience.query or ContactQuery()))
    asked = select(MailingList.name).where(MailingList.id == audience.list_id, MailingList.deleted_at.is_(None))
    name = conn.scalar(asked)
    if name is None:
        raise NotFound("This list no longer exists.", "Nothing was exported.", "Choose another list.")
    members = search.ids(conn, ContactQuery(list_id=audience.list_id))
    return audience.name or name, list(dict.fromkeys([*members, *members_in_bin(conn, audience.list_id)]))


def _still_true(
    act: Command, audience: Audience, preset: Preset, confirmed: Collection[int], screened: _Screened
) -> None:
    """The check a last time, in the transaction that notes the export, if anything was written since the first."""
    if act.batch_id == screened.last_batch + 1:
        return
    allowed = {(one.contact_id, one.address) for one in _screen(act.conn, audience, preset, confirmed, SILENT).entries}
    if any((one.contact_id, one.address) not in allowed for one in screened.entries):
        raise _changed()


def _changed() -> ChangedElsewhere:
    return ChangedElsewhere(
        "Contacts changed while the file was being written.",
        "No file was written; the old one is unchanged.",
        "Look at the review again, then export.",
    )


def _how_many(count: int) -> str:
    return "1 contact" if count == 1 else f"{count:,} contacts"
