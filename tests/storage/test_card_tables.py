"""Cards table by table: nothing is lost on the way, and cards can be put in the place of others."""

from desktop.domain.contact import Card
from desktop.storage.card_tables import TERM_WORD, WORK_OUTLET, CardTables, numbered, tables_of, with_cards
from desktop.storage.cards import prepared

LAYLA: Card = {
    "display_name": "Layla Haddad",
    "emails": [{"address": "layla@daily.example"}],
    "affiliations": [{"outlet": "The Daily", "role": "Editor"}],
    "beats": ["Water", "Trade"],
}
SAM: Card = {
    "display_name": "Sam Berg",
    "affiliations": [{"outlet": "The Daily", "role": "Reporter"}, {"outlet": "The Weekly"}],
    "beats": ["Trade"],
}


def words(tables: CardTables) -> list[tuple[int, str]]:
    return [(line[0], tables.words[line[TERM_WORD]][1]) for line in tables.terms]


def outlets(tables: CardTables) -> list[tuple[int, str]]:
    return [(line[0], tables.outlets[line[WORK_OUTLET]][0]) for line in tables.works]


def test_outlets_and_words_are_named_once() -> None:
    tables = tables_of([prepared(LAYLA), None, prepared(SAM)])
    assert words(tables) == [(0, "Water"), (0, "Trade"), (2, "Trade")]
    assert outlets(tables) == [(0, "The Daily"), (2, "The Daily"), (2, "The Weekly")]
    assert (len(tables.words), len(tables.outlets)) == (2, 2)
    assert tables.values[1] is None


def test_cards_stand_in_for_others_in_the_order_of_places() -> None:
    tables = tables_of([prepared(LAYLA), None, prepared(SAM)])
    joined = with_cards(tables, {0: prepared(SAM), 1: prepared(LAYLA)})
    assert [values and values[0] for values in joined.values] == ["Sam Berg", "Layla Haddad", "Sam Berg"]
    assert words(joined) == [(0, "Trade"), (1, "Water"), (1, "Trade"), (2, "Trade")]
    assert outlets(joined)[:3] == [(0, "The Daily"), (0, "The Weekly"), (1, "The Daily")]
    assert [line[0] for line in joined.emails] == [1]
    assert with_cards(tables, {}) is tables


def test_lines_are_led_by_the_ids_of_their_cards() -> None:
    tables = tables_of([prepared(LAYLA), prepared(SAM)])
    assert [line[0] for line in numbered(tables.terms, [0, 40])] == [40]
