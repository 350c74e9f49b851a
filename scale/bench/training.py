"""Time and memory of `train` on made features: `python scale/bench/training.py ARCHIVE 100000 1000000`.

The features are made and written before the clock starts. Printed for each size: seconds of the whole training and of
its looks at the pairs, and the most memory that the driver's JVM, the Python workers and the product's process had.
"""

from __future__ import annotations

import json
import os
import sys
import tarfile
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)

import numpy as np
import pyarrow as pa
from pyspark.sql import SparkSession

from rewardlens_spark import train, training

BLOCK = 1000
"""Pairs that are drawn from one seed."""


def made(dimension: int) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """Return what makes pairs of their numbers: choices by a linear taste, one in ten against it."""
    taste = np.random.default_rng(3).standard_normal(dimension) * 1.5 / np.sqrt(dimension)

    def make(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            numbers = batch.column("id").to_numpy()
            for block in np.unique(numbers // BLOCK):
                rng = np.random.default_rng([5, int(block)])
                phi = rng.standard_normal((2, BLOCK, dimension), dtype=np.float32)
                margin = (phi[0] - phi[1]) @ taste
                better = np.where(rng.random(BLOCK) < 0.1, -margin, margin) > 0
                own = numbers[numbers // BLOCK == block]
                for side in (0, 1):
                    rows = own - block * BLOCK
                    listed = pa.FixedSizeListArray.from_arrays(pa.array(phi[side][rows].ravel()), dimension)
                    yield pa.RecordBatch.from_arrays(
                        [
                            pa.array([f"Question {i // 3}?" for i in own]),
                            pa.array([f"Answer {side} to {i}." for i in own]),
                            listed.cast(pa.list_(pa.float32())),
                            pa.array(better[rows] == (side == 0)),
                            pa.array(own),
                        ],
                        names=["query", "response", "phi", "better", "id"],
                    )

    return make


class Memory:
    """The most memory of this process's children and itself, by the name of their program, in MB."""

    def __init__(self) -> None:
        self.most: dict[str, float] = {}
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> dict[str, float]:
        """Return what was found."""
        self._ends.set()
        self._thread.join()
        return {name: round(value) for name, value in self.most.items()}

    def _look(self) -> None:
        while not self._ends.wait(0.5):
            now: dict[str, float] = {}
            parents: dict[int, tuple[int, str, float]] = {}
            for folder in Path("/proc").iterdir():
                if not folder.name.isdigit():
                    continue
                try:
                    status = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines())
                    # Shared pages count once: a fork of Python has most of its pages in common.
                    rollup = (folder / "smaps_rollup").read_text().splitlines()
                except OSError:
                    continue  # it has ended
                pss = next((int(line.split()[1]) / 1024 for line in rollup if line.startswith("Pss:")), 0.0)
                parents[int(folder.name)] = (int(status["PPid"]), status["Name"].strip(), pss)
            for number, (_, name, pss) in parents.items():
                above = number
                while above in parents and above != os.getpid():
                    above = parents[above][0]
                if above == os.getpid():
                    now[name] = now.get(name, 0.0) + pss
            for name, value in now.items():
                self.most[name] = max(self.most.get(name, 0.0), value)


def main(archive: str, sizes: list[int]) -> None:
    """Train on each size, and print a line of JSON."""
    with tarfile.open(archive, "r:gz") as tar:
        dimension = json.load(tar.extractfile("rewardlens.json") or sys.stdin)["dimension"]
    folder = Path(os.environ.get("BENCH_FOLDER") or tempfile.mkdtemp())
    spark = (
        SparkSession.builder.master(os.environ.get("BENCH_MASTER", "local[2]"))
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", os.environ.get("BENCH_MEMORY", "3g"))
        .config("spark.sql.shuffle.partitions", os.environ.get("BENCH_PARTITIONS", "8"))
        .config("spark.local.dir", str(folder / "spark"))
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    looks: list[tuple[str, float]] = []
    answer = training.answer

    def timed(message: training.Message, parts: training.Parts) -> training.Message:
        started = time.monotonic()
        answered = answer(message, parts)
        looks.append((message.kind, time.monotonic() - started))
        return answered

    training.answer = timed
    for size in sizes:
        path = str(folder / f"made-{size}")
        if not Path(path, "_SUCCESS").exists():
            schema = "query string, response string, phi array<float>, better boolean, id long"
            spark.range(0, size, 1, max(2, size // 50_000)).mapInArrow(made(dimension), schema).write.parquet(path)
        known = spark.read.parquet(path)
        chosen = known.where("better").selectExpr("id", "query", "response as chosen")
        rejected = known.where("not better").selectExpr("id", "response as rejected")
        pairs = chosen.join(rejected, "id").drop("id")
        looks.clear()
        memory = Memory()
        started = time.monotonic()
        trained = train(pairs, folder / f"model-{size}", "query", features=known, archive=archive)
        seconds = time.monotonic() - started
        by_kind = {kind: round(sum(s for k, s in looks if k == kind), 1) for kind, _ in looks}
        print(
            json.dumps(
                {
                    "pairs": size,
                    "seconds": round(seconds, 1),
                    "looks": len(looks),
                    "secondsByKind": by_kind,
                    "megabytes": memory.stop(),
                    "heldOutAccuracy": trained.figures["heldOutAccuracy"],
                    "load": os.getloadavg()[0],
                }
            ),
            flush=True,
        )
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], [int(size) for size in sys.argv[2:]] or [100_000])
