"""Scores that are kept in a folder, so that a stopped job continues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark import StorageLevel
from pyspark.errors import AnalysisException
from pyspark.sql import functions as F

from .nodes import SCHEMA, Job, mapped
from .texts import KEY, dealt, sizes_of, slots

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_PER_PART = 1_200_000
"""Tokens of a part for each task that runs at a time: about five minutes, the most that a stop costs."""


def kept_scores(texts: DataFrame, run: Job, path: str, partitions: int | None) -> DataFrame:
    """Score the texts that are not in the folder yet, part after part, and return all that are: KEY and the answers.

    texts: KEY, `query`, `response`, each text once.
    """
    spark = texts.sparkSession
    before = _read(texts, path)
    missing = texts if before is None else texts.join(before.select(KEY), KEY, "left_anti")
    # On disk: the parts are read one after another, and the rows they come from may be expensive.
    missing = missing.persist(StorageLevel.DISK_ONLY)
    try:
        count = max(1, -(-sum(sizes_of(missing).values()) // (_PER_PART * slots(spark))))
        for part in range(count):
            # By another hash than that of the buckets, so that a part has some of each.
            some = missing.where(F.pmod(F.xxhash64(F.lit("part"), KEY), F.lit(count)) == part)
            sizes = sizes_of(some)
            if sizes:
                mapped(dealt(some, sizes, partitions), run, SCHEMA).write.mode("append").parquet(path)
    finally:
        missing.unpersist()
    kept = _read(texts, path)
    return kept if kept is not None else mapped(missing, run, SCHEMA)  # no text at all


def _read(texts: DataFrame, path: str) -> DataFrame | None:
    """Return what is in the folder, each KEY once: two jobs may have scored the same text. None for no folder."""
    try:
        stored = texts.sparkSession.read.schema(f"{KEY} string, {SCHEMA}").parquet(path)
    except AnalysisException as error:
        if error.getCondition() == "PATH_NOT_FOUND":
            return None
        raise
    return stored.dropDuplicates([KEY])
