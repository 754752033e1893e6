"""Keys: ours in the keyring, theirs compared by voice."""

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as FailKeyring

from desktop.domain.errors import InvalidValue
from desktop.services import organisations, signoffs
from desktop.services.signoffs import NoKeyring
from desktop.services.signoffs.keys import private_key
from desktop.services.workspaces import Workspace
from tests.keyring_memory import MemoryKeyring, installed
from tests.services.statements.ground import DOCTORS


def test_our_key_is_made_once_and_stays_in_the_keyring(workspace: Workspace, ring: MemoryKeyring) -> None:
    assert signoffs.own_key(workspace) is None
    made = signoffs.make_own_key(workspace)
    assert len(made.words) == 10
    assert signoffs.own_key(workspace) == made
    assert signoffs.words(made.public) == made.words
    with pytest.raises(InvalidValue, match="You have a key already"):
        signoffs.make_own_key(workspace)
    assert signoffs.make_own_key(workspace, again=True) != made
    (secret,) = ring.kept.values()
    for path in workspace.path.parent.rglob("*"):
        assert not path.is_file() or secret.encode() not in path.read_bytes()


def test_a_partners_key_is_kept_compared_and_replaced(workspace: Workspace, ring: MemoryKeyring) -> None:
    doctors = organisations.create(workspace, DOCTORS).id
    key = signoffs.make_own_key(workspace).public
    signoffs.keep_key(workspace, doctors, 1, key)
    assert organisations.get(workspace, doctors).key_state == "not_compared"
    with pytest.raises(InvalidValue, match="This is not the key that was kept"):
        signoffs.mark_compared(workspace, doctors, 2, "other")
    signoffs.mark_compared(workspace, doctors, 2, key)
    assert organisations.get(workspace, doctors).key_state == "compared"
    signoffs.keep_key(workspace, doctors, 3, signoffs.make_own_key(workspace, again=True).public)
    assert organisations.get(workspace, doctors).key_state == "not_compared"
    with pytest.raises(InvalidValue, match="This is no key for sign-off files"):
        signoffs.keep_key(workspace, doctors, 4, "abc")


class PlaintextKeyring(MemoryKeyring):
    """A keyring everybody on the computer can read."""


class Chained(MemoryKeyring):
    """Several keyrings behind one."""

    backends: list[KeyringBackend]


@pytest.mark.parametrize("backend", [FailKeyring(), PlaintextKeyring()])  # type: ignore[no-untyped-call]
def test_without_a_safe_keyring_no_key_is_made(workspace: Workspace, backend: KeyringBackend) -> None:
    with installed(backend):
        with pytest.raises(NoKeyring, match="This computer has no safe keyring"):
            signoffs.make_own_key(workspace)
        assert signoffs.own_key(workspace) is None


def test_the_first_safe_one_of_several_is_taken(workspace: Workspace) -> None:
    chained, readable, safe = Chained(), PlaintextKeyring(), MemoryKeyring()
    chained.backends = [readable, safe]
    with installed(chained):
        signoffs.make_own_key(workspace)
    assert (len(readable.kept), len(safe.kept)) == (0, 1)


def test_a_locked_keyring_is_said(workspace: Workspace, ring: MemoryKeyring) -> None:
    ring.locked = True
    with pytest.raises(NoKeyring, match="Unlock or install"):
        private_key(workspace)
    assert signoffs.own_key(workspace) is None
