"""`train`: a model from the choices of a DataFrame."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from pyspark import StorageLevel
from pyspark.sql import functions as F
from pyspark.sql.types import ArrayType

from .archive import open_archive
from .encoding import features as encoded
from .fit import sums
from .fit.choices import choices, keyed_choices, pair_table
from .fit.parts import Parts
from .fit.passes import PAIRS
from .messages import Conversation, Message
from .shipping import ship
from .texts import KEY, column, require_columns, require_texts, text_key

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


@dataclass(frozen=True)
class Trained:
    """A model that was trained: a path, for `score(df, model=...)` and for `open`."""

    folder: Path
    """Where it is: the folder that `rewardlens score --model` and the extension open."""
    figures: dict[str, Any]
    """What `rewardlens train --json` prints."""

    def __fspath__(self) -> str:
        """Return the folder."""
        return str(self.folder)


def train(
    df: DataFrame,
    out: str | os.PathLike[str],
    query: str = "prompt",
    chosen: str = "chosen",
    rejected: str = "rejected",
    *,
    label: str | None = None,
    weight: str | None = None,
    general: str = "general",
    features: DataFrame | None = None,
    seed: int = 0,
    description: str | None = None,
    archive: str | os.PathLike[str] | None = None,
    patience: int = 60,
) -> Trained:
    """Train a model on choices between two responses, and save it in a folder of the driver.

    The objective, the folds, the candidates and their gate are those of `rewardlens train`; see docs/scale.md for what
    differs. The driver has some hundred bytes of each pair, and no text and no features.

    df: one choice a row; its texts are read several times.
    out: folder for the model; an earlier model there is replaced.
    query, chosen, rejected: names of its text columns: the better response, and the other one.
    label: where the better response is not always in the same column: a column with the name of the one that has it,
        or "tie". Null says nothing.
    weight: a column with how much a choice counts; 1 is one ordinary choice.
    general: models to start from, as in `rewardlens train --starter`: names of built-in ones or folders that the driver
        can read, separated by commas; "none" for none.
    features: φ of texts that were encoded before: `query`, `response` and `phi`, as `rewardlens features` writes them.
        What is missing there is encoded.
    seed: of the folds.
    description: what the choices are, for the model's card.
    archive, patience: see `score`.

    Raises RewardLensError, each time a sentence with the cause and the cure.
    """
    spark = df.sparkSession
    pairs = choices(df, query, chosen, rejected, label, weight)
    opened = open_archive(spark, archive)
    ship(spark.sparkContext)
    facts = opened.facts
    folder = opened.find()
    target = Path(out).absolute()
    keyed = keyed_choices(pairs, opened).persist(StorageLevel.MEMORY_AND_DISK)
    phi = _phi(pairs, features, archive, patience).persist(StorageLevel.DISK_ONLY)
    parts: Parts | None = None
    try:
        table = pair_table(keyed)
        parts = Parts(table, keyed, phi, facts.dimension)
        about = description or f"Trained on {len(table)} pairs by Apache Spark."
        arguments = ("--out", str(target), "--starter", general, "--seed", str(seed), "--description", about)
        with Conversation(folder, ("train", *arguments)) as talk:
            talk.send(Message("table", {"id": facts.encoder, "dimension": facts.dimension}, table.arrays))
            while (message := talk.receive()).kind != "trained":
                talk.send(answer(message, parts))
        return Trained(target, message.facts)
    finally:
        if parts is not None:
            parts.close()
        phi.unpersist()
        keyed.unpersist()


def _phi(pairs: DataFrame, known: DataFrame | None, archive: str | os.PathLike[str] | None, patience: int) -> DataFrame:
    """Return KEY and `phi` of each text."""
    texts = pairs.select("query", F.explode(F.array("chosen", "rejected")).alias("response"))
    if known is None:
        return encoded(texts, "query", "response", archive=archive, patience=patience).select(KEY, "phi")
    require_texts(known, ("query", "response"))
    require_columns(known, ("phi",), ArrayType, "array<float>", "Take the column that `features` makes")
    given = known.select(
        text_key(column(known, "query"), column(known, "response")).alias(KEY),
        column(known, "phi").cast("array<float>").alias("phi"),
    )
    # Of several for one text the least, so that the same rows give the same model.
    given = given.groupBy(KEY).agg(F.min("phi").alias("phi"))
    keys = texts.withColumn(KEY, text_key(texts["query"], texts["response"]))
    missing = keys.join(given.select(KEY), KEY, "left_anti").where("query is not null and response is not null")
    if missing.isEmpty():
        return given
    return given.unionByName(
        encoded(missing, "query", "response", archive=archive, patience=patience).select(KEY, "phi")
    )


def answer(message: Message, parts: Parts) -> Message:
    """Compute what is asked for (src/scale/asked-sums.ts)."""
    asked, kind = dict(message.arrays), message.kind
    if kind == "divide":
        facts, total = parts.divide(asked["bits"], message.facts["states"])
        return Message("divide", facts, {"sum": total})
    if kind in _ADDED:
        return Message(kind, None, parts.added(partial(_ADDED[kind], asked=asked)))
    if kind == "margins":
        found = parts.each(partial(sums.margins, asked=asked))
        values = [np.concatenate([one[task] for one in found]) for task in range(len(asked["set"]))]
        counts = np.array([len(one) for one in values], np.int32)
        return Message(kind, None, {"counts": counts, "values": np.concatenate(values)})
    if kind == "phi":
        wanted = asked["pairs"].astype(np.int64)
        found = parts.phi(partial(_some, wanted=wanted), np.unique(wanted // PAIRS).tolist())
        first, second = (np.concatenate([one[side] for one in found]).ravel() for side in (0, 1))
        return Message(kind, None, {"first": first, "second": second})
    if kind == "rewards":
        weights = asked["weights"]
        found = parts.phi(partial(_rewards, weights=weights))
        first, second = (np.concatenate([one[side] for one in found]) for side in (0, 1))
        added = parts.added(partial(sums.signed_sums, weights=weights))
        return Message(kind, None, {"first": first, "second": second, **added})
    raise ValueError(f"The training asks for {kind}, which this package does not know.")


_ADDED = {"losses": sums.losses, "information": sums.information, "likelihoods": sums.likelihoods}


def _some(start: int, first: np.ndarray, second: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    inside = wanted[(wanted >= start) & (wanted < start + len(first))] - start
    return first[inside], second[inside]


def _rewards(_: int, first: np.ndarray, second: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return first.astype(np.float64) @ weights, second.astype(np.float64) @ weights
