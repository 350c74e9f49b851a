"""A pass over the parts of the pairs: a function of each part on the nodes, its values in the order of the parts."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from .sums import Part

PAIRS = 2048
"""Pairs of a part: some MB of features."""

GROUP = 32
"""Parts whose sums are added on the nodes before they go to the driver."""

VALUES = "part int, value binary"
"""What a pass gives."""


@dataclass(frozen=True)
class Visit:
    """Calls a function with each part: for mapInArrow."""

    work: Callable[[Part], Any]

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Yield VALUES."""
        for batch in batches:
            for row in range(batch.num_rows):
                number = batch.column("part")[row].as_py()
                rows, label, weight, bits = (
                    np.frombuffer(batch.column(name)[row].as_buffer(), dtype=kind)
                    for name, kind in (("rows", "<f4"), ("label", "<f8"), ("weight", "<f8"), ("bits", "<i8"))
                )
                part = Part(number * PAIRS, rows.reshape(len(label), -1), label, weight, bits.view("<u8"))
                yield answered(number, self.work(part))


def answered(number: int, value: Any) -> pa.RecordBatch:
    """Return a row of VALUES."""
    return pa.RecordBatch.from_arrays(
        [pa.array([number], pa.int32()), pa.array([pickle.dumps(value)], pa.binary())], names=["part", "value"]
    )


def add(table: pa.Table) -> pa.Table:
    """Add the sums of some parts, in the order of the parts."""
    return pa.Table.from_batches([answered(table.column("part")[0].as_py() // GROUP, total_of(table))])


def total_of(table: pa.Table) -> dict[str, np.ndarray]:
    """Return the sums of all rows, added in the order of the parts."""
    total: dict[str, np.ndarray] = {}
    for _, values in in_order(table):
        for name, array in values.items():
            if name in total:
                total[name] += array
            else:
                total[name] = array.copy()
    return total


def in_order(table: pa.Table) -> list[tuple[int, Any]]:
    """Return the number and the value of each row, in the order of the parts."""
    parts, values = table.column("part").to_pylist(), table.column("value")
    return [(parts[i], pickle.loads(values[i].as_py())) for i in sorted(range(len(parts)), key=parts.__getitem__)]


@dataclass(frozen=True)
class Look:
    """Calls a function with φ of each part: for mapInArrow."""

    work: Callable[[int, np.ndarray, np.ndarray], Any]
    dimension: int

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Yield VALUES."""
        for batch in batches:
            for row in range(batch.num_rows):
                number = batch.column("part")[row].as_py()
                first, second = (
                    np.frombuffer(batch.column(name)[row].as_buffer(), "<f4").reshape(-1, self.dimension)
                    for name in ("first", "second")
                )
                yield answered(number, self.work(number * PAIRS, first, second))
