"""The terms of an embargo and when a change to them is worse for those who agreed.

The rule, shown wherever a lift is changed:

- A later lift or a new restriction is to the journalist's disadvantage: the terms get a new number, and everybody
  must be asked again. Who agreed before holds an answer to older terms and gets nothing.
- An earlier lift, or a restriction taken away, keeps every agreement: who promised to hold until later has promised
  to hold until then. Everybody who agreed is told.
- Numbers only grow: going back to earlier terms does not bring old agreements back.
"""

from dataclasses import dataclass

from desktop.domain import folding
from desktop.domain.embargo.lift import LiftTime


@dataclass(frozen=True, slots=True)
class TermsChange:
    """What a change means for those who were asked.

    Attributes:
        new_restrictions: lines of the terms that were not there before.
        asks_again: everybody must be asked again.
        tells: nobody is asked again, but everybody who agreed must know.
        sentence: the consequence in words, without numbers of people; "" where nothing changed.
    """

    later: bool = False
    earlier: bool = False
    new_restrictions: tuple[str, ...] = ()
    lifted_restrictions: tuple[str, ...] = ()

    @property
    def asks_again(self) -> bool:
        """Whether every agreement so far no longer counts."""
        return self.later or bool(self.new_restrictions)

    @property
    def tells(self) -> bool:
        """Whether agreements stay and their givers must be told of something better."""
        return not self.asks_again and (self.earlier or bool(self.lifted_restrictions))

    @property
    def sentence(self) -> str:
        """What it means, for the dialog that names the number."""
        reasons = ["the lift moves later"] * self.later + ["there are new restrictions"] * bool(self.new_restrictions)
        if reasons:
            return f"Everybody must be asked again: {' and '.join(reasons)}."
        if self.earlier:
            return (
                "Agreements stay: a promise to hold longer covers the earlier lift. Everybody who agreed must be told."
            )
        if self.lifted_restrictions:
            return "Agreements stay: a restriction was taken away. Everybody who agreed must be told."
        return ""


def restrictions(terms: str) -> dict[str, str]:
    """The lines of the terms, by the spelling that compares them."""
    lines = (" ".join(line.split()).strip("-•* ") for line in terms.splitlines())
    return {folding.key(line) or line: line for line in lines if line}


def compare(before: tuple[LiftTime, str], after: tuple[LiftTime, str]) -> TermsChange:
    """What changes between two pairs of lift and terms. A line that reads differently is a new restriction."""
    (old_lift, old_terms), (new_lift, new_terms) = before, after
    old, new = restrictions(old_terms), restrictions(new_terms)
    return TermsChange(
        later=new_lift.utc > old_lift.utc,
        earlier=new_lift.utc < old_lift.utc,
        new_restrictions=tuple(line for key, line in new.items() if key not in old),
        lifted_restrictions=tuple(line for key, line in old.items() if key not in new),
    )
