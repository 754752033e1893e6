"""Rules as SQL: every condition against people of whom it is known who fits."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from sqlalchemy import Connection

from desktop.domain.contact import Card
from desktop.domain.query import Ask, Condition, ContactQuery, Group, Operator, Rule
from desktop.domain.rule_json import query_to_json
from desktop.storage import lists, search
from desktop.storage.command import command
from desktop.storage.contacts import New, Writer
from desktop.storage.engine import Database, open_database
from tests.domain.queries import queries

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)
TODAY = date(2026, 11, 22)
LAYLA, SALMA, SEAN, NOOR, OLEH = 1, 2, 3, 4, 5
EVERYONE = [LAYLA, SALMA, SEAN, NOOR, OLEH]
PEOPLE: list[Card] = [
    {"display_name": "Layla Haddad", "beats": ["Conflict", "Human rights"], "languages": ["ar-LB", "en"],
     "regions": ["Levant"], "tags": ["VIP"], "city": "Zürich", "country": "JO", "notes": "Met in Geneva",
     "emails": [{"address": "l.haddad@levantwire.example"}], "verified_on": "2026-11-01", "last_touch": "2026-08-01",
     "affiliations": [{"outlet": "The Levant Wire", "outlet_type": "agency", "role": "Éditeur en chef"}]},
    {"display_name": "سلمى النجار", "beats": ["Health"], "languages": ["ar"], "country": "LB", "city": "Amman",
     "affiliations": [{"outlet": "Nordisk Radio", "outlet_type": "radio", "ended": "2024-01-01", "role": "Reporter"}]},
    {"display_name": "Seán O'Brien", "beats": ["Armed conflict"], "languages": ["en", "fr"], "tags": ["Old list"],
     "emails": [{"address": "sean@nordisk.example", "state": "bounced"}], "verified_on": "2020-01-01",
     "affiliations": [{"outlet": "Nordisk Radio", "outlet_type": "radio", "role": "News editor"}]},
    {"display_name": "Noor Al-Masri", "refusal": {"level": "no_contact"}, "safety": ["in_exile", "pseudonym"]},
    {"display_name": "Oleh", "emails": [{"address": "o@x.example"}], "refusal": {"level": "no_releases"}},
]  # fmt: skip
BY_HAND, SMART, ITSELF = 1, 2, 3


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = open_database(tmp_path_factory.mktemp("rules") / "people.dateline", create=True)
    arabic = ContactQuery(rule=Rule(Group("all", (Condition(Ask.LANGUAGE, Operator.ANY_OF, ("ar",)),))))
    with command(database, "Fill", user="mara", at=AT) as act:
        Writer.of(act).insert([New(n, card) for n, card in enumerate(PEOPLE, 1)], batch_id=act.batch_id)
        act.log("contact", 1, 1, None, {})
        lists.insert_new(act, "By hand", on=[LAYLA, NOOR])
        smart = lists.insert_new(act, "Arabic", query=query_to_json(arabic), on=[OLEH])
        lists.put(act, smart, [SALMA], "excluded")
        loop = Condition(Ask.LIST, Operator.ANY_OF, (str(ITSELF),))
        lists.insert_new(act, "Itself", query=query_to_json(ContactQuery(rule=Rule(Group("all", (loop,))))))
        lists.insert_new(act, "From tomorrow", query='{"who": {"match": "all", "items": [{"ask": "star_sign"}]}}')
    yield database
    database.close()


def fitting(conn: Connection, *conditions: Condition) -> list[int]:
    query = ContactQuery(rule=Rule(Group("all", conditions)))
    return sorted(search.ids(conn, query, TODAY))


ANY, ALL, NONE, PART = Operator.ANY_OF, Operator.ALL_OF, Operator.NONE_OF, Operator.CONTAINS
SET, EMPTY, WITHIN, NOT_WITHIN = Operator.IS_SET, Operator.IS_EMPTY, Operator.WITHIN_DAYS, Operator.NOT_WITHIN_DAYS


@pytest.mark.parametrize(
    ("ask", "operator", "values", "fits"),
    [
        (Ask.BEAT, ANY, ("conflict",), [LAYLA]),
        (Ask.BEAT, ANY, ("Conflict", "Health"), [LAYLA, SALMA]),
        (Ask.BEAT, ALL, ("Conflict", "Human rights"), [LAYLA]),
        (Ask.BEAT, NONE, ("Conflict",), [SALMA, SEAN, NOOR, OLEH]),
        (Ask.BEAT, PART, ("conflict",), [LAYLA, SEAN]),
        (Ask.BEAT, SET, (), [LAYLA, SALMA, SEAN]),
        (Ask.BEAT, EMPTY, (), [NOOR, OLEH]),
        (Ask.REGION, ANY, ("Levant",), [LAYLA]),
        (Ask.LANGUAGE, ANY, ("ar",), [LAYLA, SALMA]),
        (Ask.LANGUAGE, ALL, ("ar", "en"), [LAYLA]),
        (Ask.TAG, PART, ("list",), [SEAN]),
        (Ask.OUTLET, ANY, ("Levant Wire",), [LAYLA]),
        (Ask.OUTLET, PART, ("radio",), [SEAN]),
        (Ask.OUTLET, EMPTY, (), [SALMA, NOOR, OLEH]),
        (Ask.OUTLET_TYPE, ANY, ("Radio", "daily"), [SEAN]),
        (Ask.ROLE, ANY, ("editeur en chef",), [LAYLA]),
        (Ask.ROLE, PART, ("edit",), [LAYLA, SEAN]),
        (Ask.ROLE, SET, (), [LAYLA, SEAN]),
        (Ask.COUNTRY, ANY, ("jo", "LB"), [LAYLA, SALMA]),
        (Ask.COUNTRY, EMPTY, (), [SEAN, NOOR, OLEH]),
        (Ask.CITY, ANY, ("zurich",), [LAYLA]),
        (Ask.CITY, PART, ("ür",), [LAYLA]),
        (Ask.CITY, SET, (), [LAYLA, SALMA]),
        (Ask.ADDRESS, SET, (), [LAYLA, OLEH]),
        (Ask.ADDRESS, EMPTY, (), [SALMA, SEAN, NOOR]),
        (Ask.REFUSAL, SET, (), [NOOR, OLEH]),
        (Ask.REFUSAL, ANY, ("no_contact",), [NOOR]),
        (Ask.SAFETY, SET, (), [NOOR]),
        (Ask.SAFETY, ALL, ("in_exile", "pseudonym"), [NOOR]),
        (Ask.SAFETY, ANY, ("unsafe_channel",), []),
        (Ask.VERIFIED, WITHIN, ("30",), [LAYLA]),
        (Ask.VERIFIED, NOT_WITHIN, ("30",), [SALMA, SEAN, NOOR, OLEH]),
        (Ask.VERIFIED, EMPTY, (), [SALMA, NOOR, OLEH]),
        (Ask.LAST_TOUCH, WITHIN, ("365",), [LAYLA]),
        (Ask.ADDED, WITHIN, ("0",), EVERYONE),
        (Ask.IMPORT, ANY, ("1",), EVERYONE),
        (Ask.IMPORT, ANY, ("2", "x"), []),
        (Ask.NAME, PART, ("obrien",), [SEAN]),
        (Ask.NAME, ANY, ("النجار", "layla"), [LAYLA, SALMA]),
        (Ask.NOTES, PART, ("geneva met",), [LAYLA]),
        (Ask.NOTES, SET, (), [LAYLA]),
        (Ask.LIST, ANY, ("1",), [LAYLA, NOOR]),
        (Ask.LIST, ANY, ("2",), [LAYLA, OLEH]),
        (Ask.LIST, NONE, ("1", "2"), [SALMA, SEAN]),
        (Ask.LIST, SET, (), [LAYLA, NOOR, OLEH]),
        (Ask.LIST, ANY, ("3",), []),
        (Ask.LIST, ANY, ("99", "x"), []),
    ],
)
def test_who_fits(people: Database, ask: Ask, operator: Operator, values: tuple[str, ...], fits: list[int]) -> None:
    with people.read() as conn:
        assert fitting(conn, Condition(ask, operator, values)) == fits


def test_groups_and_what_is_left_out(people: Database) -> None:
    verified = Condition(Ask.VERIFIED, WITHIN, ("60",))
    english = Condition(Ask.LANGUAGE, ANY, ("en",))
    health = Condition(Ask.BEAT, ANY, ("Health",))
    tagged = Condition(Ask.TAG, ANY, ("Old list",))
    rule = Rule(Group("all", (Group("any", (english, health)), Group("any", ()))), Group("any", (tagged, verified)))
    with people.read() as conn:
        assert sorted(search.ids(conn, ContactQuery(rule=rule), TODAY)) == [SALMA]
        assert sorted(search.ids(conn, ContactQuery(rule=Rule(Group("any", (english, health)))))) == [1, 2, 3]
        assert sorted(search.ids(conn, ContactQuery(rule=Rule(Group("any", (Group(),)))))) == EVERYONE


def test_a_list_is_its_rule_with_those_put_on_and_without_those_kept_off(people: Database) -> None:
    with people.read() as conn:
        assert sorted(search.ids(conn, ContactQuery(list_id=SMART))) == [LAYLA, OLEH]
        assert list(search.ids(conn, ContactQuery("layla", list_id=SMART))) == [LAYLA]


def test_a_list_this_version_cannot_read_stands_still(people: Database) -> None:
    with people.read() as conn:
        assert list(search.ids(conn, ContactQuery(list_id=4))) == []


@settings(max_examples=150, deadline=None)
@given(query=queries())
def test_any_question_has_one_answer_whichever_way_it_is_asked(people: Database, query: ContactQuery) -> None:
    with people.read() as conn:
        ids = list(search.ids(conn, query, TODAY))
        assert len(set(ids)) == len(ids)
        first, complete = search.first_ids(conn, query, 2, TODAY)
        assert (list(first), complete) == (ids[:2], len(ids) <= 2)
        assert search.count(conn, query, 3, TODAY) == (min(3, len(ids)), len(ids) < 3)
        assert list(search.only(conn, reversed(EVERYONE), query, TODAY)) == ids
        opposite = ContactQuery(rule=Rule(leave_out=Group("any", (query.rule.who,))), bin=query.bin)
        alike = ContactQuery(rule=Rule(query.rule.who), bin=query.bin)
        if query.rule.who.items:
            both = sorted([*search.ids(conn, alike, TODAY), *search.ids(conn, opposite, TODAY)])
            assert both == ([] if query.bin else EVERYONE) or not any_condition(query.rule.who)


def any_condition(group: Group) -> bool:
    return any(isinstance(item, Condition) or any_condition(item) for item in group.items)
