"""A review in words: its groups, every person with every reason, what will happen, what changed."""

from collections.abc import Iterator
from datetime import datetime

from desktop.domain.embargo.embargo import Embargo
from desktop.domain.embargo.times import place_words
from desktop.domain.guard.facts import Channel, CopyKind
from desktop.domain.guard.judge import Judged
from desktop.domain.guard.review import Change, Review
from desktop.domain.guard.rule import Reason, Verdict
from desktop.domain.presets import preset
from desktop.gui.models.distribution import Plan
from desktop.gui.widgets.verdict_list import VerdictGroup, VerdictLine
from desktop.gui.words import number, plural, tr

_LOOKS = {
    Verdict.NOBODY_YET: ("circle-alert", "amber"), Verdict.MAY: ("circle-check", "green"),
    Verdict.HELD: ("hourglass", "amber"), Verdict.NEVER: ("ban", "red"), Verdict.PARTNER: ("handshake", "blue"),
    Verdict.NO_ADDRESS: ("mail-x", "slate"),
}  # fmt: skip
_TITLES = {
    Verdict.NOBODY_YET: "nobody yet", Verdict.MAY: "may receive now", Verdict.HELD: "held until the lift",
    Verdict.NEVER: "never", Verdict.PARTNER: "a partner sends", Verdict.NO_ADDRESS: "no valid address",
}  # fmt: skip
_NOTES = {
    Verdict.NOBODY_YET: "the check could not be finished", Verdict.NEVER: "nobody can add them to this",
    Verdict.PARTNER: "so nobody gets it twice", Verdict.NO_ADDRESS: "nothing can be sent until it is fixed",
}  # fmt: skip
_VERDICTS = {
    Verdict.NOBODY_YET: "nobody yet", Verdict.MAY: "may receive", Verdict.HELD: "held", Verdict.NEVER: "never",
    Verdict.PARTNER: "a partner sends", Verdict.NO_ADDRESS: "no valid address",
}  # fmt: skip


def groups(review: Review, embargo: Embargo | None) -> list[VerdictGroup]:
    """Everybody, in the fixed order."""
    return [_group(review, verdict, people, embargo) for verdict, people in review.groups]


def _group(review: Review, verdict: Verdict, people: tuple[Judged, ...], embargo: Embargo | None) -> VerdictGroup:
    icon, tone = _LOOKS[verdict]
    blocked = bool(review.judgement.blocks)
    title = (
        tr("may receive once nothing is in the way") if blocked and verdict is Verdict.MAY else _title(verdict, review)
    )
    lines = tuple(_line(one) for one in people)
    return VerdictGroup(verdict.value, title, _note(review, verdict, embargo), icon, tone, lines)


def _title(verdict: Verdict, review: Review) -> str:
    if verdict is Verdict.NO_ADDRESS and review.wish.channel.by_phone:
        return tr("no phone number")
    return tr(_TITLES[verdict])


def _note(review: Review, verdict: Verdict, embargo: Embargo | None) -> str:
    embargoed = review.wish.kind is CopyKind.EMBARGOED
    if verdict is Verdict.MAY:
        return tr("agreed to this embargo and to this lift time") if embargoed else tr("the release, as it was signed")
    if verdict is Verdict.HELD:
        if embargo is None or not embargoed:
            return tr("they get it later")
        when = place_words(embargo.lift.utc, embargo.lift.zone, embargo.lift.place)
        return tr("they get the release {when}, not this copy", when=when)
    return tr(_NOTES[verdict])


def _line(one: Judged) -> VerdictLine:
    reason = next((each.sentence for each in one.reasons if each.verdict is one.once), one.sentence)
    if one.once is Verdict.MAY and one.verdict is Verdict.MAY:
        reason = one.sentence
    warned = tuple(each.sentence for each in one.warnings)
    return VerdictLine(one.contact_id, one.name, one.outlet, one.address, reason, warned)


def reasons_of(one: Judged) -> list[Reason]:
    """Everything that is to be said of somebody, each said once."""
    return list({each.sentence: each for each in (*one.reasons, *one.warnings)}.values())


def sum_words(review: Review) -> str:
    """How the numbers add up: "33 people: 18 + 8 + 3. Nobody is left unexplained."."""
    total = len(review.judgement.people)
    if not total:
        return ""
    counts = " + ".join(number(len(people)) for _, people in review.groups)
    said = plural(total, "{n} person", "{n} people")
    return tr("{people}: {counts}. Nobody is left unexplained.", people=said, counts=counts)


def final_words(plan: Plan, review: Review) -> str:
    """The final button: what will happen, to how many."""
    count = len(review.may)
    embargoed = plan.copy is CopyKind.EMBARGOED
    if not count and review.judgement.people:
        return tr("Nobody may receive this now")
    if plan.channel is Channel.DRAFTS:
        if embargoed:
            return plural(count, "Make 1 draft of the embargoed copy", "Make {n} drafts of the embargoed copy")
        return plural(count, "Make 1 draft of the release", "Make {n} drafts of the release")
    if plan.channel is Channel.EXPORT:
        program = tr(preset(plan.preset_key).label)
        return plural(count, "Export 1 address for {program}", "Export {n} addresses for {program}", program=program)
    if plan.channel is Channel.CALL_SHEET:
        return plural(count, "Make a call sheet for 1 journalist", "Make a call sheet for {n} journalists")
    return _one_piece(plan, count)


def _one_piece(plan: Plan, count: int) -> str:
    what = {
        Channel.KIT: tr("Make the press kit"), Channel.PRINT: tr("Make the PDF to print"),
        Channel.CLIPBOARD: tr("Copy the text"),
    }[plan.channel]  # fmt: skip
    return plural(count, "{what} for 1 journalist", "{what} for {n} journalists", what=what) if count else what


def after_words(plan: Plan) -> str:
    """What stands below the final button."""
    return {
        Channel.DRAFTS: tr("Dateline sends nothing. Your mail program does, draft by draft."),
        Channel.EXPORT: tr("After export Dateline can no longer hold them back."),
        Channel.CALL_SHEET: tr("Nothing of the text is on it."),
    }.get(plan.channel, tr("Once it is out of Dateline, nothing can hold it back."))


def change_words(change: Change) -> str:
    """One person's difference: "Layla Haddad: may receive → never, Opted out by e-mail, today 09:12"."""
    after = change.after
    now = tr("no longer among these people") if after is None else _now(change, after)
    before = tr(_VERDICTS[change.before.once]) if change.before is not None else tr("new here")
    return tr("{name}: {before} → {now}", name=change.name, before=before, now=now)


def _now(change: Change, after: Judged) -> str:
    was = change.before
    if was is not None and was.once is after.once:
        if was.address != after.address:
            return tr("the address is {address} now", address=after.address)
        if was.hash != after.hash or was.language != after.language:
            return tr("another text than before")
    return f"{tr(_VERDICTS[after.once])}, {_line(after).reason}"


def as_table(review: Review, embargo: Embargo | None) -> str:
    """The whole list as lines with tabs, for a spreadsheet or to print."""
    return "\n".join("\t".join(row) for row in _rows(review, embargo))


def _rows(review: Review, embargo: Embargo | None) -> Iterator[tuple[str, ...]]:
    yield tr("Verdict"), tr("Name"), tr("Outlet"), tr("E-mail"), tr("Reason")
    for group in groups(review, embargo):
        for line in group.lines:
            yield group.title, line.name, line.outlet, line.address, "; ".join((line.reason, *line.warnings))


def checked_words(review: Review, now: datetime) -> str:
    """When the guard looked: "Guard checked 16:58. It checks again right before anything leaves."."""
    at = review.at.astimezone(now.tzinfo)
    return tr("Guard checked {time}. It checks again right before anything leaves.", time=f"{at:%H:%M}")
