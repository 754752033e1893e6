"""Beats and tags in one spelling."""

import pytest

from desktop.domain.values.vocabulary import read_term, read_terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("HUMAN RIGHTS; Politics; politics", ["Human rights", "Politics"]),
        ("EU; EU POLITICS", ["EU", "EU politics"]),
        ("Crime, law and justice", ["Crime, law and justice"]),
        ("Politics, economy and culture", ["Politics", "economy and culture"]),
        ("#climate #war", ["climate", "war"]),
        ("* myContacts ::: Work", ["myContacts", "Work"]),
        ('"VIP","Blog"', ["VIP", "Blog"]),
        ("سياسة، اقتصاد", ["سياسة", "اقتصاد"]),
        ("•", []),
        ("n/a", []),
        ("", []),
    ],
)
def test_read_terms(text: str, terms: list[str]) -> None:
    assert read_terms(text) == terms


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("POLITICS", "Politics"),
        ("MENA", "MENA"),
        ("UNHCR", "UNHCR"),
        ("İKLİM DEĞİŞİKLİĞİ", "İklim değişikliği"),
        ("Foreign Affairs", "Foreign Affairs"),
        ("A B", "A B"),
        ("-", ""),
        ("- politics ,", "politics"),
        ("x" * 200, "x" * 100),
    ],
)
def test_read_term(text: str, term: str) -> None:
    assert read_term(text) == term
