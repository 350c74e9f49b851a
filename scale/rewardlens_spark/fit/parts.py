"""The pairs with their features, divided into parts of a fixed number of pairs.

A part is one row of a DataFrame that is kept on the nodes, so a pass moves no features. Which pairs are in a part, and
in which order parts are added, follows from the pairs alone: the sums are the same bits in any number of partitions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyspark import StorageLevel
from pyspark.sql import functions as F

from ..errors import RewardLensError
from ..texts import KEY
from .choices import FIRST, SECOND, PairTable
from .passes import GROUP, PAIRS, VALUES, Look, Visit, add, in_order, total_of
from .sums import Part

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_TOGETHER = 4
"""Parts of a partition, about."""

_BUILT = (
    "part int, rows binary, label binary, weight binary, bits binary, first binary, second binary, "
    "total binary, finite boolean, differing long, identical long, missing long, sizes array<int>"
)
_NEEDED = ("part", "rows", "label", "weight", "bits")


@dataclass(frozen=True)
class _Build:
    """Makes the row of a part from its pairs: for applyInArrow."""

    dimension: int
    states: int

    def __call__(self, table: pa.Table) -> pa.Table:
        table = table.combine_chunks().sort_by("pair")
        n = table.num_rows
        missing = table.column("phi_first").null_count + table.column("phi_second").null_count
        lengths = [pc.list_value_length(table.column(name)).drop_null() for name in ("phi_first", "phi_second")]
        sizes = sorted({size for one in lengths for size in one.unique().to_pylist()} - {self.dimension})
        part = table.column("pair")[0].as_py() // PAIRS
        if missing or sizes:
            empty = [b""] * 7
            values = [part, *empty, False, 0, 0, missing, sizes]
            return self._row(values)
        first, second = (
            pc.list_flatten(table.column(name)).to_numpy().astype(np.float32).reshape(n, self.dimension)
            for name in ("phi_first", "phi_second")
        )
        rows = first - second
        label = table.column("label").to_numpy()
        total = first.sum(axis=0, dtype=np.float64) + second.sum(axis=0, dtype=np.float64)
        differing = int(np.any(rows[label != 0.5] != 0, axis=1).sum())
        same = np.all(first[:, : self.states] == second[:, : self.states], axis=1)
        other = np.array(table.column(FIRST).to_pylist(), object) != np.array(table.column(SECOND).to_pylist(), object)
        arrays = (rows, label, table.column("weight").to_numpy(), table.column("bits").to_numpy(), first, second, total)
        content = [np.ascontiguousarray(values).tobytes() for values in arrays]
        finite = bool(np.isfinite(first).all() and np.isfinite(second).all())
        return self._row([part, *content, finite, differing, int((same & other).sum()), 0, []])

    @staticmethod
    def _row(values: list[Any]) -> pa.Table:
        types = [pa.int32(), *[pa.binary()] * 7, pa.bool_(), *[pa.int64()] * 3, pa.list_(pa.int32())]
        names = [field.split()[0] for field in _BUILT.split(", ")]
        return pa.table([pa.array([value], kind) for value, kind in zip(values, types, strict=True)], names=names)


class Parts:
    """The pairs on the nodes. `close` removes them there."""

    def __init__(self, table: PairTable, keyed: DataFrame, phi: DataFrame, dimension: int) -> None:
        """keyed: `keyed_choices`. phi: KEY and `phi`, each text once."""
        self._table, self._keyed, self._phi, self._dimension = table, keyed, phi, dimension
        self._kept: list[DataFrame] = []

    def divide(self, bits: np.ndarray, states: int) -> tuple[dict[str, Any], np.ndarray]:
        """Bring the features to their pairs, once. Return the facts that are asked for, and φ summed over the pairs."""
        n = len(self._table)
        spark: SparkSession = self._keyed.sparkSession
        order = pa.Array.from_buffers(pa.binary(16), n, [None, pa.py_buffer(self._table.order.tobytes())])
        numbers = spark.createDataFrame(
            pa.table(
                {
                    "order": order.cast(pa.binary()),
                    "pair": pa.array(np.arange(n, dtype=np.int64)),
                    "bits": pa.array(bits.view("<i8")),
                    "label": pa.array(self._table.arrays["label"]),
                    "weight": pa.array(self._table.arrays["weight"]),
                }
            )
        )
        keys = self._keyed.where(F.col("error").isNull()).dropDuplicates(["order"]).select("order", FIRST, SECOND)
        pairs = numbers.join(keys, "order")
        for name, key in (("phi_first", FIRST), ("phi_second", SECOND)):
            phi = self._phi.select(self._phi[KEY].alias(key), self._phi["phi"].alias(name))
            # Sorting both sides can spill to disk; a broadcast of features would fill the memory.
            pairs = pairs.join(phi.hint("merge"), key, "left")
        count = -(-n // PAIRS)
        spread = pairs.withColumn("part", (F.col("pair") / PAIRS).cast("int")).repartition(
            -(-count // _TOGETHER), "part"
        )
        build = _Build(self._dimension, states)
        # A function: Spark counts the arguments of what it calls.
        built = spread.groupBy("part").applyInArrow(lambda table: build(table), _BUILT)
        self._built = built.persist(StorageLevel.DISK_ONLY)
        facts = self._built.select("part", "total", "finite", "differing", "identical", "missing", "sizes").toArrow()
        self._kept.append(self._built)
        facts = facts.sort_by("part")
        self._refuse(facts)
        self._rows = self._built.select(*_NEEDED).persist(StorageLevel.MEMORY_AND_DISK)
        self._kept.append(self._rows)
        total = np.sum([np.frombuffer(one, "<f8") for one in facts.column("total").to_pylist()], axis=0)
        answer = {
            "finite": all(facts.column("finite").to_pylist()),
            "differing": sum(facts.column("differing").to_pylist()),
            "identical": sum(facts.column("identical").to_pylist()),
        }
        return answer, total

    def _refuse(self, facts: pa.Table) -> None:
        missing = sum(facts.column("missing").to_pylist())
        if missing:
            raise RewardLensError(
                f"{missing} responses have no features. Make the features of these pairs again, or leave features= out."
            )
        sizes = {size for one in facts.column("sizes").to_pylist() for size in one}
        if sizes:
            raise RewardLensError(
                f"The features have {min(sizes)} numbers for each text, and this encoder makes {self._dimension}. "
                "Make them with the Reward Lens of the archive."
            )

    def added(self, work: Callable[[Part], dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
        """Return what `work` gives for each part, added up in one order."""
        found = self._rows.mapInArrow(Visit(work), VALUES)
        if -(-len(self._table) // PAIRS) > GROUP:
            found = found.groupBy((F.col("part") / GROUP).cast("int")).applyInArrow(add, VALUES)
        return total_of(found.toArrow())

    def each(self, work: Callable[[Part], Any]) -> list[Any]:
        """Return what `work` gives for each part, in the order of the pairs."""
        return [value for _, value in in_order(self._rows.mapInArrow(Visit(work), VALUES).toArrow())]

    def phi(self, work: Callable[[int, np.ndarray, np.ndarray], Any], parts: Iterable[int] | None = None) -> list[Any]:
        """Return what `work` gives for each part, of its first pair's number and φ of both responses."""
        chosen = self._built.select("part", "first", "second")
        if parts is not None:
            chosen = chosen.where(F.col("part").isin(list(parts)))
        found = chosen.mapInArrow(Look(work, self._dimension), VALUES).toArrow()
        return [value for _, value in in_order(found)]

    def close(self) -> None:
        """Let the nodes forget the pairs."""
        for one in self._kept:
            one.unpersist()
