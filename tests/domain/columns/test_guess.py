"""Whole sheets, as people keep them: every column must find its field."""

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.columns import Confidence, Mapping, propose, why_not_ready
from desktop.domain.columns.fields import field, is_field
from desktop.domain.values import Cell

Rows = list[list[Cell]]


def _fields(header: str, rows: Rows, name: str = "list.xlsx", country: str = "") -> list[str]:
    return [match.field for match in propose(header.split("|"), rows, file_name=name, country=country).columns]


SHEETS: dict[str, tuple[str, Rows, str]] = {
    "german newsroom": (
        "Anrede|Titel|Vorname|Name|Redaktion|Ressort|Str.|PLZ|Ort|Land|Tel.|Mob.|E-Mail|Bemerkung|Verteiler",
        [
            ["Frau", "Dr.", "Anna", "Müller", "Berliner Zeitung", "Politik", "Lange Str. 29", "10178", "Berlin", "D", "030 2327-9", "0170 1234567", "anna.mueller@bz.example", "VIP", "A"],
            ["Herr", "", "Jens", "Schmidt", "Der Tagesspiegel", "Wirtschaft", "Kurzer Platz 3", "10963", "Berlin", "DE", "030 29021-0", "", "j.schmidt@ts.example", "", "A"],
        ],
        "prefix|prefix|given_name|family_name|outlet|beats|street|postcode|city|country|phone|phone_mobile|email|notes|list",
    ),
    "french newsroom": (
        "Civilité|Nom|Prénom|Média|Fonction|Thématiques|Tél fixe|Portable|Mail|Adresse|CP|Ville|Pays|Langue|Ne plus contacter",
        [
            ["Mme", "DURAND", "Claire", "Le Monde", "Journaliste", "Société", "01 57 28 20 00", "06 12 34 56 78", "c.durand@lm.example", "67 av. Mendès", "75013", "Paris", "France", "fr", ""],
            ["M.", "LEROY", "Paul", "RFI", "Rédacteur en chef", "Afrique", "01 84 22 84 84", "", "p.leroy@rfi.example", "80 rue Desmoulins", "92130", "Issy", "France", "français, anglais", "oui"],
        ],
        "prefix|family_name|given_name|outlet|role|beats|phone_work|phone_mobile|email|street|postcode|city|country|languages|opt_out",
    ),
    "spanish newsroom": (
        "Nombre|Apellidos|Medio|Cargo|Teléfono|Móvil|Correo electrónico|Ciudad|País|Observaciones|Baja",
        [
            ["María", "García López", "El País", "Redactora", "+34 91 337 82 00", "+34 600 123 456", "mg@ep.example", "Madrid", "España", "", "no"],
            ["José", "Pérez", "Cadena SER", "Productor", "+34 91 347 07 00", "", "jp@ser.example", "Madrid", "España", "llamar por la mañana", "sí"],
        ],
        "given_name|family_name|outlet|role|phone|phone_mobile|email|city|country|notes|opt_out",
    ),
    "arabic newsroom": (
        "م|اسم الصحفي|المؤسسة|المنصب|التخصص|رقم الهاتف|البريد|المدينة|ملاحظات",
        [
            ["1", "أ. ليلى حداد", "جريدة النهار", "محررة", "حقوق الإنسان", "+961 3 123 456", "layla@nahar.example", "بيروت", ""],
            ["2", "سمير الخوري", "قناة الجزيرة", "مراسل", "سياسة", "00974 5512 3456", "samir@aj.example", "الدوحة", "يفضل الواتساب"],
        ],
        "|full_name|outlet|role|beats|phone|email|city|notes",
    ),
    "arabic surnames": (
        "الاسم الأول|اللقب|الصفة|وسيلة الإعلام|الدولة|الجوال|الايميل|تويتر",
        [
            ["ليلى", "حداد", "صحفية", "النهار", "لبنان", "+96170123456", "l@n.example", "@layla"],
            ["سمير", "خوري", "محرر", "الأخبار", "لبنان", "+96170123457", "s@n.example", "@samir"],
        ],
        "given_name|family_name|role|outlet|country|phone_mobile|email|x",
    ),
    "humanitarian desk": (
        "Journalist|Organisation|Country|City|Beat / coverage|Contact email|WhatsApp|Phone (office)|Twitter/X|Language(s)|Last contacted|Consent given?",
        [
            ["Amal Nasser", "Daily Star", "Lebanon", "Beirut", "Refugees, Human rights", "amal@ds.example", "+961 70 123456", "+961 1 561888", "@amaln", "AR/EN", "2024-03-01", "Yes"],
            ["Tom Lind", "Reuters", "UK", "London", "Politics", "tom@r.example", "+44 7700 900123", "+44 20 7946 0000", "https://x.com/tlind", "en", "2024-02-11", "No"],
        ],
        "full_name|outlet|country|city|beats|email|whatsapp|phone_work|x|languages|last_touch|opt_in",
    ),
    "no header": (
        "Column A|Column B|Column C|Column D|Column E|Column F",
        [
            ["Anna Berg", "Radio Nord", "Reporter", "anna@rn.example", "+46 70 174 06 05", "Stockholm"],
            ["Tom Lind", "Daily News", "Editor", "tom@dn.example", "+46 70 174 06 06", "Malmö"],
            ["Layla Haddad", "Levant Times", "Editor", "l@lt.example", "+961 3 123456", "Beirut"],
        ],
        "full_name|outlet|role|email|phone|city",
    ),
    "empty header, one given name": ("|", [["Anna", "a@b.example"], ["Tom", "t@b.example"]], "given_name|email"),
    "empty header, two parts": ("|||", [["Anna", "Berg", "a@b.example", "x"], ["Tom", "Lind", "t@b.example", "y"]], "given_name|family_name|email|"),
    "empty header, family first": ("||", [["Berg", "Anna", "a@b.example"], ["Lind", "Tom", "t@b.example"]], "family_name|given_name|email"),
    "values moved": (
        "PUBLICATION |Contact Name|Contact Number|Email",
        [["Daily Echo", "Anna Berg", "anna@e.example", "01234 567890"], ["Radio X", "Tom Lind", "tom@x.example", "020 7946 0991"]],
        "outlet|full_name|email|phone",
    ),
    "only outlets": (
        "Name|Type|Website|Email|Phone",
        [["BBC News", "Broadcaster", "https://bbc.example", "news@bbc.example", "+442079460000"], ["The Guardian", "Newspaper", "www.guardian.example", "desk@g.example", "+442079460001"]],
        "outlet|outlet_type|website|email|phone",
    ),
    "name beside journalist": ("Name|Journalist|Email", [["Radio X", "Anna Berg", "a@b.example"]], "outlet|full_name|email"),
    "name holds all": ("Name|First name|Email", [["Anna Berg", "Anna", "a@b.example"]], "full_name|given_name|email"),
    "two titles": (
        "Title|First name|Surname|Title|Publication|e-mail",
        [["Mr", "John", "Smith", "Editor", "The Times", "j@t.example"], ["Ms", "Mary", "Jones", "Reporter", "The Sun", "m@s.example"]],
        "prefix|given_name|family_name|role|outlet|email",
    ),
    "state of a subscription": ("Email Address|State", [["a@b.example", "Active"], ["c@d.example", "Unsubscribed"]], "email|status"),
    "state of the union": ("Name|State|Email", [["Ann Lee", "CA", "a@b.example"], ["Bob Ray", "NY", "b@b.example"]], "full_name|district|email"),
    "link to linkedin": ("Name|URL", [["Ann Lee", "https://www.linkedin.com/in/annlee"]], "full_name|linkedin"),
    "place is a country": ("Name|Ort|E-Mail", [["Ann Lee", "Germany", "a@b.example"], ["Bob Ray", "France", "b@b.example"]], "full_name|place|email"),
    "region is a country": ("Nom|Région|Courriel", [["Ann Lee", "France", "a@b.example"], ["Bob Ray", "Liban", "b@b.example"]], "full_name|country|email"),
    "region is covered": ("Name|Region|Email", [["Ann Lee", "MENA", "a@b.example"], ["Bob Ray", "Europe", "b@b.example"]], "full_name|regions|email"),
    "typing errors": (
        "Fullname|Emial|Telefone|Contry|Langauge|Organistation",
        [["Ann Lee", "a@b.example", "+442079460000", "UK", "English", "The Times"]],
        "full_name|email|phone|country|languages|outlet",
    ),
    "same header again": (
        "Name|Email|Email|Email|Email (personal)",
        [["Ann Lee", "a@b.example", "b@b.example", "c@d.example", "d@e.example"]],
        "full_name|email|email_2|email_3|email_personal",
    ),
    "questions of a form": (
        "Timestamp|What is your name?|Which outlet do you work for?|Your e-mail address|Mobile number (with country code)|Which languages do you speak?|Where are you based?",
        [["11/22/2024 10:00:00", "Ann Lee", "The Times", "a@b.example", "+447700900123", "English, French", "London, UK"]],
        "|full_name|outlet|email|phone_mobile|languages|place",
    ),
    "numbers of other systems": (
        "ID|Name|Phone|Kundennr.|Auflage",
        [[1001, "Ann Lee", "+447700900123", 88811223, 120000], [1002, "Bob Ray", "+447700900124", 88811224, 90000]],
        "|full_name|phone||",
    ),
    "a column nobody named": ("Name|Email|Sonderfeld", [["Ann Lee", "a@b.example", "A"], ["Bob Ray", "b@b.example", "B"]], "full_name|email|"),
    "google": (
        "First Name|Last Name|Labels|E-mail 1 - Label|E-mail 1 - Value|Organization Name|Address 1 - City|Priority",
        [["Layla", "Haddad", "* myContacts ::: Press", "* Work", "l@x.example", "Levant Wire", "Beirut", "Normal"]],
        "given_name|family_name|tags||email|outlet|city|",
    ),
    "home and work": (
        "Name|Home City|Home Country|Business City|Business Country",
        [["Ann Lee", "Paris", "France", "London", "UK"]],
        "full_name|||city|country",
    ),
    "home only": ("Name|Home City|Home Country|Business City", [["Ann Lee", "Paris", "France", ""]], "full_name|city|country|"),
    "a second city": ("Name|City|City 2", [["Ann Lee", "Paris", "London"]], "full_name|city|"),
    "addresses under other headers": ("Twitter|ID|Name", [["a@b.example", "+44 7700 900123", "Ann Lee"]], "email|phone|full_name"),
    "kinds under an outlet's header": (
        "Name|Medium|Organisation",
        [[f"Ann {family}", kind, f"Radio {n}"] for n, (family, kind) in enumerate(zip(["Lee", "Ray"] * 15, ["TV", "Print", "Radio"] * 10, strict=True))],
        "full_name|outlet_type|outlet",
    ),
    "several contacts in a row": ("Outlet|Contact 1|Contact 2", [["Radio X", "Ann Lee", "Bob Ray"]], "outlet|full_name|"),
}  # fmt: skip


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_column_of_a_sheet_finds_its_field(sheet: str) -> None:
    header, rows, expected = SHEETS[sheet]
    assert _fields(header, rows) == expected.split("|")


def test_the_picture() -> None:
    """The sheet of the design: header and values in German and English, with its confidences."""
    header = [
        "Full name",
        "E-mail 1",
        "Medium",
        "Tel. mobil",
        "Thema",
        "Spr.",
        "Nicht mailen",
        "Letzter Kontakt",
        "Ort",
        "Spalte12",
        "int. Nr.",
    ]
    rows: Rows = [
        ["BERG, Tomas", "t.berg@nordisk.example", "Nordisk Radio", "+46 70 174 06 05", "Außenpolitik; UN", "SV/EN", "x", "03/04/23", "Stockholm", "A", 40017],
        ["سلمى النجار", "L.Haddad@levant.example", "levant wire", "0791 000 000", "Aid, Refugees", "ar, en", None, "05/06/23", "Amman", "B", 40018],
    ]  # fmt: skip
    mapping = propose(header, rows, file_name="newsroom-list.xlsx")
    told = [(match.field, match.confidence.value) for match in mapping.columns]
    assert told == [
        ("full_name", "sure"), ("email", "sure"), ("outlet", "sure"), ("phone_mobile", "likely"), ("beats", "sure"),
        ("languages", "sure"), ("opt_out", "check"), ("last_touch", "check"), ("city", "sure"),
        ("", "not_imported"), ("", "not_imported"),
    ]  # fmt: skip
    assert mapping.date_question
    assert mapping.columns[7].note == "Read as day first: 3 April 2023"
    assert mapping.columns[9].note == "No field fits"
    assert mapping.columns[10].note == "A number from another system"
    assert mapping.columns[0].samples == ("BERG, Tomas", "سلمى النجار")
    assert why_not_ready(mapping) == ""


def test_the_country_of_the_user_decides_open_dates() -> None:
    rows: Rows = [["Ann Lee", "03/04/23"]]
    mapping = propose(["Name", "Last contact"], rows, file_name="x", country="US")
    assert (mapping.date_order, mapping.date_question) == ("mdy", True)
    mapping = propose(["Name", "Last contact"], [["Ann Lee", "23/04/23"]], file_name="x", country="US")
    assert (mapping.date_order, mapping.date_question) == ("dmy", False)


def test_what_values_alone_say_is_likely_and_what_contradicts_is_to_be_checked() -> None:
    mapping = propose(["Email", "Phone", "Sprache", "Xyzzy"], [["a@b.example", "soon", "Chef", "AR"], ["nope", "no", "x", "FR"], ["b@b.example", "0", "y", "DE"]], file_name="x")  # fmt: skip
    told = {match.header: match.confidence for match in mapping.columns}
    assert told["Email"] in {Confidence.CHECK, Confidence.LIKELY}
    assert told["Phone"] is not Confidence.SURE
    assert told["Xyzzy"] is Confidence.CHECK  # countries or languages


def test_a_header_of_several_meanings_is_checked_when_values_do_not_decide() -> None:
    mapping = propose(["Name", "Region"], [["Ann Lee", "foo"], ["Bob Ray", "bar"]], file_name="x")
    assert mapping.columns[1].confidence is Confidence.CHECK


def test_a_second_outlet_is_left_out_with_the_reason() -> None:
    mapping = propose(["Name", "Outlet", "Company"], [["Ann Lee", "Radio X", "Radio Y"]], file_name="x")
    assert mapping.columns[2].field == ""
    assert mapping.columns[2].note == "“Outlet” already comes from “Outlet”"


def test_a_label_column_is_read_with_its_value() -> None:
    mapping = propose(
        ["Name", "Phone 1 - Type", "Phone 1 - Value"], [["Ann Lee", "Mobile", "+447700900123"]], file_name="x"
    )
    assert mapping.columns[1].note == "Says what kind “Phone 1 - Value” is, row by row"
    assert mapping.columns[2].pair == 1


def test_bookkeeping_columns_say_why_they_stay_out() -> None:
    mapping = propose(["Email Address", "MEMBER_RATING", "OPTIN_TIME", "Birthday"], [["a@b.example", 2, "2020-01-01 00:00:00", "01/02"]], file_name="x")  # fmt: skip
    assert [match.note for match in mapping.columns[1:]] == [
        "Bookkeeping of another program", "A date from another system", "Birthdays are not kept",
    ]  # fmt: skip


def test_the_status_in_the_name_and_the_product_are_told() -> None:
    mapping = propose(["Email Address", "MEMBER_RATING"], [], file_name="unsubscribed_email_audience_export_1.csv")
    assert (mapping.product, mapping.status_from_file) == ("Mailchimp", "unsubscribed")


def test_a_tag_row_is_no_value() -> None:
    mapping = propose(["Agency", "Mail"], [["#org", "#email"], ["Reuters", "a@b.example"]], file_name="x")
    assert mapping.columns[0].samples == ("Reuters",)
    assert mapping.columns[1].confidence is Confidence.SURE


def test_thunderbird_writes_the_same_headers_twice_home_first() -> None:
    header = [
        "Prénom",
        "Nom de famille",
        "Nom à afficher",
        "Surnom",
        "Adresse e-mail principale",
        "Adresse e-mail secondaire",
        "Nom de l’écran",
        "Tél. professionnel ",
        "Tél. personnel",
        "Fax",
        "Pager",
        "Portable",
        "Adresse privée",
        "Adresse privée 2",
        "Ville",
        "Pays/État",
        "Code postal",
        "Pays/Région (domicile)",
        "Adresse professionnelle",
        "Adresse professionnelle 2",
        "Ville",
        "Pays/État",
        "Code postal",
        "Pays/Région (bureau)",
        "Profession",
        "Service",
        "Société",
        "Site web 1",
        "Site web 2",
        "Année de naissance",
        "Mois",
        "Jour",
        "Divers 1",
        "Divers 2",
        "Divers 3",
        "Divers 4",
        "Notes",
    ]
    mapping = propose(header, [], file_name="x.csv")
    cities = [match for match in mapping.columns if match.header == "Ville"]
    assert [match.field for match in cities] == ["", "city"]
    assert cities[0].note == "The work address is used"
    assert mapping.columns[25].field == "desk"


def test_broken_encodings_are_noticed() -> None:
    broken = "Müller".encode().decode("cp1252")
    mapping = propose(["Name", "Ort"], [[f"Anna {broken}", "München".encode().decode("cp1252")]] * 4, file_name="x")
    assert mapping.repair_mojibake
    assert not propose(["Name"], [["Anna Müller"]], file_name="x").repair_mojibake


def test_what_was_chosen_before_wins() -> None:
    header = ["Name", "Sonderfeld", "Email", "Nr"]
    rows: Rows = [["Ann Lee", "A", "a@b.example", 1]]
    before = propose(header, rows, file_name="x").choose(1, "custom", "Rang").choose(3, "skip")
    again = propose(["NAME ", "sonderfeld", "e-mail".replace("-", ""), "Nr"], rows, file_name="x", remembered=before)
    assert [match.field for match in again.columns] == ["full_name", "custom", "email", ""]
    assert again.columns[1].custom_name == "Rang"
    assert again.columns[3].note == "Left out last time"


def test_what_was_chosen_before_is_checked_when_the_values_changed_kind() -> None:
    header = ["Name", "Email"]
    before = propose(header, [["Ann Lee", "a@b.example"]], file_name="x")
    again = propose(header, [["Ann Lee", "+447700900123"]], file_name="x", remembered=before)
    assert again.columns[1].confidence is Confidence.CHECK
    other = propose(["Name", "Mail"], [["Ann Lee", "+447700900123"]], file_name="x", remembered=before)
    assert other.columns[1].field == "phone"


_HEADERS = [header for sheet in SHEETS.values() for header in sheet[0].split("|")]
_VALUES = [cell for sheet in SHEETS.values() for row in sheet[1] for cell in row]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_no_mixture_of_columns_breaks_the_rules(seed: int) -> None:
    """Any headers over any values: known fields only, no single field twice, the same answer again."""
    rng = random.Random(seed)
    header = rng.choices(_HEADERS, k=8)
    rows: Rows = [rng.choices([*_VALUES, None, dt.date(2024, 1, 2), 7.5, True], k=rng.randint(0, 8)) for _ in range(6)]
    mapping = propose(header, rows, file_name="x.csv")
    used = [match.field for match in mapping.columns if match.field]
    assert all(is_field(key) for key in used)
    assert all(field(key).repeatable for key in used if used.count(key) > 1)
    assert all(match.note for match in mapping.columns)
    assert propose(header, rows, file_name="x.csv") == mapping


def test_an_empty_file_can_be_proposed() -> None:
    assert propose([], [], file_name="").columns == Mapping().columns


@pytest.mark.parametrize(
    ("header", "cell", "expected"),
    [
        ("EUID", "0012345678", ""),
        ("Contact owner", "Dana Reid (dana@ours.example)", "owner"),
        ("Where (outlet)", "Radio Nord", "outlet"),
        ("Rue (bureau)", "12 rue des Lilas", "street"),
        ("E-Mail: Angezeigter Name", "Anna Berg (anna@nord.example)", ""),
        ("emailbounced", "true", "bounced"),
        ("Segundo apellido", "Soler", "family_name_2"),
    ],
)
def test_a_column_beside_name_and_address_finds_its_field(header: str, cell: str, expected: str) -> None:
    rows: Rows = [["Anna Berg", "anna@nord.example", cell]] * 3
    assert _fields(f"Full name|E-mail|{header}", rows)[2] == expected


def test_outlook_in_other_languages_is_known_and_its_priority_is_no_tag() -> None:
    header = ["Vorname", "Nachname", "E-Mail-Adresse", "E-Mail-Typ", "Reisekilometer", "Priorität"]
    mapping = propose(header, [["Anna", "Berg", "a@b.example", "SMTP", "", "Normal"]], file_name="x.csv")
    assert mapping.product == "Outlook"
    assert mapping.columns[5].field == ""


def test_a_whole_address_beside_its_parts_is_not_taken_twice() -> None:
    header = "Name|E-mail|Address 1 - Label|Address 1 - Formatted|Address 1 - Street|Address 1 - City"
    row: list[Cell] = ["Anna Berg", "a@b.example", "Work", "Lane 1\nOslo", "Lane 1", "Oslo"]
    assert _fields(header, [row] * 3) == ["full_name", "email", "", "", "street", "city"]
    row[4] = ""
    assert _fields(header, [row] * 3)[3] == "street"


def test_a_name_of_something_else_is_not_the_persons() -> None:
    header = "First name|Last name|E-mail|Campaign name"
    row: list[Cell] = ["Anna", "Berg", "anna@nord.example", "Added by you"]
    assert _fields(header, [row] * 3)[3] == ""


def test_yes_in_german_is_no_language_and_a_subscriber_may_be_an_address() -> None:
    assert _fields("Name|E-mail|Vermerk Haus", [["Anna Berg", "a@b.example", "ja"]] * 3)[2] != "languages"
    assert _fields("Subscriber|Name", [["a@b.example", "Anna Berg"]] * 3) == ["email", "full_name"]


@pytest.mark.parametrize(
    "header",
    ["Do not allow Bulk Emails", "Ne souhaite plus être contacté", "Sperrvermerk", "Please do not send PRs", "Kein Kontakt mehr gewünscht", "No desea recibir nada", "عدم الإرسال", "Deaktiviert"],
)  # fmt: skip
def test_a_column_that_forbids_writing_is_never_overlooked(header: str) -> None:
    rows: Rows = [["Anna Berg", "a@b.example", ""], ["Tom Ray", "t@b.example", "x"]] * 5
    assert _fields(f"Name|E-mail|{header}", rows)[2] == "opt_out"


def test_in_our_own_sheet_what_stands_behind_the_last_column_is_an_own_field() -> None:
    header = "Display name|E-mail 1|E-mail 1 type|Preferred ways|Last touch|Contact name|Code"
    mapping = propose(
        header.split("|"), [["Anna", "a@b.example", "work", "phone", "2026-01-02", "x", "7"]], file_name="x.xlsx"
    )
    assert mapping.product == "Dateline"
    assert [match.field for match in mapping.columns][5:] == ["custom", "custom"]
    assert mapping.columns[2].confidence is Confidence.PAIRED
    assert mapping.columns[2].note == "Says what kind “E-mail 1” is, row by row"


@pytest.mark.parametrize("header", ["(Do Not Modify) Contact", "Aktiviert", "Subscribd on", "Opt-out code"])
def test_what_forbids_nothing_makes_nobody_refuse(header: str) -> None:
    rows: Rows = [[f"Anna B{n}", f"a{n}@b.example", f"8f0c2b1a-0000-{n:04d}"] for n in range(30)]
    assert _fields(f"Name|E-mail|{header}", rows)[2] not in {"opt_out", "refusal_on"}


def test_a_whole_name_beside_its_parts_is_the_name_of_the_same_person() -> None:
    rows = [["Tomas", "Berg", "Tomas Berg"], ["Layla", "Haddad", "Layla Haddad"], ["Elif", "Demir", "Elif Demir"]]
    found = propose(["First name", "Last name", "Name"], rows, file_name="x.csv")
    assert [column.field for column in found.columns] == ["given_name", "family_name", "full_name"]
