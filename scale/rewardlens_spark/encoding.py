"""`features`: what the encoder makes of each text, φ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .nodes import job, mapped
from .texts import KEY, column, deal, distinct_texts, require_texts, text_key

if TYPE_CHECKING:
    import os

    from pyspark.sql import DataFrame


def features(
    df: DataFrame,
    query: str = "prompt",
    response: str = "response",
    *,
    archive: str | os.PathLike[str] | None = None,
    partitions: int | None = None,
    patience: int = 60,
) -> DataFrame:
    """Return φ of each different text of `df`, once, under its key.

    The columns are KEY (`text_key` of query and response, to join by), `phi` (float32, D numbers, standardised; null
    where there is nothing to read) and `error` (why). For the parameters see `score`. Raises RewardLensError.
    """
    require_texts(df, (query, response))
    run = job(df.sparkSession, "features", archive, None, patience)
    keyed = df.withColumn(KEY, text_key(column(df, query), column(df, response)))
    return mapped(deal(distinct_texts(keyed, query, response), partitions), run, "phi array<float>, error string")
