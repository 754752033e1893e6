"""Addresses that must get nothing, kept as keyed hashes outside the contacts.

The key is a secret of this workspace: a plain hash of an address could be guessed. Nothing here removes a row; lifting
one is its own act (`lift`), which keeps the row and says why.
"""

import hashlib
from collections.abc import Callable, Iterable

from sqlalchemy import Connection, func, select, update

from desktop.domain.contact import Card
from desktop.domain.values.emails import address_key
from desktop.storage.bulk import bulk_insert
from desktop.storage.command import Command
from desktop.storage.tables import Meta, Suppression

SECRET = "suppression_key"  # noqa: S105  # the name it is kept under, not the key
_AT_ONCE = 1_000
_DIGEST = 20
_COLUMNS = ("key", "reason", "evidence", "at", "user", "batch_id", "lifted_reason")


def any_stored(conn: Connection) -> bool:
    """Whether any address is suppressed at all (lets bulk work skip the hashing)."""
    return conn.scalar(select(Suppression.key).where(Suppression.lifted_at.is_(None)).limit(1)) is not None


def count(conn: Connection) -> int:
    """How many addresses are suppressed now."""
    return conn.scalar(select(func.count()).select_from(Suppression).where(Suppression.lifted_at.is_(None))) or 0


def asked_often(conn: Connection) -> Callable[[Iterable[str]], set[str]]:
    """Which of some `address_key`s are suppressed, for many questions at one moment: the hashes are read once."""
    hashes = set(conn.scalars(select(Suppression.key).where(Suppression.lifted_at.is_(None))))
    seed = hashlib.blake2b(key=_secret(conn), digest_size=_DIGEST)

    def is_there(folded: str) -> bool:
        one = seed.copy()
        one.update(folded.encode())
        return one.digest() in hashes

    return lambda keys: set(filter(is_there, keys)) if hashes else set()


def suppressed_keys(conn: Connection, addresses: Iterable[str]) -> set[str]:
    """Which of these addresses (any spelling) are suppressed; answers with their `address_key`s."""
    if not any_stored(conn):
        return set()
    by_hash = {hashed(conn, folded): folded for folded in {address_key(address) for address in addresses}}
    hashes = list(by_hash)
    found: set[str] = set()
    for start in range(0, len(hashes), _AT_ONCE):
        some = select(Suppression.key).where(
            Suppression.key.in_(hashes[start : start + _AT_ONCE]), Suppression.lifted_at.is_(None)
        )
        found.update(by_hash[row] for row in conn.scalars(some))
    return found


def suppress(act: Command, addresses: Iterable[str], reason: str, evidence: str = "") -> int:
    """Add addresses (any spelling); those already there stay as they are. Returns how many are new."""
    keys = {hashed(act.conn, address_key(address)) for address in addresses}
    known = {
        row for start in range(0, len(keys), _AT_ONCE) for row in _known(act.conn, list(keys)[start : start + _AT_ONCE])
    }
    lifted = [key for key, lifted_at in known if lifted_at]
    for key in lifted:
        back = update(Suppression).where(Suppression.key == key)
        act.conn.execute(back.values(lifted_at=None, lifted_reason="", reason=reason, at=act.at, user=act.user))
    new = keys - {key for key, _ in known}
    bulk_insert(
        act.conn,
        Suppression,
        _COLUMNS,
        [(key, reason, evidence, act.at, act.user, act.batch_id, "") for key in new],
    )
    if new or lifted:
        act.count("addresses suppressed", len(new) + len(lifted))
        act.lasting = True
        act.touch("suppression", [])
    return len(new) + len(lifted)


def suppress_refused(act: Command, card: Card) -> None:
    """Suppress the addresses of somebody who refuses: kept outside the contact too, it outlives the contact."""
    if "refusal" in card:
        addresses = [line["address"] for line in card.get("emails", ())]
        suppress(act, addresses, card["refusal"].get("reason", "Refused"))


def lift(act: Command, address: str, reason: str) -> bool:
    """Let an address be written to again; the row stays with the reason. Whether it was suppressed."""
    statement = (
        update(Suppression)
        .where(Suppression.key == hashed(act.conn, address_key(address)), Suppression.lifted_at.is_(None))
        .values(lifted_at=act.at, lifted_reason=reason)
    )
    done = act.conn.execute(statement).rowcount > 0
    if done:
        act.count("addresses lifted", 1)
        act.lasting = True
        act.touch("suppression", [])
    return done


def hashed(conn: Connection, folded: str) -> bytes:
    """The keyed hash of an `address_key`."""
    return hashlib.blake2b(folded.encode(), key=_secret(conn), digest_size=_DIGEST).digest()


def _secret(conn: Connection) -> bytes:
    cached = conn.info.get(SECRET)
    if cached is None:
        cached = bytes.fromhex(conn.scalar(select(Meta.value).where(Meta.name == SECRET)) or "")
        conn.info[SECRET] = cached
    return bytes(cached)


def _known(conn: Connection, keys: list[bytes]) -> list[tuple[bytes, str | None]]:
    return [
        (row.key, row.lifted_at)
        for row in conn.execute(select(Suppression.key, Suppression.lifted_at).where(Suppression.key.in_(keys)))
    ]
