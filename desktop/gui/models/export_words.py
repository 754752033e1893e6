"""An export in words: what it is for, who is in, who is left out and why, what came of it."""

import re
from collections.abc import Iterable

from desktop.domain.audience import Audience, Reason
from desktop.domain.exports import ExportReport, ExportReview, FileKind
from desktop.domain.presets import PRESETS, Preset
from desktop.gui.models.contact_details import SAFETY_WORDS
from desktop.gui.widgets.folds import Fold, FoldLine
from desktop.gui.widgets.tiles import TileWords
from desktop.gui.words import plural, tr

_GROUPS = {
    "excel": "Your own files", "word": "Your own files", "google": "Address books", "outlook": "Address books",
    "thunderbird": "Address books",
}  # fmt: skip
_ICONS = {
    Reason.NO_CONTACT: ("ban", "red"), Reason.NO_RELEASES: ("ban", "red"), Reason.SUPPRESSED: ("ban", "red"),
    Reason.BOUNCED: ("mail-x", "amber"), Reason.UNDELIVERABLE: ("mail-x", "amber"),
    Reason.NO_ADDRESS: ("mail-x", "slate"), Reason.BIN: ("trash-2", "slate"), Reason.GONE: ("user-x", "slate"),
    Reason.SAME_ADDRESS: ("copy", "slate"),
}  # fmt: skip
_DETAILS = {Reason.SAME_ADDRESS: "same as {who}"}
FLAGGED, WARNED = "flagged", "warned"
KINDS: tuple[tuple[FileKind, str, str], ...] = (
    (FileKind.XLSX, "Excel workbook", "Numbers and letters arrive as they are."),
    (FileKind.CSV_EXCEL, "CSV for this computer", "Opens in Excel here by a double click."),
    (FileKind.CSV, "CSV, standard", "As the other program reads it."),
)
"""File kinds with their words."""


def tiles() -> list[TileWords]:
    """What an export can be for."""
    return [
        TileWords(one.key, tr(one.label), tr(one.what_for), tr(_GROUPS.get(one.key, "Mailing and contact programs")))
        for one in PRESETS
    ]


def usual_kind(preset: Preset) -> FileKind:
    """What is written unless somebody chooses otherwise."""
    return FileKind(preset.file_kind)


def who_words(audience: Audience, list_name: str, total: int) -> str:
    """Whom the export starts from."""
    if audience.list_id is not None:
        return plural(total, "person on “{list}”", "people on “{list}”", list=list_name)
    if audience.ids is not None:
        return plural(total, "contact you selected", "contacts you selected")
    return plural(total, "contact that fits", "contacts that fit")


def final_words(count: int, preset: Preset) -> str:
    """The final button: how many leave, for what."""
    if not count:
        return tr("Nobody can be exported")
    said = {
        "excel": ("Export {n} address to a spreadsheet", "Export {n} addresses to a spreadsheet"),
        "word": ("Export {n} address for Word", "Export {n} addresses for Word"),
    }
    one, many = said.get(preset.key, ("Export {n} address for {program}", "Export {n} addresses for {program}"))
    return plural(count, one, many, program=tr(preset.label))


def folds(review: ExportReview) -> list[Fold]:
    """Everybody to be looked at: to be confirmed by name, to be minded, left out by reason."""
    found = []
    if review.flagged:
        lines = [FoldLine(one.contact_id, one.name, flag_words(one.flags)) for one in review.flagged]
        title = tr("Safety flag: in only if you tick them")
        found.append(Fold(FLAGGED, title, "shield-check", "amber", lines, checks=True))
    if review.warnings:
        lines = [FoldLine(-place, tr(_shorter(words))) for place, words in enumerate(review.warnings, 1)]
        found.append(Fold(WARNED, tr("In this export, please check"), "circle-alert", "amber", lines))
    people: dict[str, list[FoldLine]] = {reason: [] for reason in review.by_reason}
    for one in review.left_out:
        detail = tr(_DETAILS[Reason(one.reason)], who=one.detail) if one.reason in _DETAILS else one.detail
        people[one.reason].append(FoldLine(one.contact_id, one.name, detail))
    for reason, lines in people.items():
        if reason != Reason.FLAGGED:
            icon, tone = _ICONS.get(reason, ("mail-x", "slate"))  # type: ignore[call-overload]
            found.append(Fold(reason, reason_words(reason), icon, tone, lines))
    return found


def _shorter(warning: str) -> str:
    """Without what its heading says already."""
    return warning.removesuffix("; it is in this export.")


def reason_words(reason: str) -> str:
    """Why people are left out, as a heading."""
    return tr(reason[:1].upper() + reason[1:])


def flag_words(flags: Iterable[str]) -> str:
    """Safety flags in words."""
    return ", ".join(tr(SAFETY_WORDS.get(flag, flag)) for flag in flags)


def tally(review: ExportReview) -> str:
    """How many are left out, besides those to be ticked."""
    out = len(review.left_out)
    return plural(out, "{n} is left out", "{n} are left out") if out else tr("Nobody is left out")


def file_name(who: str, preset: Preset, kind: FileKind) -> str:
    """A name for the file."""
    wanted = who if preset.key == "excel" else tr("{list} for {program}", list=who, program=tr(preset.label))
    plain = re.sub(r'[\x00-\x1f\u2066-\u2069/\\:*?"<>|]+', "-", wanted).strip(" .-") or "Dateline"
    return f"{plain[:80]}.{suffix(kind)}"


def suffix(kind: FileKind) -> str:
    """The file's ending, without the dot."""
    return "xlsx" if kind is FileKind.XLSX else "csv"


def job_words(count: int, preset: Preset) -> str:
    """The export in the status bar."""
    one, many = "Exporting {n} address for {program}", "Exporting {n} addresses for {program}"
    return plural(count, one, many, program=tr(preset.label))


def done_words(report: ExportReport) -> str:
    """What the toast says."""
    one, many = "{n} address written to {file}", "{n} addresses written to {file}"
    return plural(report.included, one, many, file=report.path.name)


def cut_words(report: ExportReport) -> str:
    """What the banner says where texts were cut."""
    return plural(
        len(report.cut),
        "{n} text was too long for a cell of a workbook and was cut there.",
        "{n} texts were too long for a cell of a workbook and were cut there.",
    )


def cut_folds(report: ExportReport) -> list[Fold]:
    """The cut texts by column."""
    columns: dict[str, list[FoldLine]] = {}
    for cut in report.cut:
        columns.setdefault(cut.column, []).append(FoldLine(cut.contact_id, cut.name))
    return [Fold(column, column, "columns-3", "amber", lines) for column, lines in columns.items()]
