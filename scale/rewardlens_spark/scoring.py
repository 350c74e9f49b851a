"""`score`: every row of a DataFrame with its reward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as F

from .kept import kept_scores
from .nodes import ADDED, SCHEMA, job, mapped
from .texts import KEY, column, deal, distinct_texts, require_texts, text_key

if TYPE_CHECKING:
    import os

    from pyspark.sql import DataFrame


def score(
    df: DataFrame,
    model: str | os.PathLike[str] = "general",
    query: str = "prompt",
    response: str = "response",
    *,
    archive: str | os.PathLike[str] | None = None,
    resume: str | None = None,
    partitions: int | None = None,
    patience: int = 60,
) -> DataFrame:
    """Return every row of `df` with its own columns and what the model says of its response.

    Added are `reward` (logits), `score` (the probability that the response beats an average one, 0 to 1), `low` and
    `high` (the 90% range of the score), `model` (its id), `share_read` (share of the response that was read, 0 to 1)
    and `error`: a row has a score or an error, never both. The bits are those of `rewardlens score`, for any number of
    partitions. Equal texts are encoded once. The order of the rows is not kept.

    df: any DataFrame; its texts are read twice, once to see how long they are.
    model: the name of a built-in model, or a folder that the driver can read.
    query, response: names of its text columns.
    archive: path of the archive, or of its unpacked folder on each node; by default the one of REWARDLENS_ARCHIVE or
        of `--archives FILE#rewardlens`.
    resume: a folder for the scores, on any file system that Spark writes to. Each text is then scored in this call, a
        part of them at a time, and what is in the folder is not scored again: after a stop the same call continues,
        and another DataFrame gets the scores of texts that it shares. Each model has a folder of its own below.
        Without it nothing is kept, and the texts are scored when the result is used, each time that it is.
    partitions: tasks of the scoring, with resume of each part; by default so many that each takes a few minutes.
    patience: seconds that an encoder may say nothing while it has work; then it is ended and started again.

    Raises RewardLensError for a missing column, archive or model, each with its cure.
    """
    require_texts(df, (query, response))
    run = job(df.sparkSession, "score", archive, model, patience)
    keyed = df.withColumn(KEY, text_key(column(df, query), column(df, response)))
    texts = distinct_texts(keyed, query, response)
    if resume is None:
        return joined(keyed, mapped(deal(texts, partitions), run, SCHEMA))
    return joined(keyed, kept_scores(texts, run, f"{resume.rstrip('/')}/{run.identity}", partitions))


def joined(keyed: DataFrame, scored: DataFrame) -> DataFrame:
    """Return the rows with their own columns and those of `scored`, which has each KEY once."""
    own = [name for name in keyed.columns if name != KEY]
    names = added_names(own)
    found = "_rewardlens_found"
    renamed = scored.select(scored[KEY], F.lit(True).alias(found), *(scored[name].alias(names[name]) for name in ADDED))
    # Sorting both sides can spill to disk. A broadcast would have to wait for all scores within its time limit.
    rows = keyed.join(renamed.hint("merge"), KEY, "left")
    error = column(rows, names["error"])
    explained = F.when(rows[found].isNull(), F.lit(_CHANGED)).otherwise(error)
    return rows.withColumn(names["error"], explained).drop(KEY, found)


_CHANGED = "the text is another one than when the rows were read first: write the DataFrame to a table, and score that"


def added_names(own: list[str]) -> dict[str, str]:
    """Return what the added columns are called: a name that the rows have stays theirs, as in `rewardlens score`."""
    taken = {name.lower() for name in own}
    names: dict[str, str] = {}
    for name in ADDED:
        free, number = name, 1
        while free.lower() in taken:
            free = f"rewardlens_{name}" if number == 1 else f"rewardlens_{name}_{number}"
            number += 1
        names[name] = free
        taken.add(free.lower())
    return names
