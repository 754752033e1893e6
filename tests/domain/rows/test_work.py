import datetime as dt

import pytest

from desktop.domain.columns import ColumnMatch, Mapping
from desktop.domain.rows import RowReader
from desktop.domain.rows.draft import Gathered
from desktop.domain.rows.work import affiliations_of, outlet_kind, outlets_in


@pytest.mark.parametrize(
    ("text", "freelance", "outlets"),
    [
        ("Le Temps; RTS", False, ["Le Temps", "RTS"]), ("Le Temps\nRTS", False, ["Le Temps", "RTS"]),
        ("CNN / Reuters", False, ["CNN", "Reuters"]), ("AFP/Getty", False, ["AFP/Getty"]),
        ("AFP/Getty", True, ["AFP", "Getty"]), ("Tages, Presse AG", False, ["Tages, Presse AG"]),
        ("taz, ZEIT und SZ", True, ["taz", "ZEIT", "SZ"]), ("BBC", False, ["BBC"]), ("A;", False, ["A;"]), (";;;;", False, [";;;;"]),
        ("A; BBC", False, ["A; BBC"]),
    ],
)  # fmt: skip
def test_several_outlets_only_where_it_is_clear(text: str, outlets: list[str], *, freelance: bool) -> None:
    assert list(outlets_in(text, freelance=freelance)) == outlets


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Tageszeitung", "daily"), ("Radio station", "radio"), ("قناة فضائية", "tv"), ("News agency", "agency"), ("Blog", "online"),
     ("Zine", "Zine"), ("", "")],
)  # fmt: skip
def test_the_kind_of_an_outlet_in_five_languages(text: str, kind: str) -> None:
    assert outlet_kind(text) == kind


def _works(*cells: str) -> list[dict[str, str]]:
    columns = tuple(ColumnMatch(n, k, k) for n, k in enumerate(["full_name", "outlet", "role", "desk", "outlet_type"]))
    reader = RowReader(Mapping(columns=columns), "x.csv", dt.date(2026, 11, 22))
    return reader.read(2, ["Anna Berg", *cells])["card"].get("affiliations", [])  # type: ignore[return-value]


def test_role_desk_and_kind_are_of_the_first_outlet() -> None:
    assert _works("Le Temps; RTS", "Editor", "Foreign", "Quotidien") == [
        {"outlet": "Le Temps", "role": "Editor", "desk": "Foreign", "outlet_type": "daily"},
        {"outlet": "RTS"},
    ]
    assert _works("Freie Presse, Chemnitz", "Redakteur") == [{"outlet": "Freie Presse, Chemnitz", "role": "Redakteur"}]


def test_freelance_is_a_role_and_no_outlet() -> None:
    assert _works("Freelance") == [{"outlet": "", "role": "Freelance"}]
    assert _works("Freelance / BBC / taz", "Writer") == [{"outlet": "BBC", "role": "Writer"}, {"outlet": "taz"}]
    assert _works("BBC, taz", "Freie Journalistin") == [
        {"outlet": "BBC", "role": "Freie Journalistin"},
        {"outlet": "taz"},
    ]
    assert _works("taz", "", "", "Freelance") == [{"outlet": "taz"}]


def test_a_role_without_an_outlet_is_kept() -> None:
    assert _works("", "Editor") == [{"outlet": "", "role": "Editor"}]
    assert _works("", "", "") == []


def test_each_outlet_has_its_own_role_where_the_cell_says_so() -> None:
    row = Gathered([])
    row.outlet, row.role, row.desk, row.outlet_type = "The Paper; Radio Nine", "Editor; Host", "; News", "daily; radio"
    assert affiliations_of(row) == [
        {"outlet": "The Paper", "role": "Editor", "outlet_type": "daily"},
        {"outlet": "Radio Nine", "role": "Host", "desk": "News", "outlet_type": "radio"},
    ]
    row.role = "Editor; Host; Cook"
    assert affiliations_of(row)[0]["role"] == "Editor; Host; Cook"
    row.role, row.outlet = "Editor; Host", "The Paper"
    assert affiliations_of(row)[0]["role"] == "Editor; Host"
