"""Whole texts: every part of those the rules were made with, and most of those nobody had looked at."""

from statistics import mean

import pytest

from desktop.domain.statement.reading import PARTS, Confidence
from desktop.domain.statement.text import text_from_json, text_to_json
from tests.domain.statement.reading.corpus import Case, cases, score

KNOWN = list(cases("known.txt"))


@pytest.mark.parametrize("case", KNOWN, ids=lambda case: case.name)
def test_every_part_is_found(case: Case) -> None:
    missed = {part: share for part, share in score(case).items() if share < 1}

    assert not missed


@pytest.mark.parametrize("language", ["en", "ar", "fr", "es", "de"])
def test_texts_in_five_languages(language: str) -> None:
    assert sum(case.expected["language"] == language for case in KNOWN) >= 5


def test_most_parts_of_unseen_texts_are_found() -> None:
    scores = [score(case) for case in cases("unseen.txt")]

    shares = {part: mean(one[part] for one in scores) for part in scores[0]}
    assert len(scores) >= 10
    assert mean(shares.values()) >= 0.85
    assert min(shares.values()) >= 0.6, shares


@pytest.mark.parametrize("case", KNOWN[::7], ids=lambda case: case.name)
def test_every_part_has_a_confidence_and_survives_storing(case: Case) -> None:
    found = case.read()

    assert set(found.confidence) == set(PARTS)
    assert text_from_json(text_to_json(found.text)) == found.text


def test_parts_that_are_missing_are_to_be_checked() -> None:
    found = next(case for case in KNOWN if case.name == "en-11-loose").read()

    assert found.confidence["city"] is found.confidence["date"] is Confidence.CHECK
    assert "No date was found." in found.notes
