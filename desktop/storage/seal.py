"""The seal of a batch: a hash over its facts, its change rows and the seal before it, so that tampering shows."""

import hashlib


class Seal:
    """Built while a batch is written, and again when the history is checked."""

    def __init__(self, before: bytes) -> None:
        """`before`: the seal of the batch before."""
        self._digest = hashlib.blake2b(before, digest_size=32)

    def add(self, entity: str, record_id: int, version: int, before: bytes | None, after: bytes | None) -> None:
        """One change row, in order."""
        self._digest.update(f"{entity}:{record_id}:{version}".encode())
        self._digest.update(before or b"-")
        self._digest.update(after or b"-")

    def close(self, *facts: object) -> bytes:
        """The seal, with the batch's own facts: id, kind, label, user, at, counts (JSON as stored)."""
        self._digest.update("|".join(str(fact) for fact in facts).encode())
        return self._digest.digest()
