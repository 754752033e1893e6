"""Keys of sign-off files: Ed25519, kept as base64, compared by voice as short words.

Ten words say 80 bits of the key's hash: making another key that reads the same is out of reach.
"""

import base64
import binascii
from functools import cache
from hashlib import sha256

from desktop.domain.errors import InvalidValue
from desktop.resources import resource

WORDS = 10
_KEY_BYTES = 32
_READ_AS = b"dateline key words 1\n"


def new_private_key() -> str:
    """A new private key, base64."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return _coded(Ed25519PrivateKey.generate().private_bytes_raw())


def public_key_of(private_key: str) -> str:
    """The public key of a private one, base64.

    Raises:
        InvalidValue: it is no key.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return _coded(Ed25519PrivateKey.from_private_bytes(key_bytes(private_key)).public_key().public_bytes_raw())


def sign(private_key: str, message: bytes) -> str:
    """The signature of a message, base64.

    Raises:
        InvalidValue: it is no key.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return _coded(Ed25519PrivateKey.from_private_bytes(key_bytes(private_key)).sign(message))


def is_signature(public_key: str, signature: str, message: bytes) -> bool:
    """Whether the holder of this key signed exactly this message; anything malformed is no signature."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(key_bytes(public_key))
        key.verify(base64.b64decode(signature, validate=True), message)
    except (InvalidSignature, InvalidValue, binascii.Error, ValueError):
        return False
    return True


def key_bytes(key: str) -> bytes:
    """The 32 bytes of a key.

    Raises:
        InvalidValue: it is no key.
    """
    try:
        raw = base64.b64decode(key, validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != _KEY_BYTES:
        raise InvalidValue("This is no key for sign-off files.", "Nothing was changed.", "Copy it again, whole.")
    return raw


def words_of_key(public_key: str) -> tuple[str, ...]:
    """What both sides read to each other: the same words mean the same key.

    Raises:
        InvalidValue: it is no key.
    """
    known = word_list()
    return tuple(known[byte] for byte in sha256(_READ_AS + key_bytes(public_key)).digest()[:WORDS])


@cache
def word_list() -> tuple[str, ...]:
    """The 256 words, in the order of their numbers."""
    return tuple(resource("words/voice.txt").read_text(encoding="utf-8").split())


def _coded(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
