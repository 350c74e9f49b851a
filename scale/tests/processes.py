"""The processes that a job has started on this machine. Linux only."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path


def descendants(pid: int = 0) -> dict[int, str]:
    """Command lines of all processes below one, by default this one, by their ids."""
    parents: dict[int, int] = {}
    commands: dict[int, str] = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            stat = (entry / "stat").read_text()
            commands[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf8", "replace")
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has ended
        parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    found: dict[int, str] = {}
    below = {pid or os.getpid()}
    while below:
        below = {child for child, parent in parents.items() if parent in below}
        found |= {child: commands[child] for child in below if child in commands}
    return found


def pids(part: str, pid: int = 0) -> list[int]:
    """Ids of the processes below one whose command line has a part."""
    return sorted(one for one, command in descendants(pid).items() if part in command)


def encoders(pid: int = 0) -> list[int]:
    return pids("/dist/encoder.js", pid)


def workers(pid: int = 0) -> list[int]:
    return pids("/dist/arrow-worker.js", pid)


def is_alive(pid: int) -> bool:
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_for(what: Callable[[], object], seconds: float = 120) -> object:
    """What is waited for, as soon as it is truthy."""
    end = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)
    return found


def wait_for_end(pids: Iterable[int], seconds: float = 30) -> None:
    """Wait until all have ended: a killed process with much memory is there for a moment, and may be nobody's child."""
    wanted = list(pids)
    wait_for(lambda: not any(is_alive(pid) for pid in wanted), seconds)


def kill(pid: int) -> None:
    with suppress(ProcessLookupError):  # it has ended
        os.kill(pid, signal.SIGKILL)


def stop(pid: int) -> None:
    """It lives and does nothing."""
    os.kill(pid, signal.SIGSTOP)
