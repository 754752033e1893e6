import pytest

from desktop.domain.columns import propose
from desktop.domain.columns.second_people import SECOND_PERSON


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Outlet|Contact 1 name|Contact 1 email|Contact 2 name|Contact 2 email", "outlet|full_name|email||"),
        ("Outlet|Name|Email|Name 2|Email 2|Phone 2", "outlet|full_name|email|||"),
        ("Medium|Ansprechpartner|E-Mail|Zweiter Ansprechpartner|Zweiter Ansprechpartner E-Mail", "outlet|full_name|email||"),
        ("Outlet|Name|Email|Email 2|Phone 2", "outlet|full_name|email|email_2|phone"),
    ],
)  # fmt: skip
def test_what_belongs_to_a_second_person_does_not_reach_the_first(header: str, fields: str) -> None:
    cells = {"o": "Radio Nord", "n": "Anna Berg", "m": "anna@nord.example", "p": "+47 22 34 56 78"}
    kinds = ["o" if "outlet" in h or "medium" in h else "m" if "mail" in h else "p" if "phone" in h else "n"
             for h in header.lower().split("|")]  # fmt: skip
    mapping = propose(header.split("|"), [[cells[kind] for kind in kinds]] * 3, file_name="x.csv")
    assert [match.field for match in mapping.columns] == fields.split("|")
    if "" in fields.split("|"):
        assert mapping.columns[-1].note == SECOND_PERSON


def test_a_row_that_goes_on_with_another_person_gives_only_the_first() -> None:
    header = ["Outlet", "Name", "Email", "Phone", "Name", "Email", "Phone"]
    rows = [
        ["Nord", f"Ann {n}lee", f"a{n}@x.example", "+4722345678", f"Bob {n}ray", f"b{n}@x.example", "+4722345679"]
        for n in "abc"
    ]
    assert [match.field for match in propose(header, rows, file_name="x").columns] == [
        "outlet", "full_name", "email", "phone", "", "", "",
    ]  # fmt: skip
    header = ["Print Name", "Print Outlet", "Print Email", "", "Broadcast Name", "Broadcast Outlet", "Broadcast Email"]
    rows = [[f"Ann {n}lee", "Nord", f"a{n}@x.example", "", f"Bob {n}ray", "Sud", f"b{n}@x.example"] for n in "abc"]
    assert [match.field for match in propose(header, rows, file_name="x").columns] == [
        "full_name", "outlet", "email", "", "", "", "",
    ]  # fmt: skip


def test_a_second_person_begins_with_their_outlet() -> None:
    rows = [
        ["Nordisk Radio", "Tomas Berg", "t@n.example", "Levant Wire", "Layla Haddad", "l@w.example"],
        ["Dnipro Monitor", "Oleh Kovalenko", "o@d.example", "Savanna Post", "Grace Mwangi", "g@s.example"],
        ["Köprü Gazetesi", "Elif Demir", "e@k.example", "Lagos Courier", "Samuel Adeyemi", "s@l.example"],
    ]
    header = ["Outlet", "Name", "E-mail", "Outlet", "Name", "E-mail"]
    fields = [column.field for column in propose(header, rows, file_name="x.csv").columns]
    assert fields == ["outlet", "full_name", "email", "", "", ""]
