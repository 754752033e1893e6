"""A press office with a signed statement under an embargo, and people who answered."""

import pytest

from tests.services.test_verdicts import Office, embargoed, office

__all__ = ["embargoed", "office", "ready"]


@pytest.fixture
def ready(embargoed: Office) -> Office:
    """Layla and Tomas agreed, Ines declined, Oleh was asked; Petra refuses releases."""
    add = embargoed.add
    people = {
        "layla": add(
            "Layla Haddad", "Levant Wire", country="JO", time_zone="Asia/Amman", greetings={"en": "Dear Ms Haddad"},
            phones=[{"number": "+962790000000", "answers": ["call", "signal"]}],
        ),
        "tomas": add("Tomas Berg", "Nordisk Radio", time_zone="Europe/Stockholm"),
        "ines": add("Ines Carvalho", "Freelance"),
        "oleh": add("Oleh Kovalenko", "Dnipro Monitor"),
        "petra": add("Petra Holm", "Svea Press", refusal={"level": "no_releases"}),
    }  # fmt: skip
    embargoed.answer("accepted", people["layla"], people["tomas"])
    embargoed.answer("declined", people["ines"])
    embargoed.ids = people
    return embargoed
