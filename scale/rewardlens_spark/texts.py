"""Texts of a DataFrame: each once, under a key, dealt to partitions by their tokens."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

import numpy as np
from pyspark.sql import functions as F
from pyspark.sql.types import DataType, StringType

from .errors import RewardLensError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyspark.sql import Column, DataFrame, SparkSession

KEY = "_rewardlens_key"
"""A column that names a text: SHA-256 of query and response, hexadecimal. Rows without a text have one, too."""

_BUCKETS = 65_536
"""Buckets into which texts are divided by their keys, to be dealt to partitions whole."""

_MOST_PARTITIONS = 4096
"""So that each has many buckets."""

_PER_TASK = 500_000
"""Tokens of a task: one to three minutes of a core."""

_LEAST_PER_TASK = 10_000
"""Tokens that are worth a task."""

_BYTES_PER_TOKEN = 4
_RESPONSE_TOKENS = 8000
"""Tokens of a response that the encoder reads (src/encoder/text/windows.ts)."""
_WINDOW_TOKENS = 205
"""Tokens of a window on average: each is read after the query."""
_QUERY_TOKENS = 256
"""Tokens of a query that are read at most (src/encoder/text/pair-input.ts)."""


def column(df: DataFrame, name: str) -> Column:
    """Return a column by its name, whatever characters that has."""
    escaped = name.replace("`", "``")
    return df[f"`{escaped}`"]


def require_texts(df: DataFrame, names: Sequence[str]) -> None:
    """Raise RewardLensError unless the columns are there, once each, and are text."""
    require_columns(df, names, StringType, "string", "Make it a text")


def require_columns(df: DataFrame, names: Sequence[str], kind: type[DataType], called: str, cure: str) -> None:
    """Raise RewardLensError unless the columns are there, once each, and of a type."""
    for name in names:
        found = [field for field in df.schema.fields if field.name == name]
        if not found:
            there = ", ".join(f'"{field.name}"' for field in df.schema.fields)
            raise RewardLensError(f'There is no column "{name}". The columns are {there}.')
        if len(found) > 1:
            raise RewardLensError(f'There are {len(found)} columns "{name}". Rename one of them.')
        if not isinstance(found[0].dataType, kind):
            there = found[0].dataType.simpleString()
            raise RewardLensError(f'Column "{name}" is {there}, not {called}. {cure}, or name another column.')


def text_key(query: Column, response: Column) -> Column:
    """Return the key of a text (see KEY)."""
    one = F.when(query.isNull(), F.lit("-")).otherwise(
        F.concat(F.octet_length(query).cast("string"), F.lit(" "), query)
    )
    other = F.when(response.isNull(), F.lit("-")).otherwise(F.concat(F.lit("+"), response))
    return F.sha2(F.concat(one, other), 256)


def distinct_texts(df: DataFrame, query: str, response: str) -> DataFrame:
    """Return each text once: KEY, `query`, `response`. df: has the column KEY."""
    texts = df.select(df[KEY], column(df, query).alias("query"), column(df, response).alias("response"))
    return texts.dropDuplicates([KEY])


def tokens_of(query: Column, response: Column) -> Column:
    """Return about how many tokens the encoder reads of a text, at least 1: what its time is proportional to."""
    bytes_of = [F.coalesce(F.octet_length(one), F.lit(0)) for one in (query, response)]
    asked = F.least(bytes_of[0] / _BYTES_PER_TOKEN, F.lit(_QUERY_TOKENS))
    answered = F.least(bytes_of[1] / _BYTES_PER_TOKEN, F.lit(_RESPONSE_TOKENS))
    windows = F.ceil((answered + 1) / _WINDOW_TOKENS)
    return F.ceil(answered + windows * (asked + 3))


def deal(texts: DataFrame, partitions: int | None = None) -> DataFrame:
    """Return the texts in partitions with about as many tokens each, whatever their lengths.

    texts: KEY, `query`, `response`, each text once. partitions: how many; by default so many that a task takes a few
    minutes. Runs a job that reads the texts once, to see how long they are.
    """
    return dealt(texts, sizes_of(texts), partitions)


def bucket_of(key: Column) -> Column:
    """Return the bucket to which a text belongs, 0 to _BUCKETS - 1."""
    return F.pmod(F.xxhash64(key), F.lit(_BUCKETS)).cast("int")


def sizes_of(texts: DataFrame) -> dict[int, int]:
    """Return the tokens of each bucket that has texts. Runs a job."""
    sized = texts.select(
        bucket_of(texts[KEY]).alias("bucket"), tokens_of(texts["query"], texts["response"]).alias("tokens")
    )
    return {
        row["bucket"]: int(row["tokens"])
        for row in sized.groupBy("bucket").agg(F.sum("tokens").alias("tokens")).collect()
    }


def dealt(texts: DataFrame, sizes: dict[int, int], partitions: int | None = None) -> DataFrame:
    """Return texts as `deal` does, with the sizes of their buckets known."""
    spark = texts.sparkSession
    count = partitions or _partitions(sum(sizes.values()), slots(spark))
    values = np.zeros(_BUCKETS, dtype=np.int64)
    at = _placed(spark, count)
    for number, place in packed(sizes, count).items():
        values[number] = at[place]
    # An array literal is indexed from 1. Spark places a row by the hash of this number.
    # One literal, split by Spark: a literal of an array is a call to Java for each number.
    numbers = F.split(F.lit(",".join(map(str, values))), ",").cast("array<bigint>")
    return texts.repartition(count, F.element_at(numbers, bucket_of(texts[KEY]) + 1))


def task_cpus(spark: SparkSession) -> int:
    """Return how many cores a task has."""
    return int(spark.conf.get("spark.task.cpus", "1") or 1)


def slots(spark: SparkSession) -> int:
    """Return how many tasks run at a time, as far as the driver knows."""
    return max(1, spark.sparkContext.defaultParallelism // task_cpus(spark))


def _partitions(tokens: int, at_a_time: int) -> int:
    """As many for each core: at the end of a job with one more, all cores but one would wait."""
    most = max(1, min(tokens // _LEAST_PER_TASK, _MOST_PARTITIONS))
    rounds = max(4, -(-tokens // (_PER_TASK * at_a_time)))
    return most if most < at_a_time else at_a_time * min(rounds, most // at_a_time)


def packed(sizes: dict[int, int], count: int) -> dict[int, int]:
    """Return a place for each item, so that all places have about the same sum: the largest first, to the emptiest."""
    places = [(0, place) for place in range(count)]
    result: dict[int, int] = {}
    for item, size in sorted(sizes.items(), key=lambda one: (-one[1], one[0])):
        total, place = heapq.heappop(places)
        result[item] = place
        heapq.heappush(places, (total + size, place))
    return result


def _placed(spark: SparkSession, count: int) -> list[int]:
    """Return a number for each partition, whose hash Spark places there."""
    found: dict[int, int] = {}
    start, size = 0, 32 * count
    while len(found) < count:
        numbers = spark.range(start, start + size, 1, 1)
        placed = numbers.groupBy(F.pmod(F.hash("id"), F.lit(count)).alias("place")).agg(F.min("id"))
        for place, number in placed.collect():
            found.setdefault(place, number)
        start += size
    return [found[place] for place in range(count)]
