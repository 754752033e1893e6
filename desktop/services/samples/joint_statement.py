"""The example's joint statement: three organisations, two languages, sign-offs, an embargo and its answers."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import orjson

from desktop.domain.query import ContactQuery
from desktop.domain.signoff import Decision, How
from desktop.domain.statement.text import StatementText, text_from_json
from desktop.resources import resource
from desktop.services import contacts, embargoes, organisations, signoffs, statements
from desktop.services.embargoes import Reply
from desktop.services.signoffs import Said
from desktop.services.workspaces import Workspace

_CITY, _ZONE, _WALL = "Washington", "America/New_York", "06:00"
_ASKED, _AGREED, _DECLINED = 24, 15, 2


def add_joint_statement(workspace: Workspace) -> None:
    """Put it all in, its dates as fresh as today: the embargo lifts tomorrow morning in Washington."""
    card = orjson.loads(resource("sample/statement.json").read_bytes())
    signers = tuple(organisations.create(workspace, one).id for one in card["organisations"])
    tomorrow = workspace.clock().date() + timedelta(days=1)
    texts = [_dated(one, tomorrow) for one in card["texts"]]
    made = statements.create_from_text(workspace, texts[0], title=card["title"]).id
    for text in texts[1:]:
        statements.add_language(workspace, made, text.language)
        version = statements.get(workspace, made).version_in(text.language)
        if version is not None:
            statements.save_draft(workspace, made, text.language, text, version.version)
    for text in texts:
        _sign(workspace, made, text.language, signers, card["organisations"])
    _embargo(workspace, made, tomorrow)


def _dated(card: dict[str, Any], day: date) -> StatementText:
    from babel.dates import format_date

    text = text_from_json(card)
    written = format_date(day, "d MMMM y", locale=text.language)
    return replace(text, date=day.isoformat(), date_written=written)


def _sign(
    workspace: Workspace, statement_id: int, language: str, signers: tuple[int, ...], cards: list[dict[str, Any]]
) -> None:
    """Ours and the first partner approved; the last one is asked and has not answered."""
    statements.make_revision(workspace, statement_id, language)
    signoffs.request(workspace, statement_id, language, signers[1:])
    for signer, card, how in zip(signers[:-1], cards[:-1], (How.OWN, How.MAIL), strict=True):
        person = card["signatories"][0]["name"]
        signoffs.record(workspace, statement_id, language, signer, Said(Decision.APPROVED, person, how))


def _embargo(workspace: Workspace, statement_id: int, day: date) -> None:
    """Most of those asked agreed, a few declined, the others have not answered.

    That they were asked is recorded, not done: the guard lets an example ask nobody.
    """
    lift = embargoes.read_lift(workspace, f"{day.isoformat()} {_WALL}", _ZONE, city=_CITY)
    made = embargoes.set_lift(workspace, statement_id, lift).id
    reachable = (row for row in contacts.rows(workspace, contacts.ids(workspace, ContactQuery())) if not row.refusal)
    asked = [row.id for row in reachable][:_ASKED]
    embargoes.record_answers(workspace, made, [Reply("asked", one, how="mail") for one in asked])
    answers = [Reply("accepted", one, how="mail") for one in asked[:_AGREED]]
    answers += [Reply("declined", one, how="call") for one in asked[_AGREED : _AGREED + _DECLINED]]
    embargoes.record_answers(workspace, made, answers)
