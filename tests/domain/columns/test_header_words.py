import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.columns import fields
from desktop.domain.columns.header_words import COVERED, EXACT, GUESSED, INSIDE, ignored_kinds, normalise, read_header


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("E-Mail", "email"), ("EMAIL ADDRESS", "email"), ("Courriel", "email"), ("Correo electrónico", "email"),
        ("البريد الإلكترونيّ", "email"), ("الايميل", "email"), ("E-mail 2 Address", "email_2"),
        ("Tel. mobil", "phone_mobile"), ("Mob.", "phone_mobile"), ("Portable", "phone_mobile"),
        ("رقم الجوال", "phone_mobile"), ("الهاتف", "phone"), ("واتساب", "whatsapp"), ("Spr.", "languages"),
        ("Langue(s)", "languages"), ("Idiomas", "languages"), ("Vorname", "given_name"), ("FirstName", "given_name"),
        ("Apellidos", "family_name"), ("Journalist:in", "full_name"),
        ("Tél. professionnel ", "phone_work"), ("Nicht mailen", "opt_out"), ("Letzter Kontakt", "last_touch"),
        ("Ne plus contacter", "opt_out"), ("EMAIL_BLACKLISTED", "opt_out"), ("Time Zone", "time_zone"),
        ("Fuseau horaire", "time_zone"), ("PLZ", "postcode"), ("contactfirstname", "given_name"),
        ("outletcity", "city"), ("outletnewsfocus", "beats"), ("Phone (mobile)", "phone_mobile"),
    ],
)  # fmt: skip
def test_a_known_header_is_read_however_it_is_written(header: str, key: str) -> None:
    reading = read_header(header)
    assert reading.keys[0] == key
    assert reading.certainty >= COVERED


@pytest.mark.parametrize(
    ("header", "key", "certainty"),
    [
        ("Journalist e-mail (work)", "email", COVERED),
        ("Contact's Email Address", "email", COVERED),
        ("رقم الجوال للصحفي", "phone_mobile", COVERED),
        ("Name of media house", "outlet", COVERED),
        ("Medium Name", "outlet", COVERED),
        ("Journalist telephone home", "phone_home", COVERED),
        ("E-Mail-Adresse der Redaktion (falls bekannt)", "email", INSIDE),
        ("Preferred language(s) of correspondence", "languages", INSIDE),
        ("Emial adress", "email", GUESSED),
        ("Privathandynummer", "phone_mobile", GUESSED),
        ("contactemailx", "email", GUESSED),
        ("contactsurname", "family_name", COVERED),
    ],
)
def test_words_inside_longer_headers_are_found(header: str, key: str, certainty: float) -> None:
    reading = read_header(header)
    assert key in reading.keys
    assert reading.certainty == pytest.approx(certainty)


def test_ambiguous_headers_keep_all_their_meanings() -> None:
    assert set(read_header("Titel").keys) == {"prefix", "role"}
    assert set(read_header("Nom").keys) == {"full_name", "family_name"}
    assert set(read_header("Nombre").keys) == {"full_name", "given_name"}
    assert {"outlet", "outlet_type"} <= set(read_header("Medium").keys)
    assert {"district", "status"} <= set(read_header("State").keys)
    assert {"city", "place"} <= set(read_header("Ort").keys)


def test_numerals_become_an_index_and_other_words_marks() -> None:
    assert read_header("E-mail 1 - Value").index == 1
    assert read_header("Phone 3").index == 3
    assert "home" in read_header("Home City").marks
    assert "work" in read_header("Telefon (geschäftlich)").marks
    assert read_header("2. Vorname").keys == ("middle_name",)


@pytest.mark.parametrize("header", ["Spalte12", "", "  ", "!!!", "Personal 1", "qqq", "zzzzzz zzzzz"])
def test_unknown_headers_mean_nothing(header: str) -> None:
    assert read_header(header).keys == ()
    assert read_header(header).certainty == 0


def test_every_word_of_the_lists_means_a_field_or_a_kind_that_is_left_out() -> None:
    assert read_header("Birthday").keys == ("birthday",)
    assert "birthday" in ignored_kinds()
    assert not any(fields.is_field(kind) for kind in ignored_kinds())


def test_arabic_article_and_plural_do_not_matter() -> None:
    assert normalise("الهاتف") == normalise("هاتف")
    assert normalise("Languages") == normalise("language")
    assert read_header("Adresse de l’organisation").certainty > 0
    assert read_header("E-mails").certainty == EXACT


@given(st.text(max_size=40))
def test_any_header_can_be_read_and_means_known_fields(header: str) -> None:
    reading = read_header(header)
    assert all(fields.is_field(key) or key in ignored_kinds() for key in reading.keys)
    assert (reading.certainty > 0) == bool(reading.keys)
