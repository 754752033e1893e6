"""Search on a real file: what is found, in which order, how it is counted, and what the index survives."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, update

from desktop.domain.contact import Card
from desktop.domain.query import Ask, Condition, ContactQuery, Group, Operator, Rule, SortBy
from desktop.domain.search_text import holds_word, search_texts, typed_words
from desktop.storage import search, search_plan, search_sqlite
from desktop.storage.command import command
from desktop.storage.contacts import New, Writer, remove, set_deleted
from desktop.storage.engine import Database, open_database
from desktop.storage.tables import ContactSearch

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)
PEOPLE: list[Card] = [
    {"given_name": "Layla", "family_name": "Haddad", "transliteration": "", "city": "Amman", "country": "JO",
     "emails": [{"address": "l.haddad@levantwire.example"}], "phones": [{"number": "+962790000000"}],
     "affiliations": [{"outlet": "Levant Wire", "outlet_type": "agency", "role": "Senior correspondent"}],
     "beats": ["Conflict"], "languages": ["ar", "en"], "verified_on": "2026-11-01"},
    {"display_name": "ليلى حدّاد", "transliteration": "Leila Hadad", "country": "LB", "languages": ["ar"]},
    {"given_name": "Seán", "family_name": "O'Brien", "country": "IE", "notes": "Met in Geneva", "tags": ["VIP"],
     "affiliations": [{"outlet": "Nordisk Radio", "outlet_type": "radio", "role": "Éditeur"}]},
    {"given_name": "Noor", "family_name": "Al-Masri", "country": "JO", "last_touch": "2026-10-01",
     "emails": [{"address": "noor@bayan.example", "state": "bounced"}], "safety": ["in_exile"]},
    {"display_name": "王小明", "country": "CN", "beats": ["Health", "Human rights"]},
    {"display_name": "Олег Ковалёв", "country": "UA", "refusal": {"level": "no_releases"}, "city": "Zürich"},
    {"display_name": "News desk", "affiliations": [{"outlet": "Levant Wire"}, {"outlet": "Bayan Network"}]},
]  # fmt: skip


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = open_database(tmp_path_factory.mktemp("search") / "people.dateline", create=True)
    fill(database, PEOPLE)
    yield database
    database.close()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "own.dateline", create=True)
    yield database
    database.close()


def fill(database: Database, cards: list[Card]) -> None:
    with command(database, "Fill", user="mara", at=AT) as act:
        Writer.of(act).insert([New(n, card) for n, card in enumerate(cards, 1)])
        act.log_many(("contact", n, 1, None, b"{}") for n in range(1, len(cards) + 1))


def found(conn: Connection, text: str) -> list[int]:
    return sorted(search.ids(conn, ContactQuery(text)))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("haddad", [1]), ("hadda", [1]), ("add", [1]), ("حداد", [2]), ("leila", [2]), ("obrien", [3]), ("o'b", [3]),
        ("almasri", [4]), ("al-masri", [4]), ("masri noor", [4]), ("小明", [5]), ("明", [5]), ("ковалев", [6]),
        ("zurich", [6]), ("wire", [1, 7]), ("levant senior", [1]), ("geneva", [3]), ("0790000000", [1]),
        ("+962 79 000 0000", [1]), ("haddad@levantwire.example", [1]), ("jordan", [1, 4]), ("rights", [5]),
        ("h", [1, 2, 5]), ("nobody at all", []), ("\"'*^:()-+", [1, 2, 3, 4, 5, 6, 7]), ("", [1, 2, 3, 4, 5, 6, 7]),
    ],
)  # fmt: skip
def test_people_are_found_by_any_part_of_a_word(people: Database, text: str, ids: list[int]) -> None:
    with people.read() as conn:
        assert found(conn, text) == ids


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=20) | st.text(alphabet="layhdobrien'-\"*(AND OR NOT) حد小0790 wi", max_size=12))
@example('" OR contact_parts MATCH "x')
@example("NEAR(a b, 2) {names}: ^x* -y")
@example("\x00\ud7ff\uffff")
def test_any_text_finds_what_the_texts_hold(people: Database, text: str) -> None:
    words = typed_words(text)
    stored = {n: "".join(search_texts(card)) for n, card in enumerate(PEOPLE, 1)}
    expected = [n for n, whole in stored.items() if all(holds_word(whole, word) for word in words)]
    with people.read() as conn:
        assert found(conn, text) == expected
        first, complete = search.first_ids(conn, ContactQuery(text), 3)
        assert list(first) == list(search.ids(conn, ContactQuery(text)))[:3]
        assert complete == (len(expected) <= 3)
        assert search.count(conn, ContactQuery(text), 3) == (min(3, len(expected)), len(expected) < 3)


def test_names_come_by_family_name_and_the_other_way_round(people: Database) -> None:
    with people.read() as conn:
        names = [row.name for row in search.rows(conn, search.ids(conn, ContactQuery()))]
        assert names[:4] == ["Noor Al-Masri", "Layla Haddad", "News desk", "Seán O'Brien"]
        assert [r.name for r in search.rows(conn, search.ids(conn, ContactQuery(descending=True)))] == names[::-1]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(
    ("sort", "field"),
    [(SortBy.COUNTRY, "country"), (SortBy.VERIFIED, "verified_on"), (SortBy.LAST_TOUCH, "last_touch"),
     (SortBy.OUTLET, "outlet"), (SortBy.UPDATED, "updated_at")],
)  # fmt: skip
def test_other_orders_put_blanks_last(people: Database, sort: SortBy, field: str, *, descending: bool) -> None:
    with people.read() as conn:
        query = ContactQuery(sort=sort, descending=descending)
        ids = search.ids(conn, query)
        values = [getattr(row, field) for row in search.rows(conn, ids)]
        filled = [value for value in values if value]
        assert values == sorted(filled, reverse=descending) + [""] * (len(values) - len(filled))
        assert list(search.first_ids(conn, query, 4)[0]) == list(ids[:4])


def test_the_row_shows_who_it_is(people: Database) -> None:
    with people.read() as conn:
        layla, noor, desk = search.rows(conn, [1, 4, 7])
    assert (layla.name, layla.outlet, layla.role, layla.email) == (
        "Layla Haddad", "Levant Wire", "Senior correspondent", "l.haddad@levantwire.example",
    )  # fmt: skip
    assert (layla.beats, layla.languages, layla.phone) == (("Conflict",), ("ar", "en"), "+962790000000")
    assert (noor.bounced, noor.safety, noor.email) == (True, True, "noor@bayan.example")
    assert (desk.outlet_count, desk.beats) == (2, ())


def test_rows_keep_the_order_asked_for_and_leave_out_who_is_gone(people: Database) -> None:
    with people.read() as conn:
        assert [row.id for row in search.rows(conn, [6, 99, 1, 3])] == [6, 1, 3]
        assert search.rows(conn, []) == []


def test_only_those_of_a_selection(people: Database) -> None:
    with people.read() as conn:
        assert list(search.only(conn, [1, 2, 7, 99], ContactQuery("wire"))) == [1, 7]


def test_the_bin_is_apart(own: Database) -> None:
    fill(own, PEOPLE)
    with command(own, "Bin", user="mara", at=AT) as act:
        set_deleted(act, [1, 2], deleted=True)
    with own.read() as conn:
        assert found(conn, "wire") == [7]
        assert list(search.ids(conn, ContactQuery("wire", bin=True))) == [1]
        assert search.count(conn, ContactQuery(bin=True)) == (2, True)
        assert list(search.first_ids(conn, ContactQuery(bin=True))[0]) == [1, 2]


def test_the_index_follows_every_change(own: Database) -> None:
    fill(own, PEOPLE)
    with own.write() as conn:
        changed = update(ContactSearch).where(ContactSearch.contact_id == 1)
        conn.execute(changed.values(names=" rima saad"))
        remove(conn, [3])
        assert (found(conn, "saad"), found(conn, "obrien")) == ([1], [])
        assert search.problems(conn) == []


def import_many(database: Database, cards: list[Card], *, fail: bool = False) -> None:
    with command(database, "Import", user="mara", at=AT) as act:
        with search.bulk_load(act.conn, len(cards)):
            Writer.of(act).insert([New(n, card) for n, card in enumerate(cards, 1)])
        act.lasting = True
        if fail:
            raise RuntimeError


def test_many_are_indexed_at_once_and_a_rollback_leaves_nothing(own: Database) -> None:
    many: list[Card] = [{"display_name": f"Person{n} Haddad"} for n in range(3_000)]
    with pytest.raises(RuntimeError):
        import_many(own, many, fail=True)
    with own.read() as conn:
        assert found(conn, "haddad") == []
        assert search.problems(conn) == []
    import_many(own, many)
    with own.read() as conn:
        assert search.problems(conn) == []
        assert search.count(conn, ContactQuery("haddad"), 2_000) == (2_000, False)
        assert len(search.ids(conn, ContactQuery("erson29"))) == 111


def test_an_index_that_was_tampered_with_is_noticed(own: Database) -> None:
    fill(own, PEOPLE)
    with own.write() as conn:
        conn.exec_driver_sql("DROP TRIGGER contact_parts_changed")
        conn.execute(update(ContactSearch).where(ContactSearch.contact_id == 1).values(names=" someone else"))
    with own.read() as conn:
        assert search.problems(conn) == ["The search index does not match the contacts; it has to be made anew."]
    with own.write() as conn:
        search.create_index(conn)
    with own.read() as conn:
        assert search.problems(conn) == []
        assert found(conn, "someone") == [1]


QUESTIONS = [
    ContactQuery(text, rule, sort=sort, descending=descending)
    for text in ("", "ha", "haddad amm")
    for rule in (
        Rule(),
        Rule(Group("all", (Condition(Ask.BEAT, Operator.ANY_OF, ("Conflict",)),))),
        Rule(
            Group("all", (Condition(Ask.BEAT, Operator.ANY_OF, ("Health",)), Condition(Ask.TAG, Operator.IS_SET))),
            Group("any", (Condition(Ask.COUNTRY, Operator.ANY_OF, ("JO",)),)),
        ),
        Rule(Group("all", (Condition(Ask.OUTLET_TYPE, Operator.ANY_OF, ("radio",)),))),
    )
    for sort, descending in ((SortBy.NAME, False), (SortBy.NAME, True), (SortBy.COUNTRY, True))
]


def test_every_way_of_answering_gives_the_same_answer(own: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    cards: list[Card] = [
        {
            "display_name": f"{('Layla', 'Hadi', 'نور', 'Олег')[n % 4]} {('Haddad', 'Saad', 'حداد')[n % 3]} {n}",
            "beats": ["Conflict"] if n % 2 else ["Health"],
            "tags": ["VIP"] if n % 5 == 0 else [],
            "city": "Amman" if n % 7 else "Beirut",
            "country": ("JO", "LB", "")[n % 3],
            "affiliations": [{"outlet": f"Outlet {n % 9}", "outlet_type": "radio" if n % 9 < 4 else "daily"}],
        }
        for n in range(400)
    ]
    fill(own, cards)
    with command(own, "Bin", user="mara", at=AT) as act:
        set_deleted(act, range(11, 401, 11), deleted=True)
    with own.read() as conn:
        usual = [list(search.ids(conn, query)) for query in QUESTIONS]
        assert [len(ids) for ids in usual[:2]] == [364, 364]
        for limit in ("_PAGE", "_SAMPLED", "_TESTED"):  # so that all is many, and the first ones are not enough
            monkeypatch.setattr(search_plan, limit, 1)
        monkeypatch.setattr(search_plan, "_WALK_SHARE", 10**9)
        monkeypatch.setattr(search_sqlite, "_SLICE", 8)
        costs = ("_TEST", "_WALKED", "_ORDERED", "_FETCH", "_STEP", "_GATHER")
        for cheap in (*costs, "_STEP _GATHER"):
            for cost in costs:
                monkeypatch.setattr(search_plan, cost, 0.0001 if cost in cheap else 1.0)
            monkeypatch.setattr(search_plan, "_WALK", 10**9 if cheap == "_WALKED" else 50)
            for query, ids in zip(QUESTIONS, usual, strict=True):
                assert list(search.ids(conn, query)) == ids
                assert list(search.first_ids(conn, query, 5)[0]) == ids[:5]
                assert search.first_ids(conn, query, 5)[1] == (len(ids) <= 5)
                assert search.count(conn, query, 20) == (min(20, len(ids)), len(ids) < 20)
