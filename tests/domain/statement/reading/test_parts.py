"""Single parts: datelines, labels, release lines, names with acronyms, demands, quotes, contacts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.statement.reading import Paragraph, recognise
from desktop.domain.statement.reading.acronyms import introductions
from desktop.domain.statement.reading.contacts import read_contacts
from desktop.domain.statement.reading.dateline import read_dateline, read_whole
from desktop.domain.statement.reading.demands import demand_of, inline_demands
from desktop.domain.statement.reading.labels import read_labels
from desktop.domain.statement.reading.language import language_of
from desktop.domain.statement.reading.lines import lines_of
from desktop.domain.statement.reading.quotes import read_quote
from desktop.domain.statement.reading.release import read_release
from desktop.domain.statement.reading.sections import is_end_mark
from desktop.domain.statement.reading.signatories import entry
from desktop.domain.statement.text import StatementKind, text_from_json, text_to_json


@pytest.mark.parametrize(
    ("text", "city", "day"),
    [
        ("WASHINGTON D.C.–The union warns", "Washington D.C.", ""),
        ("GENEVA/BEIRUT, 3 May -- The union warns", "Geneva/Beirut", ""),
        ("Washington D.C, March 6, 2025 –– The union warns", "Washington D.C.", "2025-03-06"),
        ("(Rome/Geneva/New York, 18 June 2021): The union warns", "Rome/Geneva/New York", "2021-06-18"),
        ("(New York, NY) Today, 361 unions warned", "New York, NY", ""),
        ("Amman – Jordan, 3 May 2022: The union warns", "Amman – Jordan", "2022-05-03"),
        ("Montréal (Québec), le 12 mai 2023 – L’union alerte", "Montréal (Québec)", "2023-05-12"),
        ("Berlin/Köln (ots) - Der Verband warnt", "Berlin/Köln", ""),
        ("24 October 2024: In a message, the union warned", "", "2024-10-24"),
        ("GENEVA/BEIRUT, 3 May 2022 -- The union warns", "Geneva/Beirut", "2022-05-03"),
        ("(Dallas, Texas) – The union warns", "Dallas, Texas", ""),
        ("London, England - 28-Nov-2021 – The union warns", "London, England", "2021-11-28"),
        ("May 12th, 2022- Cambridge, MA - The union warns", "Cambridge, MA", "2022-05-12"),
        ("LOS ANGELES, CA (June 15, 2006)Calling for an end", "Los Angeles, CA", "2006-06-15"),
        ("NORTHPORT, 10 October 2023 — Since 5 October", "Northport", "2023-10-10"),
        ("PORT-AU-PRINCE, le 3 mai 2022 – L’union alerte", "Port-au-Prince", "2022-05-03"),
        ("Ciudad de México, a 3 de mayo de 2022.- La unión", "Ciudad de México", "2022-05-03"),
        ("Berlin, 3. Mai 2022. Der Bund warnt", "Berlin", "2022-05-03"),
        ("بيروت، 3 أيار/مايو 2022 – تدعو الشبكة", "بيروت", "2022-05-03"),
        ("القاهرة في ٣ مايو ٢٠٢٢: تدعو الشبكة", "القاهرة", "2022-05-03"),
    ],
)
def test_a_dateline_is_taken_off_the_first_sentence(text: str, city: str, day: str) -> None:
    found = read_dateline(text)

    assert found is not None
    assert (found.city, found.day.iso if found.day else "") == (city, day)
    assert len(found.rest.split()) >= 2


@pytest.mark.parametrize(
    "text",
    [
        "The union – which has 40 members – warns",
        "On 3 May 2022, bombs fell on the market. Ten people died.",
        "URGENT – the union warns",
        "Amal Idris – the union's director – was arrested",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert read_dateline(text) is None


@pytest.mark.parametrize(
    ("text", "city", "day"),
    [("Paris, le 14 mars 2024", "Paris", "2024-03-14"), ("Date: 3 May 2022", "", "2022-05-03"), ("Beirut | 27/10/2024", "Beirut", "2024-10-27")],
)  # fmt: skip
def test_a_date_line_of_its_own(text: str, city: str, day: str) -> None:
    found = read_whole(text)

    assert found is not None
    assert found.day is not None
    assert (found.city, found.day.iso) == (city, day)


@pytest.mark.parametrize(
    ("line", "urgency", "kind", "rest"),
    [
        ("URGENT JOINT STATEMENT: Open the roads", "URGENT", StatementKind.JOINT_STATEMENT, "Open the roads"),
        ("*** URGENT *** JOINT STATEMENT", "URGENT", StatementKind.JOINT_STATEMENT, ""),
        ("URGENT: Open the roads", "URGENT", None, "Open the roads"),
        ("Urgent action is needed in the north", "", None, "Urgent action is needed in the north"),
        ("Communiqué de presse conjoint", "", StatementKind.RELEASE, ""),
        ("+++ EILMELDUNG +++ Kein Hafen", "EILMELDUNG", None, "Kein Hafen"),
        ("COMUNICADO CONJUNTO URGENTE", "URGENTE", StatementKind.JOINT_STATEMENT, ""),
        ("بيان مشترك: افتحوا المعابر", "", StatementKind.JOINT_STATEMENT, "افتحوا المعابر"),
        ("Joint statement by A and B on the north", "", None, "Joint statement by A and B on the north"),
    ],
)
def test_labels_before_a_headline(line: str, urgency: str, kind: StatementKind | None, rest: str) -> None:
    found = read_labels(line)

    assert (found.urgency, found.kind, found.rest) == (urgency, kind, rest)


@pytest.mark.parametrize(
    ("line", "release", "wall", "zone"),
    [
        ("FOR IMMEDIATE RELEASE", "immediate", "", ""),
        ("À publier immédiatement", "immediate", "", ""),
        ("Embargo: IMMEDIATE", "immediate", "", ""),
        ("Embargoed until 21/08/2026 @ 08:59am", "embargo", "2026-08-21T08:59", ""),
        ("STRICTLY EMBARGOED UNTIL 00:01HRS FRIDAY 28 AUGUST", "embargo", "", ""),
        ("EMBARGO 00.01 hrs 3 February 2026", "embargo", "2026-02-03T00:01", ""),
        ("For release at 2:00 p.m. EST", "embargo", "", ""),
        ("Sperrfrist: Redebeginn", "embargo", "", ""),
        ("Sperrfrist: 14. September 2026, 10 Uhr", "embargo", "2026-09-14T10:00", ""),
        ("Ne pas publier avant le 25 mars 2026", "embargo", "2026-03-25", ""),
        (
            "EMBARGADO HASTA el 1 de junio de 2026, 10:00 h (hora de Madrid)",
            "embargo",
            "2026-06-01T10:00",
            "Europe/Madrid",
        ),
        ("محظور النشر حتى 5 أيار 2026", "embargo", "2026-05-05", ""),
    ],
)
def test_release_lines(line: str, release: str, wall: str, zone: str) -> None:
    found = read_release(line)

    assert found is not None
    assert (found[0].release, found[0].wall, found[0].zone) == (release, wall, zone)


@pytest.mark.parametrize(
    "line",
    [
        "The embargo on arms must be extended to the whole country.",
        "Embargo on grain hurts the poor",
        "Release the prisoners",
    ],
)
def test_sentences_about_embargoes_are_no_release_lines(line: str) -> None:
    assert read_release(line) is None


@pytest.mark.parametrize(
    ("text", "name", "acronym"),
    [
        ("Today the Sudan Relief Network (SRN) said", "Sudan Relief Network", "SRN"),
        ("and the International X-Ray Union, IXU, warned", "International X-Ray Union", "IXU"),
        ('the Global Dockers\' Federation ("GDF") and', "Global Dockers' Federation", "GDF"),
        (
            "la Fédération nationale des pêcheurs solidaires (FNPS)",
            "Fédération nationale des pêcheurs solidaires",
            "FNPS",
        ),
        ("the Levant Nurses Syndicate - LNS, call", "Levant Nurses Syndicate", "LNS"),
        ("the League of Rivers, also known as LOR, warns", "League of Rivers", "LOR"),
        ("l’Association pour le sauvetage en mer (ASM)", "Association pour le sauvetage en mer", "ASM"),
        ("Gesellschaft für bedrohte Wälder (GfbW)", "Gesellschaft für bedrohte Wälder", "GfbW"),
        ("with Doctors of the Plain (MSP) in", "Doctors of the Plain", "MSP"),
        ("IFX (International Federation of Xylophonists)", "International Federation of Xylophonists", "IFX"),
        ("تدعو شبكة الإغاثة في كرين (KRN) إلى", "شبكة الإغاثة في كرين", "KRN"),
    ],
)
def test_names_introduced_with_their_acronym(text: str, name: str, acronym: str) -> None:
    (found,) = introductions(text)

    assert (found.name, found.acronym) == (name, acronym)


@pytest.mark.parametrize(
    ("line", "name", "acronym"),
    [
        ("1. Sisters for Peace (SfP)", "1. Sisters for Peace", "SfP"),
        ("Youth Observers Network – YON", "Youth Observers Network", "YON"),
        ("Carl Reuter, Director General, Winter Aid", "Winter Aid", ""),
        ("Lawyers for Students – Northmark Chapter", "Lawyers for Students", ""),
        ("لجنة دعم الصحفيين – لبنان", "لجنة دعم الصحفيين", ""),
    ],
)
def test_entries_of_a_list_of_signatories(line: str, name: str, acronym: str) -> None:
    (found,) = entry(line)

    assert (found.name.removeprefix("1. "), found.acronym) == (name.removeprefix("1. "), acronym)


def test_demands_with_bold_labels_numbers_and_in_one_sentence() -> None:
    bold, numbered = lines_of(
        [Paragraph("Access. Open the roads.", bold=((0, 7),)), Paragraph("2) Justice: Punish them;")]
    )

    assert (demand_of(bold).label, demand_of(bold).text) == ("Access", "Open the roads.")
    assert (demand_of(numbered).label, demand_of(numbered).text) == ("Justice", "Punish them")
    assert inline_demands("We demand: (1) open the roads; (2) free the nurses.") == (
        "We demand:",
        ["open the roads", "free the nurses."],
    )


@pytest.mark.parametrize(
    ("text", "person", "role", "organisation"),
    [
        ("“Open the roads now,” said Amal Idris, director of SRN.", "Amal Idris", "director", "SRN"),
        (
            "Amal Idris, director of the Relief Network, said: “Open the roads now.”",
            "Amal Idris",
            "director",
            "Relief Network",
        ),
        (
            "« Ouvrez les routes », a déclaré Jeanne Roy, présidente du Réseau Nord.",
            "Jeanne Roy",
            "présidente",
            "Réseau Nord",
        ),
        (
            "„Öffnet die Straßen sofort“, so Ute Brandt, Sprecherin von Nordhilfe.",
            "Ute Brandt",
            "Sprecherin",
            "Nordhilfe",
        ),
        ("“Abran los caminos ya”, dijo Rosa Luna, vocera de la Red Sur.", "Rosa Luna", "vocera", "Red Sur"),
        ("«افتحوا المعابر الآن»، قالت ليلى حداد، مديرة شبكة الشمال.", "ليلى حداد", "مديرة", "شبكة الشمال"),
    ],
)
def test_who_is_quoted(text: str, person: str, role: str, organisation: str) -> None:
    found = read_quote(text)

    assert found is not None
    assert (found.person, found.role, found.organisation) == (person, role, organisation)


def test_a_word_in_quotation_marks_is_no_quote() -> None:
    assert read_quote("The so-called “safe zone” was bombed twice.") is None


def test_contacts_from_loose_lines() -> None:
    contacts, left = read_contacts(
        [
            "Media contacts:",
            "Mara Lindqvist, Head of Media | +44 20 7946 0000",
            "[email protected]",
            "Omar Haddad – NDU – omar@ndu.example",
            "?",
        ]
    )

    assert [(one.name, one.title, one.organisation, one.email, one.phone) for one in contacts] == [
        ("Mara Lindqvist", "Head of Media", "", "", "+44 20 7946 0000"),
        ("Omar Haddad", "", "NDU", "omar@ndu.example", ""),
    ]
    assert contacts[0].note == "The web page hid the address"
    assert left == ("?",)


@pytest.mark.parametrize("mark", ["###", "# # #", "ENDS", "-30-", "– 30 –", "-ends-", "Ende", "FIN", "انتهى"])
def test_end_marks(mark: str) -> None:
    assert is_end_mark(mark)


def test_lines_a_program_broke_are_joined() -> None:
    prose = "Dockers in the port are working twenty hours a day without any\nprotective gear, two federations said today, and four of them\nhave died since June, the last of them on Friday when a crane\nfell."

    (line,) = lines_of([Paragraph(prose)])

    assert "any protective" in line.text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The roads of the north are closed and we call on all", "en"),
        ("Les routes du nord sont fermées et nous demandons", "fr"),
        ("Los caminos del norte están cerrados y pedimos que", "es"),
        ("Die Straßen im Norden sind gesperrt und wir fordern", "de"),
        ("الطرق مغلقة في الشمال", "ar"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text)[0] == language


@given(
    st.lists(
        st.text(alphabet=st.sampled_from("ab AB .:;-–\n“”«»()[]@12/\u202e\x00اب ،"), max_size=60)
        | st.sampled_from(["URGENT:", "JOINT STATEMENT", "We demand:", "Signed:", "Media contact", "###", "About SRN"]),
        max_size=12,
    )
)
def test_any_text_is_read_and_can_be_stored(texts: list[str]) -> None:
    found = recognise([Paragraph(text) for text in texts])

    assert text_from_json(text_to_json(found.text)) == found.text


def test_the_zone_of_an_embargo_is_read_in_capitals_too() -> None:
    found = read_release("EMBARGO JUSQU'AU MARDI 12 MARS 2024, 00H01 (HEURE DE PARIS)")

    assert found is not None
    assert (found[0].wall, found[0].zone) == ("2024-03-12T00:01", "Europe/Paris")


@pytest.mark.parametrize(
    ("line", "name", "title", "organisation"),
    [
        ("Omar Idris, DWAN Press Officer – press@dwan.example", "Omar Idris", "Press Officer", "DWAN"),
        ("In Geneva, Vera Hugin, [email protected], +41 79 555 01 44", "Vera Hugin", "", ""),
        ("Lisa Ruano I e-Mail: lisa@union.example I Cell: 848-555-0143", "Lisa Ruano", "", ""),
    ],
)
def test_a_contact_in_one_line(line: str, name: str, title: str, organisation: str) -> None:
    (found,), _ = read_contacts([line])

    assert (found.name, found.title, found.organisation) == (name, title, organisation)


def test_menus_and_buttons_of_a_page_are_left_out_and_named() -> None:
    lines = [
        "Skip to main content",
        "JOINT STATEMENT",
        "Open the roads now",
        *["The union warns of hunger in the north."] * 2,
    ]
    found = recognise([Paragraph(line) for line in [*lines, "Share this:", "Tags: roads, hunger"]])

    assert found.text.headline == "Open the roads now"
    assert all("Tags" not in block.text for block in found.text.blocks)
    assert any("Skip to main content" in note and "Tags: roads, hunger" in note for note in found.notes)
