"""Keys of sign-off files: ours, whose private half lives in the system's keyring, and those of partners."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.domain.errors import InvalidValue, UserError
from desktop.domain.organisation import changed
from desktop.domain.signoff_key import new_private_key, public_key_of, words_of_key
from desktop.services.contacts import Written
from desktop.services.workspaces import Workspace
from desktop.storage import organisations
from desktop.storage.tables import Meta

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "Dateline sign-off key"
_UNCHANGED = "Nothing was changed."
_READABLE = ("plaintext", "unencrypted", "null", "fail")


class NoKeyring(UserError):
    """There is no safe place on this computer to keep a private key; sign-offs can be recorded by hand."""


@dataclass(frozen=True, slots=True)
class OwnKey:
    """Our public key, and the words partners hear from us to compare it."""

    public: str
    words: tuple[str, ...]


def own_key(workspace: Workspace) -> OwnKey | None:
    """Our key, if we have one here; None too where the keyring cannot be asked."""
    try:
        private = private_key(workspace)
    except NoKeyring:
        return None
    return _shown(public_key_of(private)) if private else None


def make_own_key(workspace: Workspace, *, again: bool = False) -> OwnKey:
    """Make our key pair. `again`: replace the one there is; partners must compare the new words.

    Raises:
        NoKeyring: no safe keyring.
        InvalidValue: there is one already.
    """
    if private_key(workspace) and not again:
        raise InvalidValue("You have a key already.", _UNCHANGED, "A new one must be compared again by all partners.")
    private = new_private_key()
    with _told():
        _backend().set_password(_SERVICE, _name(workspace), private)
    return _shown(public_key_of(private))


def private_key(workspace: Workspace) -> str:
    """Our private key; empty where there is none.

    Raises:
        NoKeyring: no safe keyring.
    """
    with _told():
        return _backend().get_password(_SERVICE, _name(workspace)) or ""


def keep_key(workspace: Workspace, organisation_id: int, version: int, public_key: str) -> Written:
    """Keep a partner's public key, not compared yet.

    Raises:
        InvalidValue: it is no key.
        ChangedElsewhere, NotFound: nothing was changed.
    """
    words_of_key(public_key)
    return _write(workspace, organisation_id, version, {"public_key": public_key}, "Keep the key of")


def mark_compared(workspace: Workspace, organisation_id: int, version: int, public_key: str) -> Written:
    """The words of this very key were compared with the partner by voice, and are the same.

    Raises:
        InvalidValue: it is not the key the organisation has now.
        ChangedElsewhere, NotFound: nothing was changed.
    """
    with workspace.reading() as conn:
        there = organisations.one(conn, organisation_id).card.get("public_key")
    if not public_key or there != public_key:
        raise InvalidValue("This is not the key that was kept.", _UNCHANGED, "Compare the words shown now.")
    return _write(workspace, organisation_id, version, {"compared_key": public_key}, "Compare the key of")


def words(public_key: str) -> tuple[str, ...]:
    """What both sides read to each other to compare a key.

    Raises:
        InvalidValue: it is no key.
    """
    return words_of_key(public_key)


def _write(workspace: Workspace, organisation_id: int, version: int, changes: dict[str, object], verb: str) -> Written:
    with workspace.command("") as act:
        before = organisations.one(act.conn, organisation_id)
        act.rename(f"{verb} {before.short}")
        organisations.write(act, organisation_id, version, changed(before.card, changes))
    return Written(organisation_id, act.touched)


def _name(workspace: Workspace) -> str:
    """What the key is filed under: the workspace, whatever copy of it is open."""
    with workspace.reading() as conn:
        return conn.scalar(select(Meta.value).where(Meta.name == "workspace")) or workspace.instance


def _backend() -> "KeyringBackend":
    """The system's own keyring; never one that keeps secrets in readable files."""
    import keyring

    chosen = keyring.get_keyring()
    for backend in getattr(chosen, "backends", [chosen]):
        if not _is_readable(backend):
            return backend  # type: ignore[no-any-return]
    raise _refused()


def _is_readable(backend: "KeyringBackend") -> bool:
    where = f"{type(backend).__module__}.{type(backend).__name__}".lower()
    return where.startswith("keyrings.alt") or any(word in where for word in _READABLE)


@contextmanager
def _told() -> Iterator[None]:
    from keyring.errors import KeyringError

    try:
        yield
    except KeyringError as failure:
        raise _refused() from failure


def _refused() -> NoKeyring:
    return NoKeyring(
        "This computer has no safe keyring for a private key.",
        "No key was made or read; nothing was written to a file.",
        "Unlock or install the system's keyring. Until then record sign-offs by hand.",
    )


def _shown(public: str) -> OwnKey:
    return OwnKey(public, words_of_key(public))
