"""One process of the product for each Python worker: fed by Arrow batches over a pipe, kept over its tasks.

`Worker` owns the process; `worker_for` gives the one of this Python worker. The process is Node with the bundle
arrow-worker.js (src/cli/arrow of the project); its encoders are processes below it.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pyarrow as pa

from .errors import RewardLensError

TEXTS = pa.schema([("query", pa.string()), ("response", pa.string())])
"""What a batch asks: null for a text that is missing."""

ROWS = 256
"""Rows of a batch at most: as many as the product encodes together."""

_AHEAD = 4
"""Batches that are sent before the first is answered, so that no encoder waits."""

_SLOWEST = 800.0
"""Bytes of text a second on a slow and busy node: a twentieth of what one thread reads on a measured one."""

_LINES = 20
"""Lines that are kept of what the process says."""


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
        """What the process says of itself: rewardlens.version, .encoder, .feature_version, .dimension, .platform."""
        self._said: deque[str] = deque(maxlen=_LINES)
        self._waiting: deque[_Asked] = deque()
        self._late = False
        program = options.folder / "node" / ("node.exe" if sys.platform == "win32" else "node")
        command = [str(program), str(options.folder / "dist" / "arrow-worker.js"), *options.arguments]
        command += ["--threads", str(options.threads), "--patience", str(options.patience)]
        try:
            # A session of its own, so that the process and its encoders can be ended together.
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
            )
        except OSError as error:
            raise RewardLensError(f"{program} does not start ({error}). Make the archive again.") from error
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
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
    def schema(self) -> pa.Schema:
        """Schema of the answers."""
        return self._reader.schema

    def answers(self, batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[pa.RecordBatch, pa.RecordBatch]]:
        """Yield each batch, in parts of at most ROWS rows, with its answer of as many rows.

        batches: with the text columns `query` and `response`, and any others. Some are taken before the first is
        answered. Raises RewardLensError where the process ends or is late; a stopped iteration ends the process too,
        because its answers would be read by the next one.
        """
        asked: deque[pa.RecordBatch] = deque()
        try:
            for batch in batches:
                for start in range(0, batch.num_rows, ROWS):
                    part = batch.slice(start, ROWS)
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
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.kill()
        self._let_go()

    def kill(self) -> None:
        """End the process and its encoders by force."""
        self.closed = True
        self._outbox.put(None)
        self._end_group()
        self._process.wait()
        self._let_go()

    def _let_go(self) -> None:
        self._sender.join()
        self._listener.join(timeout=1)
        for pipe in (self._process.stdout, self._process.stderr):
            if pipe is not None:
                pipe.close()

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
        """Return what `read` gives, which blocks; where that takes longer, the process is killed, which ends it."""

        def late() -> None:
            self._late = True
            self._end_group()

        timer = threading.Timer(seconds, late)
        timer.daemon = True
        timer.start()
        try:
            return read()
        except (pa.ArrowInvalid, OSError, StopIteration, EOFError) as error:
            raise self._failure(seconds) from error
        finally:
            timer.cancel()

    def _failure(self, seconds: float) -> RewardLensError:
        late = self._late
        if not late:
            try:
                self._process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                pass  # it closed its output and lives: nothing more comes of it
        code = self._process.poll()
        self.kill()
        if late:
            return RewardLensError(f"The scoring process did not answer within {seconds:.0f} s and was ended.")
        said = [line.removeprefix("error: ") for line in self._said]
        how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        return RewardLensError("\n".join(said) if said else f"The scoring process ended ({how}).")

    def _end_group(self) -> None:
        try:
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass  # it has ended, and its encoders with it

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
            pass  # the process has ended: whoever waits for its answer is the one to say so
        finally:
            try:
                pipe.close()
            except OSError:
                pass

    def _listen(self) -> None:
        for line in self._process.stderr or ():
            text = line.decode("utf8", "replace").rstrip()
            self._said.append(text)
            print(f"rewardlens: {text}", file=sys.stderr)


@dataclass
class _Running:
    """The process of this Python worker. A fork has a copy of it, but not the process."""

    pid: int = 0
    worker: Worker | None = field(default=None)


_running = _Running()


def worker_for(options: WorkerOptions) -> Worker:
    """Return the process of this Python worker, started where there is none or one with other options."""
    before = _running.worker if _running.pid == os.getpid() else None
    if before is not None and not before.closed:
        if before.options == options:
            return before
        before.close()
    _running.pid, _running.worker = os.getpid(), None
    _running.worker = Worker(options)
    return _running.worker


def answered(
    options: WorkerOptions, batches: Iterable[pa.RecordBatch]
) -> Iterator[tuple[pa.RecordBatch, pa.RecordBatch]]:
    """Yield each batch in parts, with its answer, by the process of this Python worker. Raises RewardLensError."""
    yield from worker_for(options).answers(batches)
