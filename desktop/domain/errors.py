"""What can go wrong in words a person can act on. Anything that is not a `UserError` is a bug."""

from dataclasses import dataclass


@dataclass(eq=False)
class UserError(Exception):
    """An expected failure: what happened, what is safe, what to do. Each failure is a subclass.

    Attributes:
        title: one sentence, what happened, naming the thing ("newsroom.xlsx is protected with a password.").
        safe: what is unharmed ("Nothing was written."); may be empty.
        next_step: the best thing to do now; may be empty.
    """

    title: str
    safe: str = ""
    next_step: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.title, self.safe, self.next_step) if part)


class Cancelled(UserError):
    """The person stopped the work; nothing was changed."""

    def __init__(self, title: str = "Cancelled.", safe: str = "Nothing was changed.") -> None:
        super().__init__(title, safe)


class ChangedElsewhere(UserError):
    """Somebody changed the record since it was read; nothing was overwritten."""


class ReadOnly(UserError):
    """The workspace can be read but not changed now (open elsewhere, read-only disk, made by a newer version)."""


class NotFound(UserError):
    """The thing named does not exist (any more)."""


class InvalidValue(UserError):
    """What was typed cannot be that field's value."""


class UnreadableFile(UserError):
    """A file cannot be read as a table: damaged, protected, too large, empty or of another kind."""


class StorageFailure(UserError):
    """The database or the disk refused: full, failing, damaged, or made by a newer version."""
