"""Carrying out what was reviewed: the place it goes to, the files, and what came of it."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.changes import Touched
from desktop.domain.exports import FileKind
from desktop.domain.guard.facts import Channel
from desktop.domain.guard.review import Review
from desktop.gui.jobs import Job
from desktop.gui.models.distribution import Plan
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.releases.order import Order, Released
    from desktop.services.workspaces import Workspace

_ENDINGS = {Channel.CALL_SHEET: "pdf", Channel.KIT: "zip", Channel.PRINT: "pdf"}


@dataclass(frozen=True, slots=True)
class Done:
    """What happened: where the files are, for how many people, the text to copy."""

    channel: Channel
    files: tuple[Path, ...]
    people: int
    left_out: int
    touched: Touched
    text: str = ""


def ending(plan: Plan) -> str:
    """The ending of the file that will be made; "" for a folder or the clipboard."""
    if plan.channel is Channel.EXPORT:
        return "xlsx" if plan.file_kind is FileKind.XLSX else "csv"
    return _ENDINGS.get(plan.channel, "")


def place_name(plan: Plan, title: str, now: datetime) -> str:
    """A name for the file or the folder: "Ceasefire call - drafts 2026-10-09 0912"."""
    what = {
        Channel.DRAFTS: tr("drafts"), Channel.EXPORT: tr("list"), Channel.CALL_SHEET: tr("call sheet"),
        Channel.KIT: tr("press kit"), Channel.PRINT: tr("print"),
    }.get(plan.channel, tr("text"))  # fmt: skip
    plain = re.sub(r'[\x00-\x1f\u2066-\u2069/\\:*?"<>|]+', "-", title).strip(" .-")[:60].strip() or "Dateline"
    name = f"{plain} - {what} {now:%Y-%m-%d %H%M}"
    suffix = ending(plan)
    return f"{name}.{suffix}" if suffix else name


def carry_out(workspace: "Workspace", plan: Plan, seen: Review, path: Path | None, job: Job) -> Done:
    """Give it away, if nothing is different from what was seen.

    Raises:
        UserError: it did not happen; nothing left.
    """
    from desktop.services.releases.order import Order

    order = Order(plan.statement_id, plan.copy, plan.channel, plan.asked, plan.left, seen=seen)
    text = ""
    if plan.channel is Channel.CLIPBOARD:
        from desktop.services.releases.kits import copied_text

        text, made = copied_text(workspace, order, plan.text_language)
    else:
        assert path is not None  # noqa: S101 - everything else was given a place
        made = _written(workspace, plan, order, path, job)
    people = len(seen.judgement.people)
    return Done(plan.channel, made.files, made.people, people - made.people if people else 0, made.touched, text)


def _written(workspace: "Workspace", plan: Plan, order: "Order", path: Path, job: Job) -> "Released":
    from desktop.services.releases import calls, drafts, kits, mailing_lists
    from desktop.services.releases.composing import Form

    forms = [Form(one) for one in plan.forms]
    if plan.channel is Channel.DRAFTS:
        return drafts.drafts(workspace, order, path, forms=forms, attachments=plan.attachments, progress=job)
    if plan.channel is Channel.EXPORT:
        from desktop.domain.presets import preset

        layout = preset(plan.preset_key)
        return mailing_lists.mailing_list(workspace, order, layout, path, kind=plan.file_kind, progress=job)
    if plan.channel is Channel.CALL_SHEET:
        return calls.sheet(workspace, order, path)
    if plan.channel is Channel.KIT:
        return kits.press_kit(workspace, order, path)
    return kits.document(workspace, order, plan.text_language, Form.PDF, path)
