"""What a person reads when something they can mend went wrong."""

from desktop.domain.errors import Cancelled, UserError


def test_an_error_says_what_happened_what_is_safe_and_what_to_do() -> None:
    error = UserError("The disk is full.", "Nothing was lost.", "Free some space.")
    assert str(error) == "The disk is full. Nothing was lost. Free some space."
    assert str(Cancelled()) == "Cancelled. Nothing was changed."
