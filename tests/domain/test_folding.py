"""Both sides of every search and match are folded; these are the spellings that must meet."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.domain import folding


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Müller", "muller"),
        ("O'Brien", "obrien"),
        ("O’Brien", "obrien"),
        ("ΓΙΏΡΓΟΣ", "γιωργοσ"),
        ("Γιώργος", "γιωργοσ"),
        ("İstanbul", "istanbul"),
        ("ISPARTA", "isparta"),
        ("Işık", "isik"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("Ærø", "aero"),
        ("أحمد إبراهيم آدم", "احمد ابراهيم ادم"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("فاطمة", "فاطمه"),
        ("ليلى", "ليلي"),
        ("مسؤول", "مسوول"),
        ("رائد", "رايد"),
        ("کریمی", "كريمي"),
        ("ہاشمی", "هاشمي"),
        ("ﻻﺯﻡ", "لازم"),
        ("٠٧٩ ۱۲۳", "079 123"),
        ("Ёлкин Йод", "елкин иод"),
        ("東京新聞", "東 京 新 聞"),
        ("NHK東京", "nhk 東 京"),
        ("ガンダム", "ガ ン ダ ム"),
        ("ｶﾞ", "ガ"),
        ("한글", "한글"),
        ("ﬁnance", "finance"),
        ("ＢＢＣ　Ｎｅｗｓ", "bbc news"),
        ("a\u200bb\u202ec", "abc"),
        ("می\u200cخواهم", "ميخواهم"),
        ("हिन्दी", "हिन्दी"),
        ("ภาษาไทย", "ภาษาไทย"),
    ],
)
def test_spellings_meet(written: str, folded: str) -> None:
    assert folding.fold(written) == folded
    assert folding.fold(unicodedata.normalize("NFD", written)) == folded


@given(st.text())
@example("ΐ")
@example("ŉ'")
@example("東A京")
@example("ﷺ")
@example("각")
@example("か\u3099ﾞ")
def test_folding_twice_changes_nothing(text: str) -> None:
    once = folding.fold(text)
    assert folding.fold(once) == once


@given(st.text(max_size=20))
def test_composed_and_decomposed_meet(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert folding.words(composed) == folding.words(decomposed)


def test_words_and_keys() -> None:
    assert folding.words("Al-Masri, Ahmad (BBC)") == ["al", "masri", "ahmad", "bbc"]
    assert folding.key("  Bayan   News ") == "bayan news"
    assert folding.words("हिन्दी समाचार") == ["हिन्दी", "समाचार"]


def test_visible_drops_marks_nobody_sees() -> None:
    assert folding.visible("\ufeffJane\u202e\u200b Doe\u00ad") == "Jane Doe"


def test_visible_keeps_joiners_that_spell_words() -> None:
    assert folding.visible("می\u200cخواهم") == "می\u200cخواهم"
    assert folding.visible("Ja\u200dne") == "Jane"
