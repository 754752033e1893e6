"""The seal of a batch: a hash over its facts, its change rows and the seal before it, so that tampering shows."""

import hashlib
from collections.abc import Iterable

ChangeRow = tuple[str, int, int, bytes | None, bytes | None]
"""entity, id, version after (0: deleted), before, after (JSON)."""


class Seal:
    """Built while a batch is written, and again when the history is checked."""

    def __init__(self, before: bytes) -> None:
        """`before`: the seal of the batch before."""
        self._digest = hashlib.blake2b(before, digest_size=32)

    def add(self, rows: Iterable[ChangeRow]) -> None:
        """Change rows, in order; how many at once makes no difference."""
        parts: list[bytes] = []
        for entity, record_id, version, before, after in rows:
            parts += (f"{entity}:{record_id}:{version}".encode(), before or b"-", after or b"-")
        self._digest.update(b"".join(parts))

    def close(self, *facts: object) -> bytes:
        """The seal, with the batch's own facts: id, kind, label, user, at, counts (JSON as stored)."""
        self._digest.update("|".join(str(fact) for fact in facts).encode())
        return self._digest.digest()
