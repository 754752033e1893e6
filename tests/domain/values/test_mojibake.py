"""Broken encodings are put right, and good text is never touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.values.text import repair_mojibake

GOOD = (
    """
Müller|Café|François Hollande|Łukasz Wałęsa|Ørsted|Straße|Ångström|São Paulo|İstanbul Şişli|Gyöngyös|Žluťoučký kůň
Jānis Bērziņš|Tiếng Việt|Đà Nẵng|علي حسن|الاسم|محمد عبد الله|خبر، عاجل|Привет мир|Ελλάδα|שלום|東京新聞|한국|हिन्दी
naïve—yes|“quoted”|L’Équipe|CAFÉ’s|CAFÉ”|„REGIÄ“|É…|voilà|ORĂŞTIE|Ăştia|Ţăndărică|Ñandú|ÁÉÍÓÚ|áéíóú|Þórður|ÄÖÜ|Œuvre
À côté|Été|ÖVP|ÖBB|ÇAĞRI|Ağrı|TRÂN VĂN|NÃO|IRMÃ|Île|ÉÇÀ|fiancée – d’été|€ 5|© 2020|Ľubomír Čaplovič|Żółć|گل|چای|پاکستان
ÅÄÖ|Åland|ß|ÇELİK|Çağlar|Ú|ÍÓ|ŠKODA|Đorđe|ČĆŽŠĐ|São João|Ã|Â|Øystein Åse|Æøå|ÆØÅ|الBBC|طه|Spaß“|„Ä“|Bayan News|5 °C
DÉJÀ VU|MÄRZ|«Ça va?»|¿Qué?|Niño|ÑUÑOA|Škoda|Łódź|Übergröße|Æsir|ÞÓR|Ünal|İzmir|ÇEŞME|Đỗ Mười|ẞ|œ|naïf|Noël|Zoë|Šárka
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


def misread(text: str, table: str) -> str:
    """The UTF-8 bytes of a text shown by a table, open bytes standing for themselves."""
    shown = ""
    for byte in text.encode():
        try:
            shown += bytes([byte]).decode(table)
        except UnicodeDecodeError:
            shown += chr(byte)
    return shown


def test_good_text_is_never_touched() -> None:
    assert [text for text in GOOD if repair_mojibake(text) is not None] == []
    assert [text for text in GOOD if repair_mojibake(f"Bayan ({text}), {text} & co.") is not None] == []


@given(st.lists(st.sampled_from(GOOD), min_size=1, max_size=4).map(" ".join))
def test_good_words_together_are_never_touched(text: str) -> None:
    assert repair_mojibake(text) is None


@pytest.mark.parametrize("table", ["cp1252", "latin1", "cp1256", "cp1250"])
def test_utf8_read_with_another_table(table: str) -> None:
    broken = {text: misread(text, table) for text in GOOD if not text.isascii() and len(text) > 1}
    assert {text: repair_mojibake(wrong) for text, wrong in broken.items()} == {text: text for text in broken}


@pytest.mark.parametrize(
    "text", ["الاسم", "محمد عبد الله", "ليلى حداد", "البريد الإلكتروني", "خبر، عاجل", "Bayan قناة"]
)
def test_arabic_read_as_western(text: str) -> None:
    assert repair_mojibake(text.encode("cp1256").decode("cp1252", "replace")) == text


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("ط§ظ„ط§ط³ظ…", "الاسم"),
        ("Ø§Ù„Ø§Ø³Ù…", "الاسم"),
        ("ÇáÇÓã", "الاسم"),
        ("MÃ¼ller", "Müller"),
        ("MÃƒÂ¼ller", "Müller"),
        ("Ã©tudiant voilÃ  monsieur", "étudiant voilà monsieur"),
        ("Donâ€™t", "Don’t"),
        ("ðŸ“° news", "📰 news"),
    ],
)
def test_damage_met_in_real_lists(broken: str, meant: str) -> None:
    assert repair_mojibake(broken) == meant


@pytest.mark.parametrize("text", ["é Ã©", "Ã©東", "Ã\u2028", "Â‡Â‡", "Ïåéí 5€ÿ ‰", "ÇÇÇÇ", "ðé", "ÊÉÈÇ", "â‚", "áß"])
def test_doubtful_text_is_left_alone(text: str) -> None:
    assert repair_mojibake(text) is None
