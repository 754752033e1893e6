"""The forty people of the example workspace, as cards and as acquaintances that turn up again in samples."""

from datetime import date, timedelta
from typing import cast

import orjson

from desktop.domain.contact import Card
from desktop.resources import resource
from desktop.services.samples.people import Person, ascii_word
from desktop.services.samples.words import City

ANCHOR = date(2026, 11, 1)
"""The day the dates on the cards are written for."""


def example_cards(today: date | None = None) -> list[Card]:
    """The forty people; with `today`, their dates are as fresh as they were on the day they were written."""
    cards = cast("list[Card]", orjson.loads(resource("sample/example.json").read_bytes()))
    if today is not None:
        for card in cards:
            _move_dates(card, today - ANCHOR)
    return cards


def _move_dates(card: Card, by: timedelta) -> None:
    def moved(day: str) -> str:
        return (date.fromisoformat(day) + by).isoformat()

    card["verified_on"] = moved(card["verified_on"])
    if "last_touch" in card:
        card["last_touch"] = moved(card["last_touch"])
    if "on" in card.get("refusal", {}):
        card["refusal"]["on"] = moved(card["refusal"]["on"])


def acquaintances() -> list[Person]:
    """The people of the example as rows of a sheet are made of, so that an import meets somebody it knows."""
    return [_person(card) for card in example_cards() if ascii_word(card.get("given_name", ""))]


def _person(card: Card) -> Person:
    main = card["affiliations"][0]
    address = card["emails"][0]["address"]
    city = City(country=card["country"], zone=card["time_zone"], script="en", names=[card["city"]] * 5)
    return Person(
        number=0,
        script="latin",
        given=card["given_name"],
        family=card["family_name"],
        latin_given=card["given_name"],
        latin_family=card["family_name"],
        outlet=(main["outlet"],),
        outlet_type=main["outlet_type"],
        domain=address.partition("@")[2],
        city=city,
        role=0,
        desk=None,
        beats=(),
        languages=tuple(card["languages"]),
        addresses=(address,),
        phones=(card["phones"][0]["number"], ""),
    )
