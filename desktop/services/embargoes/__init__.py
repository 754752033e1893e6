"""Owns embargoes as acts: set and move a lift, ask, record answers, lift early, note breaches; and what came of it.

Nothing here gives a text to anybody: offers and notices hold no word of a statement. Every write is one act in the
history; what happened outside (a lift, a breach, a moved lift after agreements) cannot be undone.
"""

from desktop.services.embargoes.answering import Reply, record_answers, void
from desktop.services.embargoes.breaking import (
    BreachReport,
    BreachRow,
    answer_appeal,
    appeal,
    breaches,
    decide,
    record_breach,
)
from desktop.services.embargoes.calendars import calendar_file
from desktop.services.embargoes.lifts import (
    Changed,
    ChangePreview,
    RulesChanged,
    cancel,
    change_lift,
    check_zone_rules,
    confirm_rules,
    lift_now,
    preview_change,
    set_lift,
)
from desktop.services.embargoes.notices import Notice, notices
from desktop.services.embargoes.offering import Letters, NotAsked, OfferDraft, Offered, draft_offers, offer
from desktop.services.embargoes.records import Cell, Matrix, MatrixRow, RecordOf, matrix, record_of, record_of_outlet
from desktop.services.embargoes.tiering import Overtaken, overtaken, set_tiers
from desktop.services.embargoes.views import (
    ClockBehind,
    PartyStand,
    all_embargoes,
    bands,
    cautions_of,
    get,
    of_statement,
    read_lift,
    stands,
)

__all__ = [
    "BreachReport", "BreachRow", "Cell", "ChangePreview", "Changed", "ClockBehind", "Letters", "Matrix",
    "MatrixRow", "NotAsked", "Notice", "OfferDraft", "Offered", "Overtaken", "PartyStand", "RecordOf", "Reply",
    "RulesChanged", "all_embargoes", "answer_appeal", "appeal", "bands", "breaches", "calendar_file", "cancel",
    "cautions_of", "change_lift", "check_zone_rules", "confirm_rules", "decide", "draft_offers", "get",
    "lift_now", "matrix", "notices", "of_statement", "offer", "overtaken", "preview_change", "read_lift",
    "record_answers", "record_breach", "record_of", "record_of_outlet", "set_lift", "set_tiers", "stands", "void",
]  # fmt: skip
