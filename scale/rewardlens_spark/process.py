"""The product's program as a process: its start, what it says, its end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, TypeVar

from .errors import RewardLensError

_LINES = 20
"""Lines that are kept of what the process says."""

GRACE = 10.0
"""Seconds that a process may take to end after its input has."""

_T = TypeVar("_T")


class Process:
    """Node with the bundle of an archive, in a session of its own, so that its encoders can be ended with it."""

    def __init__(self, folder: Path, arguments: Sequence[str], called: str) -> None:
        """Start it. folder: the unpacked archive. called: its work, for people. Raises RewardLensError."""
        self._called = called
        program = folder / "node" / ("node.exe" if sys.platform == "win32" else "node")
        command = [str(program), str(folder / "dist" / "arrow-worker.js"), *arguments]
        pipe = subprocess.PIPE
        try:
            self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True)
        except OSError as error:
            raise RewardLensError(f"{program} does not start ({error}). Make the archive again.") from error
        assert self._process.stdin is not None and self._process.stdout is not None
        self.stdin: BinaryIO = self._process.stdin  # type: ignore[assignment]
        self.stdout: BinaryIO = self._process.stdout  # type: ignore[assignment]
        self._said: deque[str] = deque(maxlen=_LINES)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    @property
    def pid(self) -> int:
        """Process id."""
        return self._process.pid

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def kill(self) -> None:
        """Send SIGKILL to it and to its encoders."""
        try:
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass  # it has ended, and its encoders with it

    def wait(self, seconds: float | None = None) -> bool:
        """Return whether it has ended, after waiting so long at most."""
        try:
            self._process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def within(self, seconds: float, work: Callable[[], _T]) -> _T:
        """Return what `work` gives, which waits for the process; it is killed after so many seconds, which ends that.

        Raises RewardLensError then, and what `work` raises before.
        """
        late = threading.Event()

        def end() -> None:
            late.set()
            self.kill()

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            return work()
        except Exception as error:
            if not late.is_set():
                raise
            message = f"The {self._called} process did not answer within {seconds:.0f} s and was ended."
            raise RewardLensError(message) from error
        finally:
            timer.cancel()

    def close(self) -> None:
        """Close what is left of one that has ended."""
        self._listener.join(timeout=1)
        self.stdout.close()
        if self._process.stderr is not None:
            self._process.stderr.close()

    def last_words(self) -> str:
        """Return what one that has ended said, or how it ended."""
        self._listener.join(timeout=1)
        code = self._process.returncode
        how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        said = [line.removeprefix("error: ") for line in self._said if not line.startswith("warning: ")]
        return "\n".join(said) if said else f"The {self._called} process ended ({how})."

    def _listen(self) -> None:
        for line in self._process.stderr or ():
            text = line.decode("utf8", "replace").rstrip()
            self._said.append(text)
            print(f"rewardlens: {text}", file=sys.stderr)
