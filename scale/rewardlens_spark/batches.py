"""Arrow batches, cut for a process of the product."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

BYTES = 16 << 20
"""Bytes of a batch of several rows at most: both sides have some of them in memory at a time."""


def parts(batch: pa.RecordBatch, rows: int) -> Iterator[pa.RecordBatch]:
    """Yield it in parts of at most so many rows and, where they have several, BYTES."""
    start = 0
    while start < batch.num_rows:
        part = batch.slice(start, rows)
        while part.num_rows > 1 and part.nbytes > BYTES:
            part = part.slice(0, part.num_rows // 2)
        yield part
        start += part.num_rows
