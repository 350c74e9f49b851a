"""Messages to a process of the product and back: a name, facts, and arrays of numbers (src/scale/messages.ts)."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from .errors import RewardLensError
from .process import GRACE, Process

_TYPES = {"f8": np.dtype("<f8"), "f4": np.dtype("<f4"), "i4": np.dtype("<i4"), "u8": np.dtype("<u8")}
_LENGTH = struct.Struct("<Q")


@dataclass(frozen=True)
class Message:
    """What is sent, and what is received."""

    kind: str
    facts: Any = None
    arrays: Mapping[str, np.ndarray] = field(default_factory=dict)


def write_message(stream: BinaryIO, message: Message) -> None:
    """Write a message, and flush."""
    arrays = {name: np.ascontiguousarray(values) for name, values in message.arrays.items()}
    listed = [[name, values.dtype.str.lstrip("<=|"), values.size] for name, values in arrays.items()]
    head = json.dumps({"kind": message.kind, "facts": message.facts, "arrays": listed}, allow_nan=False).encode()
    stream.write(_LENGTH.pack(len(head)))
    stream.write(head)
    for values in arrays.values():
        stream.write(values.data.cast("B"))
    stream.flush()


def read_message(stream: BinaryIO) -> Message | None:
    """Read a message; None where the stream ends before one. Raises EOFError where it ends within one."""
    first = stream.read(_LENGTH.size)
    if not first:
        return None
    head = json.loads(_exactly(stream, _LENGTH.unpack(first)[0]))
    arrays = {
        name: np.frombuffer(_exactly(stream, size * _TYPES[kind].itemsize), dtype=_TYPES[kind])
        for name, kind, size in head["arrays"]
    }
    return Message(head["kind"], head.get("facts"), arrays)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    content = stream.read(size)
    if len(content) < size:
        raise EOFError
    return content


class Conversation:
    """A process of the product that is sent messages and sends some. A context: it ends with it."""

    def __init__(self, folder: Path, arguments: tuple[str, ...]) -> None:
        """Start it. folder: the unpacked archive. arguments: the verb and its options."""
        self._process = Process(folder, arguments, "training")

    @property
    def pid(self) -> int:
        """Process id: for tests."""
        return self._process.pid

    def send(self, message: Message) -> None:
        """Send a message. Raises RewardLensError where the process has ended."""
        try:
            write_message(self._process.stdin, message)
        except OSError as error:
            raise self._failure() from error

    def receive(self) -> Message:
        """Wait for a message. Raises RewardLensError where the process ends without one."""
        try:
            message = read_message(self._process.stdout)
        except EOFError as error:
            raise self._failure() from error
        if message is None:
            raise self._failure()
        return message

    def ask(self, message: Message, seconds: float) -> Message:
        """Send a message and wait for the answer; a process that takes longer is killed, and RewardLensError raised."""

        def answer() -> Message:
            self.send(message)
            return self.receive()

        return self._process.within(seconds, answer)

    def __enter__(self) -> Conversation:
        return self

    def __exit__(self, *_: object) -> None:
        """End its input and wait; by force where it does not end."""
        try:
            self._process.stdin.close()
        except OSError:
            pass  # it has ended
        if not self._process.wait(GRACE):
            self._process.kill()
            self._process.wait()
        self._process.close()

    def _failure(self) -> RewardLensError:
        self._process.wait(GRACE)  # what it says last is the reason
        return RewardLensError(self._process.last_words())
