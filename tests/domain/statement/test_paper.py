"""What stands on paper, in order."""

from dataclasses import replace

import pytest

from desktop.domain.statement.paper import Paper, Role, contact_line, dateline, pieces
from desktop.domain.statement.paper_words import contacts_title, draft_mark, is_right_to_left, kind_name
from desktop.domain.statement.text import Block, BlockKind, PressContact, StatementKind, StatementText
from tests.statement_texts import ARABIC, ENGLISH


def test_the_release_line_stands_first_then_the_greeting() -> None:
    found = pieces(Paper(ENGLISH, "EMBARGOED until 06:00", embargoed=True, greeting="Dear Layla Haddad,"))

    assert [piece.role for piece in found[:4]] == [Role.RELEASE, Role.GREETING, Role.KIND, Role.HEADLINE]
    assert found[2].text == "URGENT · Joint statement"
    assert [piece.role for piece in found[-3:]] == [Role.END, Role.CONTACTS, Role.CONTACT]


def test_the_dateline_runs_into_the_first_paragraph() -> None:
    first = next(piece for piece in pieces(Paper(ENGLISH)) if piece.role is Role.PARAGRAPH)

    assert first.line.startswith("NORTHPORT, 10 October 2026 — Shelling has struck")


def test_before_a_heading_the_dateline_stands_alone() -> None:
    text = replace(ENGLISH, blocks=(Block(BlockKind.HEADING, "Background"), *ENGLISH.blocks), subheadline="Aid waits")

    roles = [(piece.role, piece.line) for piece in pieces(Paper(text))]

    at = roles.index((Role.PARAGRAPH, "NORTHPORT, 10 October 2026 —"))
    assert roles[at + 1] == (Role.HEADING, "Background")
    assert (Role.SUBHEADLINE, "Aid waits") in roles


def test_demands_are_numbered_through_and_labels_end_once() -> None:
    demands = [Block(BlockKind.DEMAND, "End it.", label) for label in ("Ceasefire", "Access:", "")]
    text = StatementText("en", blocks=(demands[0], Block(BlockKind.PARAGRAPH, "And:"), *demands[1:]))

    found = [(piece.number, piece.bold) for piece in pieces(Paper(text)) if piece.role is Role.DEMAND]

    assert found == [(1, "Ceasefire."), (2, "Access:"), (3, "")]


def test_a_bare_text_prints_only_what_it_has() -> None:
    assert [(piece.role, piece.text) for piece in pieces(Paper(StatementText("en", city="Geneva")))] == [
        (Role.KIND, "Joint statement"),
        (Role.PARAGRAPH, ""),
    ]
    assert [piece.role for piece in pieces(Paper(StatementText("en", contacts=(PressContact(),))))] == [Role.KIND]


def test_datelines_by_language() -> None:
    assert dateline(ARABIC) == "نورثبورت، 10 أكتوبر 2026 —"
    assert dateline(StatementText("en", date="2026-10-10")) == "2026-10-10 —"
    assert dateline(StatementText("en")) == ""


def test_contacts_of_a_right_to_left_text_keep_addresses_readable() -> None:
    contact = PressContact("مارا", "مديرة", email="press@hrn.example", phone="+44 20 7946 0000")

    assert contact_line(contact, "ar") == "مارا، مديرة | \u2066press@hrn.example\u2069 | \u2066+44 20 7946 0000\u2069"
    assert contact_line(replace(contact, title=""), "en") == "مارا | press@hrn.example | +44 20 7946 0000"


@pytest.mark.parametrize(
    ("language", "kind", "title", "mark"),
    [
        ("ar", "بيان مشترك", "للتواصل الإعلامي", "مسودة، ليست للنشر"),
        ("de-AT", "Gemeinsame Erklärung", "Pressekontakt", "ENTWURF, nicht zur Veröffentlichung"),
        ("sw", "Joint statement", "Press contacts", "DRAFT, not for publication"),
    ],
)
def test_added_words_speak_the_language(language: str, kind: str, title: str, mark: str) -> None:
    assert kind_name(StatementKind.JOINT_STATEMENT, language) == kind
    assert contacts_title(language) == title
    assert draft_mark(language) == mark


def test_directions() -> None:
    assert [code for code in ("ar", "ar-MA", "he", "fa", "en", "fr", "ku-Arab") if is_right_to_left(code)] == [
        "ar", "ar-MA", "he", "fa", "ku-Arab",
    ]  # fmt: skip
