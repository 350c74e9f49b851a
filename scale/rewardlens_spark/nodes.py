"""What runs on the nodes: batches of texts through the process of a Python worker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from .archive import Archive, open_archive
from .model import Model, read_model
from .running import answered
from .shipping import ship
from .texts import KEY, task_cpus
from .worker import WorkerOptions

if TYPE_CHECKING:
    import os

    from pyspark.sql import DataFrame, SparkSession


ADDED = ("reward", "score", "low", "high", "model", "share_read", "error")
"""What is added to each row, in this order, as `rewardlens score` does."""

SCHEMA = ", ".join(f"{name} {'string' if name in ('model', 'error') else 'double'}" for name in ADDED)


@dataclass(frozen=True)
class Job:
    """What each task needs to know; pickled to it."""

    verb: str
    """`score` or `features`."""
    archive: Archive
    model: Model | None
    threads: int
    patience: int

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Yield KEY and the answers, for batches of KEY, `query` and `response`: for mapInArrow."""
        yield from keyed_answers(self._options(), batches)

    @property
    def identity(self) -> str:
        """What differs where the answers do, as a part of a path: encoder, version of the features and model."""
        facts = self.archive.facts
        model = () if self.model is None else (self.model.identity,)
        parts = (self.verb, facts.encoder, f"v{facts.feature_version}", *model)
        return "-".join(parts)

    def _options(self) -> WorkerOptions:
        from pyspark import SparkFiles

        folder = self.archive.find()
        arguments: tuple[str, ...] = (self.verb,)
        if self.model is not None:
            arguments += ("--model", self.model.place(Path(SparkFiles.getRootDirectory())))
        return WorkerOptions(folder, arguments, self.threads, self.patience)


def job(
    spark: SparkSession,
    verb: str,
    archive: str | os.PathLike[str] | None,
    model: str | os.PathLike[str] | None = None,
    patience: int = 60,
) -> Job:
    """Return what the tasks of a job need. Raises RewardLensError. For the parameters see `score`."""
    ship(spark.sparkContext)
    opened = open_archive(spark, archive)
    chosen = None if model is None else read_model(model, opened.facts)
    return Job(verb, opened, chosen, task_cpus(spark), patience)


def keyed_answers(options: WorkerOptions, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield KEY with the columns of the answers."""
    for asked, answer in answered(options, batches):
        columns = [_plain(column) for column in answer.columns]
        yield pa.RecordBatch.from_arrays([asked.column(KEY), *columns], names=[KEY, *answer.schema.names])


def _plain(column: pa.Array) -> pa.Array:
    """Return lists of one length as lists: Spark has no type for the former."""
    kind = column.type
    return column.cast(pa.list_(kind.value_type)) if pa.types.is_fixed_size_list(kind) else column


def mapped(
    texts: DataFrame, run: Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]], schema: str
) -> DataFrame:
    """Return the answers to texts. run: a Job. schema: of the answers, after KEY."""
    return texts.mapInArrow(run, f"{KEY} string, {schema}")
