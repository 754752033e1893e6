"""All rules of the guard, strongest first. The page of the settings and docs/guard.md are made from this table.

The verdict of a person is that of the first rule that applies; every other rule that applies is a reason too.
"""

from collections.abc import Iterator
from typing import Any

from desktop.domain.guard import blocks, cautions, promises, refusals
from desktop.domain.guard.case import Case
from desktop.domain.guard.facts import Copy
from desktop.domain.guard.rule import MARKED, PROMISED, RESERVED, TEXTS, UNASKED, UNREACHED, UNSETTLED, Rule, Verdict

_NOBODY, _NEVER, _NO_ADDRESS = Verdict.NOBODY_YET, Verdict.NEVER, Verdict.NO_ADDRESS
_EMBARGOED, _RELEASE = TEXTS & PROMISED, TEXTS - PROMISED
_PARTNER, _HELD, _MAY = Verdict.PARTNER, Verdict.HELD, Verdict.MAY

BLOCKS: tuple[Rule[Copy], ...] = (
    Rule("no_text", _NOBODY, "No text to give away",
         "The statement has no text in any of the languages asked for.",
         "Write the text, or choose a language there is.", blocks.no_text, TEXTS),
    Rule("no_revision", _NOBODY, "{language}: no revision yet",
         "The working text was never made a revision: there is nothing a partner could have signed.",
         "Make a revision and ask for sign-off.", blocks.no_revision, TEXTS),
    Rule("not_current", _NOBODY, "{revision} is not the newest, {current} is",
         "A newer revision exists. Only the newest leaves.",
         "Look at the newest revision.", blocks.not_current, TEXTS),
    Rule("edited", _NOBODY, "{language}: changed since revision {number}",
         "The working text was changed after the revision that was signed. One word is enough.",
         "Make a revision of the change and ask for sign-off, or take the change back.", blocks.edited, TEXTS),
    Rule("nobody_signs", _NOBODY, "No organisation issues this statement",
         "A statement without an organisation has nobody to answer for it.",
         "Choose the organisations that sign.", blocks.nobody_signs, TEXTS),
    Rule("refused", _NOBODY, "{organisation} refused {revision}",
         "An organisation said no to this revision.",
         "Change the text with them and ask again, or remove them as signatory.", blocks.refused, TEXTS),
    Rule("unsigned", _NOBODY, "{organisation} has not approved {revision}",
         "An organisation has not approved exactly this text in this language. Silence is no.",
         "Ask for sign-off, remind them, or remove them as signatory.", blocks.unsigned, TEXTS),
    Rule("comments", _NOBODY, "{organisation} wants changes to {revision}",
         "An organisation answered with comments, which is no approval.",
         "Make a revision of what they ask for, or ask them to approve this one.", blocks.commented, TEXTS),
    Rule("stranger", _NOBODY, "{organisation} is named and does not sign",
         "The text names an organisation as issuing it that is not among those who sign.",
         "Add it to the organisations and ask for sign-off, or take it out of the text.", blocks.stranger, TEXTS),
    Rule("withdrawn", _NOBODY, "Withdrawn {when}{why}",
         "The statement was withdrawn.",
         "Make a new statement.", blocks.withdrawn),
    Rule("not_chosen", _NOBODY, "Neither an embargo nor immediate release",
         "Nobody chose whether the statement is for immediate release or under embargo.",
         "Choose one of the two.", blocks.not_chosen),
    Rule("no_lift", _NOBODY, "The embargo has no lift time",
         "An embargo is chosen, but it is not set when it ends.",
         "Set the lift.", blocks.no_lift),
    Rule("cancelled", _NOBODY, "The embargo was cancelled",
         "The embargo was cancelled and nothing was chosen in its place.",
         "Choose immediate release, or set a new lift.", blocks.cancelled),
    Rule("both", _NOBODY, "An embargo runs; immediate release is set",
         "The statement says both. A promise that was given counts until it is taken back.",
         "Lift the embargo, cancel it, or choose the embargo.", blocks.both),
    Rule("not_public", _NOBODY, "Not public before {lift}",
         "A press kit, a print or the clipboard for whoever it may reach, before the embargo has ended.",
         "Wait for the lift, or give those who agreed the embargoed copy.", blocks.not_public, _RELEASE),
    Rule("nothing_to_hold", _NOBODY, "For immediate release: nothing to hold",
         "An embargoed copy or an offer of what is for immediate release.",
         "Give away the release, or set an embargo.", blocks.nothing_to_hold, PROMISED),
    Rule("already_lifted", _NOBODY, "The embargo was lifted {when}",
         "An embargoed copy or an offer after the lift.",
         "Give away the release.", blocks.already_lifted, PROMISED),
    Rule("broken", _NOBODY, "The embargo was broken",
         "An embargoed copy or an offer under an embargo that did not hold.",
         "Lift it early for everybody, or record that it holds.", blocks.broken, PROMISED),
    Rule("rules_moved", _NOBODY, "Zone rules changed: check {lift}",
         "The time-zone rules changed, and the lift may be another instant than the one that was promised.",
         "Look at the lift and confirm it.", blocks.rules_moved),
    Rule("clock_behind", _NOBODY, "The clock is behind: {latest} is recorded",
         "The computer's clock shows less than the newest moment the workspace remembers, so no time can be trusted.",
         "Set the computer's clock.", blocks.clock_behind),
    Rule("quarantine", _NOBODY, "This workspace is a copy, in quarantine",
         "The workspace was copied or restored. The first one may have given away the same already.",
         "Confirm that this is the workspace to work with.", blocks.quarantine),
    Rule("example", _NOBODY, "The example cannot release anything",
         "The example workspace holds invented people.",
         "Open or make a workspace of your own.", blocks.example),
    Rule("read_only", _NOBODY, "Read only: nothing can be recorded",
         "What leaves must be written down, and nothing can be written now.",
         "Open the workspace where it can be changed.", blocks.read_only),
)  # fmt: skip
"""What keeps the whole statement back, strongest first."""

RULES: tuple[Rule[Case], ...] = (
    Rule("suppressed", _NEVER, "{reason}, {when}",
         "Every address they can be written to is on the suppression list. It outlives the contact, and no import, "
         "merge or undo removes anything from it.",
         "Only they can change this; then lift the suppression, with the reason.", refusals.suppressed, gate=UNREACHED),
    Rule("no_contact", _NEVER, "Do not contact{why}",
         "They asked never to be contacted.",
         "Only they can change this; then lower the refusal, with the reason.", refusals.no_contact, gate=MARKED),
    Rule("no_releases", _NEVER, "No releases{why}",
         "They asked for no releases.",
         "Only they can change this; then lower the refusal, with the reason.", refusals.no_releases, gate=MARKED),
    Rule("shared_refusal", _NEVER, "{address} is also {name}'s, who refuses",
         "Their only address belongs to somebody else too, who refuses.",
         "Give them an address of their own.", refusals.shared_refusal, gate=UNREACHED),
    Rule("other_record", _NEVER, "Another record of theirs: {sentence}",
         "A second record seems to be the same person, and that one must never be written to.",
         "Merge the two, or say that they are different people.", lambda _: ()),
    Rule("erased", _NEVER, "No longer in this workspace",
         "The contact was erased or does not exist any more.",
         "Choose the people again.", refusals.erased, gate=MARKED),
    Rule("in_bin", _NEVER, "In the bin",
         "The contact is in the bin.",
         "Take it out of the bin.", refusals.in_bin, gate=MARKED),
    Rule("left_out", _NEVER, "Left out{why}",
         "Somebody left this person out of this statement.",
         "Take them in again.", refusals.left_out, gate=MARKED),
    Rule("breach", _NEVER, "Broke ‘{title}’ embargo, {when}",
         "They broke an embargo and it was decided to exclude them. It concerns embargoed copies and offers, never the "
         "release, and ends when the decision is changed (they may appeal).",
         "Hear their appeal and change the decision.", refusals.breach, PROMISED, gate=MARKED),
    Rule("outlet_breach", _NEVER, "{outlet} broke ‘{title}’ embargo, {when}",
         "Their outlet broke an embargo and it was decided to exclude everybody who works there, from embargoed copies "
         "and offers.",
         "Hear the outlet's appeal and change the decision.", refusals.outlet_breach, PROMISED, gate=MARKED),
    Rule("no_address", _NO_ADDRESS, "No e-mail address{else_}",
         "There is no e-mail address.",
         "Add an address.", refusals.no_address, gate=UNREACHED),
    Rule("no_phone", _NO_ADDRESS, "No phone number",
         "There is no number to call (call sheets only).",
         "Add a number.", refusals.no_phone),
    Rule("hidden", _NO_ADDRESS, "A web page hid the address",
         "What was copied is the placeholder of a web page, not an address.",
         "Fill in the address.", refusals.hidden, gate=UNREACHED),
    Rule("undeliverable", _NO_ADDRESS, "Cannot be delivered: {address}",
         "No mail can arrive at the address as it is written.",
         "Correct the address.", refusals.undeliverable, gate=UNREACHED),
    Rule("bounced", _NO_ADDRESS, "{why}",
         "Mail to every address came back for good.",
         "Correct the address, or mark it as working again.", refusals.bounced, gate=UNREACHED),
    Rule("leads", _PARTNER, "{organisation} sends, since {when}",
         "A partner leads on this person.",
         "Agree with the partner, then take over.", promises.leads, gate=MARKED),
    Rule("holds", _PARTNER, "Holds this text since {when}",
         "They were given exactly this text before, in whatever language, by this way or by one nobody noted.",
         "Send again to this one person.", promises.holds, TEXTS, gate=MARKED),
    Rule("exclusive", _PARTNER, "Promised to {names} alone",
         "It was promised to others alone. The promise ends with the lift.",
         "End the exclusive.", promises.exclusive, gate=RESERVED),
    Rule("same_address", _PARTNER, "Same address as {name}",
         "Their only address is first of all that of somebody else in the audience: whoever it stands highest for, and "
         "of those the oldest record. What that person may not have does not go to the address either.",
         "Give each an address of their own, or merge them.", promises.same_address, gate=UNREACHED),
    Rule("same_person", _PARTNER, "Same person as {name}, {at}",
         "A second record seems to be the same person, and gets it, holds it, or hears from a partner.",
         "Merge the two, or say that they are different people.", lambda _: ()),
    Rule("before_lift", _HELD, "Gets the release {lift}",
         "The release leaves at the lift, for everybody.",
         "Wait for the lift, or lift early.", promises.before_lift, _RELEASE),
    Rule("declined", _HELD, "{who}: {why}",
         "They declined, or their desk did. A person's own no counts more than their desk's yes.",
         "Record their new answer, if they change their mind.", promises.declined, _EMBARGOED, gate=UNSETTLED),
    Rule("void", _HELD, "Agreement void: {why}",
         "They agreed for an outlet they have left, or the agreement fell away.",
         "Ask them again.", promises.void, _EMBARGOED, gate=UNSETTLED),
    Rule("old_lift", _HELD, "Agreed to the old lift time, {lift}",
         "They agreed to an earlier lift than the one now.",
         "Ask them again.", promises.agreed_to_old_lift, _EMBARGOED, gate=UNSETTLED),
    Rule("old_terms", _HELD, "Agreed {when}, before terms got worse",
         "They agreed to terms that got worse since.",
         "Ask them again.", promises.agreed_to_old_terms, _EMBARGOED, gate=UNSETTLED),
    Rule("not_answered", _HELD, "{who} {when}, has not answered",
         "They were asked and did not answer. Silence is no.",
         "Ask again, or record the answer.", promises.not_answered, _EMBARGOED, gate=UNSETTLED),
    Rule("not_asked", _HELD, "Not asked yet",
         "They were not asked to agree to the embargo. First the offer, then the answer, then the text.",
         "Offer the embargo.", promises.not_asked, _EMBARGOED, gate=UNASKED),
    Rule("tier", _HELD, "{name}: from {lift}",
         "They belong to a group that gets the embargoed copy from a moment of its own; of several, the last counts. "
         "Whoever is in none waits for that of everybody else, or for the last.",
         "Wait, or change the group's time.", promises.tier, _EMBARGOED, gate=RESERVED),
)  # fmt: skip
"""What decides on one person, strongest first."""

WARNINGS: tuple[Rule[Case], ...] = (
    Rule("safety", _MAY, "Safety: {flag}",
         "A careless message is a danger for this person.",
         "Leave them out if in doubt.", cautions.safety),
    Rule("given_otherwise", _MAY, "Also in the {way} of {when}",
         "They were given exactly this text before by another way. If both are used, it reaches them twice.",
         "Leave them out, or use only one of the two.", cautions.given_otherwise, TEXTS),
    Rule("safe_address", _MAY, "Only an address kept for safe contact",
         "The only address is one kept for safe contact.",
         "Leave them out if in doubt.", cautions.safe_address),
    Rule("other_suppressed", _MAY, "Objected at {address}",
         "They objected at another address of theirs.",
         "Leave them out if in doubt, or record that they refuse.", cautions.other_suppressed),
    Rule("no_version", _MAY, "Reads {languages}, gets {language}",
         "There is no version in a language of theirs.",
         "Add a version.", cautions.no_version),
    Rule("away", _MAY, "Away until {until}",
         "They are away.",
         "Ask who stands in.", cautions.away),
    Rule("outside_hours", _MAY, "It is {there} in {place}",
         "It is outside the hours that are good for them, or a day they do not work.",
         "Wait for their morning.", cautions.outside_hours),
    Rule("role_address", _MAY, "A desk's address, not a person's",
         "The address is read by a desk.",
         "Add their own address.", cautions.role_address),
    Rule("not_verified", _MAY, "Not verified since {when}",
         "Nobody has looked for a year whether this is still right.",
         "Verify the contact.", cautions.not_verified),
    Rule("never_verified", _MAY, "Never verified",
         "Nobody ever looked whether this is right.",
         "Verify the contact.", cautions.never_verified),
    Rule("colleague", _MAY, "A colleague at {outlet} also gets it",
         "Somebody else in the same newsroom gets it too.",
         "Leave one of them out.", cautions.colleague),
)  # fmt: skip
"""What to know of somebody who may. They change no verdict."""

REMARKS: tuple[Rule[Copy], ...] = (
    Rule("quotes", _MAY, "{name}: no approval of the quote recorded",
         "Somebody is quoted whose approval of the quote is not recorded.",
         "Record the approval.", cautions.quotes, TEXTS),
)  # fmt: skip
"""What to know of the statement. They change no verdict."""

STOPPED: Rule[Copy] = Rule(
    "stopped", _NOBODY, "The check stopped",
    "The check could not be finished, for whatever reason. Then nobody may receive.",
    "Try again.", lambda _: (),
)  # fmt: skip


def every_rule() -> Iterator[Rule[Any]]:
    """All rules in their order: of the statement, of a person, warnings."""
    yield STOPPED
    yield from BLOCKS
    yield from RULES
    yield from WARNINGS
    yield from REMARKS


def named(name: str) -> Rule[Any]:
    """The rule of this name."""
    return next(rule for rule in every_rule() if rule.name == name)
