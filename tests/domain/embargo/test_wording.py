"""What goes out about an embargo, in five languages."""

import inspect
import re
from datetime import UTC, datetime

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.embargo import speech, wording, zones
from desktop.domain.embargo.lift import LiftTime, lift_at
from desktop.domain.embargo.wording import Addressee
from desktop.resources import resource

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
LAYLA = Addressee("Layla Haddad", outlet="Levant Wire", zone="Asia/Amman", city="Amman")


def at(wall: str, zone: str, city: str = "") -> LiftTime:
    return lift_at(datetime.fromisoformat(wall), zone, now=LONG_AGO, city=city)


TBILISI = at("2026-10-28T18:00", "Asia/Tbilisi")
WASHINGTON = at("2026-10-28T22:30", "America/New_York", "Washington")
CAIRO = at("2026-10-28T01:00", "Africa/Cairo")
UTC_LIFT = at("2026-10-28T18:00", "Etc/UTC")


@pytest.mark.parametrize(
    ("language", "lift", "line"),
    [
        ("en", TBILISI, "EMBARGOED until Wednesday 28 October 2026, 18:00 Tbilisi time (14:00 UTC)"),
        (
            "en",
            WASHINGTON,
            "EMBARGOED until Wednesday 28 October 2026, 22:30 Washington time (Thursday 29 October, 02:30 UTC)",
        ),
        ("en-US", UTC_LIFT, "EMBARGOED until Wednesday 28 October 2026, 18:00 UTC"),
        (
            "ar",
            TBILISI,
            "يرجى عدم النشر قبل الأربعاء 28 أكتوبر 2026، الساعة 18:00 بتوقيت تبليسي (14:00 بالتوقيت العالمي UTC)",
        ),
        (
            "ar-LB",
            WASHINGTON,
            (
                "يرجى عدم النشر قبل الأربعاء 28 تشرين الأول 2026، الساعة 22:30 بتوقيت واشنطن "
                "(الخميس 29 تشرين الأول، الساعة 02:30 بالتوقيت العالمي UTC)"
            ),
        ),
        (
            "fr",
            TBILISI,
            "SOUS EMBARGO : ne pas publier avant le mercredi 28 octobre 2026 à 18 h 00, heure de Tbilissi (14 h 00 UTC)",
        ),
        (
            "fr",
            CAIRO,
            (
                "SOUS EMBARGO : ne pas publier avant le mercredi 28 octobre 2026 à 1 h 00, heure du Caire "
                "(mardi 27 octobre à 22 h 00 UTC)"
            ),
        ),
        ("es", TBILISI, "EMBARGADO hasta el miércoles 28 de octubre de 2026 a las 18:00, hora de Tiflis (14:00 UTC)"),
        (
            "es",
            CAIRO,
            (
                "EMBARGADO hasta el miércoles 28 de octubre de 2026 a la 01:00, hora de El Cairo "
                "(martes 27 de octubre a las 22:00 UTC)"
            ),
        ),
        ("de", TBILISI, "SPERRFRIST: Mittwoch, 28. Oktober 2026, 18:00 Uhr, Ortszeit Tiflis (14:00 Uhr UTC)"),
        ("sw", TBILISI, "EMBARGOED until Wednesday 28 October 2026, 18:00 Tbilisi time (14:00 UTC)"),
    ],
)
def test_the_embargo_line(language: str, lift: LiftTime, line: str) -> None:
    assert wording.embargo_line(language, lift) == line


def test_an_arabic_line_is_no_ban() -> None:
    everything = orjson.dumps(orjson.loads(resource("words/embargo.json").read_bytes())["ar"]).decode()

    assert "حظر" not in everything
    assert "محظور" not in everything


def test_the_line_for_immediate_release() -> None:
    assert [wording.immediate_line(language) for language in speech.LANGUAGES] == [
        "FOR IMMEDIATE RELEASE",
        "للنشر الفوري",
        "POUR PUBLICATION IMMÉDIATE",
        "PARA PUBLICACIÓN INMEDIATA",
        "ZUR SOFORTIGEN VERÖFFENTLICHUNG",
    ]


def test_every_language_says_everything() -> None:
    words = orjson.loads(resource("words/embargo.json").read_bytes())
    cities = words.pop("cities")

    assert set(words) == set(speech.LANGUAGES)
    for said in words.values():
        assert said.keys() == words["en"].keys()
        for name, text in said.items():
            assert set(re.findall(r"{(\w+)", text)) == set(re.findall(r"{(\w+)", words["en"][name])), name
    assert all(set(names) == set(speech.LANGUAGES) - {"en"} for names in cities.values())


@pytest.mark.parametrize("language", speech.LANGUAGES)
def test_an_offer_asks_says_when_and_what_would_be_agreed(language: str) -> None:
    letter = wording.offer(language, WASHINGTON, LAYLA, terms="No photos.\nNo calls.", sender="Mara Lindqvist")

    body = letter.body
    assert letter.language == language
    assert speech.lift_words(language, WASHINGTON) in letter.subject
    assert speech.lift_words_utc(language, WASHINGTON) in body
    assert speech.at_place(language, WASHINGTON.utc, "Asia/Amman", "Amman") in body
    for part in ("- No photos.", "- No calls.", "Levant Wire", "Layla Haddad"):
        assert part in body
    assert body.endswith("Mara Lindqvist")


def test_an_offer_can_ask_again_and_greets_as_known() -> None:
    to = Addressee("Layla Haddad", greeting="Layla, good morning,")

    letter = wording.offer("en", WASHINGTON, to, former=TBILISI)
    script = wording.call_script("en", WASHINGTON, to, former=TBILISI)

    assert letter.body.startswith("Layla, good morning,\n\nWe have a text")
    for text in (letter.body, script):
        assert "so an earlier agreement no longer counts and we ask again" in text
        assert "The lift was Wednesday 28 October 2026, 18:00 Tbilisi time (14:00 UTC)." in text
    assert "For you in" not in letter.body


def test_a_desk_is_asked_as_a_whole() -> None:
    letter = wording.offer("en", TBILISI, Addressee(outlet="Levant Wire", zone="Asia/Tbilisi", desk=True))

    assert letter.body.startswith("Dear colleagues,")
    assert "- The agreement counts for everybody at Levant Wire." in letter.body
    assert "For you in" not in letter.body


def test_a_call_script_goes_step_by_step() -> None:
    steps = wording.call_script("en", WASHINGTON, LAYLA, terms="No photos.").split("\n")

    assert [line[:2] for line in steps if line[0].isdigit()] == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert "   - No photos." in steps


def test_the_notices() -> None:
    now = datetime(2026, 10, 28, 12, tzinfo=UTC)
    lifted = wording.early_lift_notice("en", TBILISI, now, LAYLA, "Mara")
    breach = wording.breach_note("en", TBILISI, LAYLA)
    earlier = wording.earlier_notice("fr", TBILISI, LAYLA)
    cancelled = wording.cancel_notice("de", LAYLA)

    assert "Wednesday 28 October 2026, 16:00 Tbilisi time" in lifted.body
    assert "It may be published from this moment." in lifted.body
    assert "stays in force" in breach.body
    assert earlier.subject.startswith("L’embargo est levé plus tôt : mercredi 28 octobre 2026")
    assert "heure d’Amman" in earlier.body
    assert cancelled.subject == "Die Anfrage mit Sperrfrist ist zurückgezogen"


def test_no_wording_ever_sees_a_statement() -> None:
    for function in (wording.offer, wording.call_script, wording.earlier_notice, wording.early_lift_notice):
        kinds = {str(one.annotation) for one in inspect.signature(function).parameters.values()}
        assert not any("Statement" in kind or "Text" in kind for kind in kinds)


def test_terms_that_give_words_away_are_found() -> None:
    statement = ["Two coalitions call for an immediate ceasefire", "Since 5 October, shelling has struck schools."]

    assert wording.given_away("No photos. The coalitions call for an immediate one.", statement) == (
        "coalitions call for an"
    )
    assert wording.given_away("SINCE 5 OCTOBER SHELLING", statement) == "since 5 october shelling"
    assert wording.given_away("No photos, no calls to the families before the lift.", statement) == ""
    assert wording.given_away("", statement) == ""


@given(st.lists(st.text("abcdef", min_size=2, max_size=5), min_size=wording.RUN_OF_WORDS, max_size=12), st.data())
def test_any_run_of_a_statement_is_found_in_terms(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - wording.RUN_OF_WORDS))
    run = words[start : start + wording.RUN_OF_WORDS]

    assert wording.given_away(f"Please, {' '.join(run).upper()}!", [" ".join(words)])


@pytest.mark.parametrize("language", speech.LANGUAGES)
def test_every_zone_can_be_named_in_every_language(language: str) -> None:
    for zone in zones.zone_names():
        assert speech.at_place(language, TBILISI.utc, zone).strip()


def test_places_are_named_as_the_language_names_them() -> None:
    assert speech.place("ar", "Europe/Zurich", "Geneva") == "جنيف"
    assert speech.place("es", "Europe/Zurich", "Geneva") == "Ginebra"
    assert speech.place("fr", "Europe/Zurich", "Lausanne") == "Lausanne"
    assert speech.place("ar", "Europe/Zurich", "Lausanne") == "زيورخ"
    assert speech.place("en", "Asia/Tbilisi", "Tbilisi") == "Tbilisi"


def test_an_unknown_region_writes_dates_as_its_language_does() -> None:
    assert speech.day("ar-ZZ", TBILISI.wall) == "الأربعاء 28 أكتوبر 2026"
    assert speech.day("fr-CA", TBILISI.wall) == speech.day("fr-JO", TBILISI.wall) == "mercredi 28 octobre 2026"
