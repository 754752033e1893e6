"""One person before the guard, with what several rules ask for worked out once."""

from dataclasses import dataclass

from desktop.domain.embargo.answers import Asked, EmbargoState, Stand, Standing, stand
from desktop.domain.guard.crowd import Crowd
from desktop.domain.guard.facts import Address, Copy, Embargo, Person, Release, Version

NOT_ASKED = Stand(Standing.NOT_ASKED)


@dataclass(slots=True)
class Case:
    """One person before the guard.

    Attributes:
        address: the address to use, if there is one; `version`: the language they would get.
        stand: what their answers come to.
    """

    copy: Copy
    person: Person
    crowd: Crowd
    lifted: bool
    address: Address | None
    version: Version | None
    stand: Stand = NOT_ASKED
    neighbours: frozenset[int] = frozenset()  # outlets where somebody else gets it too


def is_lifted(copy: Copy) -> bool:
    """Whether the embargo has ended, by its time or by a recorded act. In doubt it has not."""
    embargo = copy.embargo
    if embargo is None or embargo.state is EmbargoState.CANCELLED:
        return False
    by_act = embargo.lifted_at is not None and embargo.lifted_at <= copy.now
    if embargo.state is EmbargoState.LIFTED_EARLY:
        return by_act
    if embargo.state is EmbargoState.LIFTED:
        return by_act and copy.now >= embargo.lift.utc
    return not embargo.rechecked.stops and copy.now >= embargo.lift.utc


def under_embargo(copy: Copy) -> bool:
    """Whether the text is promised to stay unpublished now. In doubt it is."""
    return not is_lifted(copy) and (copy.release is not Release.IMMEDIATE or runs(copy.embargo))


def runs(embargo: Embargo | None) -> bool:
    """Whether there is an embargo that was not called off."""
    return embargo is not None and embargo.state is not EmbargoState.CANCELLED


def version_for(copy: Copy, person: Person) -> Version | None:
    """The version a person gets: the first of their languages there is, else the main language, else the first."""
    if not copy.versions:
        return None
    if len(copy.versions) == 1:
        return copy.versions[0]
    for language in person.languages:
        for fits in (_same_tag, _same_language):
            for version in copy.versions:
                if fits(version.language, language):
                    return version
    return next((one for one in copy.versions if one.language == copy.main_language), copy.versions[0])


def reads(person: Person, version: Version) -> bool:
    """Whether the version is in one of the person's languages; who named none reads everything."""
    return not person.languages or any(_same_language(version.language, one) for one in person.languages)


def stand_of(copy: Copy, person: Person) -> Stand:
    """What a person's answers come to under the terms as they are now."""
    if copy.embargo is None or not person.answers:
        return NOT_ASKED
    terms = Asked(copy.embargo.lift.utc, copy.embargo.terms_no)
    return stand(person.answers, person.contact_id, person.outlets, terms)


def _same_tag(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _same_language(one: str, other: str) -> bool:
    return _same_tag(one.partition("-")[0], other.partition("-")[0])
