"""What runs in the child in tests of the sandbox: good, bad and hostile readers."""

import os
import sys
import time
from collections.abc import Iterator

from desktop.domain.errors import InvalidValue, UnreadableFile


def echo(argument: dict[str, object]) -> Iterator[bytes]:
    yield repr(sorted(argument.items())).encode()
    yield b""
    yield b"\x00" * 1_000_000


def print_much(_: dict[str, object]) -> Iterator[bytes]:
    sys.stdout.write("noise")
    os.write(1, b"noise")
    os.write(2, b"noise")
    yield b"done"


def refuse(_: dict[str, object]) -> Iterator[bytes]:
    yield b"first"
    raise UnreadableFile("a.xlsx holds nothing.", "Nothing was changed.", "Choose another file.")


def refuse_otherwise(_: dict[str, object]) -> Iterator[bytes]:
    raise InvalidValue("No.", next_step="Yes.")
    yield b""


def stumble(_: dict[str, object]) -> Iterator[bytes]:
    yield b"first"
    raise KeyError("secret text of the file")


def panic(_: dict[str, object]) -> Iterator[bytes]:
    class Panic(BaseException):
        pass

    raise Panic
    yield b""


def abort(_: dict[str, object]) -> Iterator[bytes]:
    os.abort()
    yield b""


def vanish(_: dict[str, object]) -> Iterator[bytes]:
    yield b"first"
    os._exit(3)


def hang(_: dict[str, object]) -> Iterator[bytes]:
    yield str(os.getpid()).encode()
    time.sleep(600)


def spin(_: dict[str, object]) -> Iterator[bytes]:
    yield b"first"
    while True:
        pass


def devour(_: dict[str, object]) -> Iterator[bytes]:
    kept = []
    while True:
        kept.append(b"x" * 10_000_000)
        yield b"more"


def garbage(_: dict[str, object]) -> Iterator[bytes]:
    """An error whose class is not one of ours."""
    raise type("SystemError", (UnreadableFile,), {})("x")
    yield b""


def count(_: dict[str, object]) -> Iterator[bytes]:
    for number in range(300):
        yield str(number).encode()


def doubled(frames: Iterator[bytes], argument: dict[str, object]) -> Iterator[bytes]:
    """A second child that works on what the first one sends."""
    for frame in frames:
        yield frame + b" " + frame
    yield str(argument["path"]).encode()


def stumble_second(frames: Iterator[bytes], _: dict[str, object]) -> Iterator[bytes]:
    yield next(frames)
    raise KeyError("secret text of the file")


def vanish_second(frames: Iterator[bytes], _: dict[str, object]) -> Iterator[bytes]:
    yield next(frames)
    os._exit(3)


def devour_second(frames: Iterator[bytes], _: dict[str, object]) -> Iterator[bytes]:
    return devour({"first": next(frames)})


def hang_second(frames: Iterator[bytes], _: dict[str, object]) -> Iterator[bytes]:
    yield next(frames)
    yield from hang({})
