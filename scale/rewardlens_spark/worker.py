"""One process of the product for each Python worker: fed by Arrow batches over a pipe, kept over its tasks.

The process is Node with the bundle arrow-worker.js (src/cli/arrow of the project); its encoders are processes below it.
running.py keeps it over tasks.
"""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pyarrow as pa

from .batches import parts
from .errors import RewardLensError
from .process import GRACE, Process

TEXTS = pa.schema([("query", pa.string()), ("response", pa.string())])
"""What a batch asks: null for a text that is missing."""

ROWS = 256
"""Rows of a batch at most: as many as the product encodes together."""

_AHEAD = 4
"""Batches that are sent before the first is answered, so that no encoder waits."""

_SLOWEST = 800.0
"""Bytes of text a second on a slow and busy node: a twentieth of what one thread reads on a measured one."""


_T = TypeVar("_T")


@dataclass(frozen=True)
class WorkerOptions:
    """What a process is started with."""

    folder: Path
    """The unpacked archive."""
    arguments: tuple[str, ...]
    """The verb and its options: ("score", "--model", "general")."""
    threads: int = 1
    patience: int = 60
    """Seconds that an encoder may say nothing while it has work; it is then ended and started again."""


@dataclass
class _Asked:
    """A batch that waits for its answer."""

    rows: int
    seconds: float
    """How long the answer may take after the one before it."""


class Worker:
    """A process of the product, from its start to its end. Not for several threads.

    The time limits are proportional to the texts; a process that does not answer within them is killed with its
    encoders. After any failure the object is of no further use: `closed` is true.
    """

    def __init__(self, options: WorkerOptions) -> None:
        """Start the process and wait for its first words. Raises RewardLensError with what it said."""
        self.options = options
        self.closed = False
        self.facts: dict[str, str] = {}
        """What the process says it is: rewardlens.version, .encoder, .feature_version, .dimension, .platform."""
        self._waiting: deque[_Asked] = deque()
        limits = ("--threads", str(options.threads), "--patience", str(options.patience))
        self._process = Process(options.folder, (*options.arguments, *limits), "scoring")
        self._outbox: queue.SimpleQueue[pa.RecordBatch | None] = queue.SimpleQueue()
        self._sender = threading.Thread(target=self._send, daemon=True)
        self._sender.start()
        # Its first words come after the model is read, not after the encoder is.
        self._reader: pa.RecordBatchStreamReader = self._within(
            2.0 * options.patience, lambda: pa.ipc.open_stream(self._process.stdout)
        )
        metadata = self._reader.schema.metadata or {}
        self.facts = {key.decode(): value.decode() for key, value in metadata.items()}

    @property
    def pid(self) -> int:
        """Process id: for tests."""
        return self._process.pid

    @property
    def runs(self) -> bool:
        """Whether it can be asked."""
        return not self.closed and self._process.runs

    @property
    def schema(self) -> pa.Schema:
        """Schema of the answers."""
        return self._reader.schema

    def answers(self, batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[pa.RecordBatch, pa.RecordBatch]]:
        """Yield each batch, in parts of at most ROWS rows and BYTES, with its answer of as many rows.

        batches: with the text columns `query` and `response`, and any others. Some are taken before the first is
        answered. Raises RewardLensError where the process ends or is late; a stopped iteration ends the process too,
        because its answers would be read by the next one.
        """
        asked: deque[pa.RecordBatch] = deque()
        try:
            for batch in batches:
                for part in parts(batch, ROWS):
                    self._ask(part)
                    asked.append(part)
                    if len(asked) == _AHEAD:
                        yield asked.popleft(), self._answer()
            while asked:
                yield asked.popleft(), self._answer()
        finally:
            if self._waiting:
                self.kill()

    def close(self) -> None:
        """End the process by ending its input; by force where it does not end within seconds."""
        if self.closed:
            return
        self.closed = True
        self._outbox.put(None)
        if not self._process.wait(GRACE):
            self._process.kill()
        self._close_pipes()

    def kill(self) -> None:
        """End the process and its encoders by force."""
        self.closed = True
        self._outbox.put(None)
        self._process.kill()
        self._close_pipes()

    def _close_pipes(self) -> None:
        self._process.wait()
        self._sender.join()
        self._process.close()

    def _ask(self, part: pa.RecordBatch) -> None:
        texts = pa.RecordBatch.from_arrays([part.column(name).cast(pa.string()) for name in TEXTS.names], schema=TEXTS)
        seconds = 2.0 * self.options.patience + texts.nbytes / _SLOWEST
        self._waiting.append(_Asked(texts.num_rows, seconds))
        self._outbox.put(texts)

    def _answer(self) -> pa.RecordBatch:
        asked = self._waiting[0]
        answer: pa.RecordBatch = self._within(asked.seconds, self._reader.read_next_batch)
        self._waiting.popleft()
        if answer.num_rows != asked.rows:
            self.kill()
            raise RewardLensError(
                f"The process answered {asked.rows} rows by {answer.num_rows}. Make the archive again."
            )
        return answer

    def _within(self, seconds: float, read: Callable[[], _T]) -> _T:
        """Return what `read` gives, which blocks. Raises RewardLensError where the process ends or is late."""
        try:
            return self._process.within(seconds, read)
        except RewardLensError:
            self.kill()
            raise
        except (pa.ArrowInvalid, OSError, StopIteration, EOFError) as error:
            self._process.wait(GRACE)  # what it says last is the reason
            self.kill()
            raise RewardLensError(self._process.last_words()) from error

    def _send(self) -> None:
        """Write what is to be asked: in a thread, because a full pipe blocks until the process reads."""
        pipe = self._process.stdin
        try:
            with pa.ipc.new_stream(pipe, TEXTS) as stream:
                pipe.flush()
                while (batch := self._outbox.get()) is not None:
                    stream.write_batch(batch)
                    pipe.flush()
        except (OSError, ValueError, pa.ArrowInvalid):
            pass  # the process has ended: the caller that waits for its answer reports it
        finally:
            try:
                pipe.close()
            except OSError:
                pass
