"""The process of this Python worker, kept over its tasks."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .worker import Worker, WorkerOptions

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass
class _Running:
    """The process of this Python worker. A fork has a copy of it, but not the process."""

    pid: int = 0
    worker: Worker | None = field(default=None)


_running = _Running()


def worker_for(options: WorkerOptions) -> Worker:
    """Return the process of this Python worker, started where there is none or one with other options."""
    before = _running.worker if _running.pid == os.getpid() else None
    if before is not None:
        if before.runs and before.options == options:
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
