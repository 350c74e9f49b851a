"""Messages to a process of the product and back: a name, facts, and arrays of numbers (src/scale/messages.ts)."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from .errors import RewardLensError

_TYPES = {"f8": np.dtype("<f8"), "f4": np.dtype("<f4"), "i4": np.dtype("<i4"), "u8": np.dtype("<u8")}
_LENGTH = struct.Struct("<Q")
_LINES = 20
"""Lines that are kept of what the process says."""


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
        program = folder / "node" / ("node.exe" if sys.platform == "win32" else "node")
        command = [str(program), str(folder / "dist" / "arrow-worker.js"), *arguments]
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
        except OSError as error:
            raise RewardLensError(f"{program} does not start ({error}). Make the archive again.") from error
        self._said: deque[str] = deque(maxlen=_LINES)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def send(self, message: Message) -> None:
        """Send a message. Raises RewardLensError where the process has ended."""
        assert self._process.stdin is not None
        try:
            write_message(self._process.stdin, message)
        except OSError as error:
            raise self._failure() from error

    def receive(self) -> Message:
        """Wait for a message. Raises RewardLensError where the process ends without one."""
        assert self._process.stdout is not None
        try:
            message = read_message(self._process.stdout)
        except EOFError as error:
            raise self._failure() from error
        if message is None:
            raise self._failure()
        return message

    def ask(self, message: Message, seconds: float) -> Message:
        """Send a message and wait for the answer; a process that takes longer is killed, and RewardLensError raised."""
        late = threading.Event()

        def end() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            self.send(message)
            return self.receive()
        except RewardLensError as error:
            if not late.is_set():
                raise
            raise RewardLensError(f"The process did not answer within {seconds:.0f} s and was ended.") from error
        finally:
            timer.cancel()

    def __enter__(self) -> Conversation:
        return self

    def __exit__(self, *_: object) -> None:
        """End its input and wait; by force where it does not end."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.close()
        except OSError:
            pass  # it has ended
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._listener.join(timeout=1)
        self._process.stdout.close()

    def _failure(self) -> RewardLensError:
        try:
            code: int | None = self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            code = None
        self._listener.join(timeout=1)
        said = [line.removeprefix("error: ") for line in self._said if not line.startswith("warning: ")]
        return RewardLensError("\n".join(said) if said else f"The training process ended (exit code {code}).")

    def _listen(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            text = line.decode("utf8", "replace").rstrip()
            self._said.append(text)
            print(f"rewardlens: {text}", file=sys.stderr)
        self._process.stderr.close()
