"""Choices of a DataFrame: which response is better, and by which hashes a training knows pairs, texts and queries."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from pyspark.sql import functions as F
from pyspark.sql.types import NumericType

from ..archive import Archive
from ..batches import parts
from ..errors import RewardLensError
from ..messages import Conversation, Message
from ..texts import column, require_columns, require_texts, text_key

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

TIE = "tie"
"""What a label column says of two responses that are equally good."""

FIRST, SECOND = "_rewardlens_first", "_rewardlens_second"
"""Columns: `text_key` of the better response, and of the other one."""

_ASKED = ("query", "chosen", "rejected", "tie", "weight")
_ROWS = 256
_PATIENCE = 120.0
"""Seconds that an answer may take, beside those for its bytes."""
_SLOWEST = 100_000.0
"""Bytes of text a second on a slow and busy node: they are only hashed."""
_WORDS = {"order": 2, "same": 2, "first": 2, "second": 2, "key": 1}
"""Hashes of a pair that a process gives, in numbers of 64 bits (src/cli/arrow/pairs.ts)."""
_NUMBERS = ("label", "weight", "query", "length_first", "length_second")

_KEYED = (
    ", ".join(f"{name} binary" for name in _WORDS)
    + "".join(f", {name} double" for name in _NUMBERS)
    + f", error string, {FIRST} string, {SECOND} string"
)


def choices(
    df: DataFrame, query: str, chosen: str, rejected: str, label: str | None = None, weight: str | None = None
) -> DataFrame:
    """Return `query`, `chosen`, `rejected`, `tie`, `weight`, and the keys of both texts.

    label: a column with the name of the column that has the better response, or "tie"; a row where it is null says
    nothing and is left out. Raises RewardLensError; with a label, this reads that column once.
    """
    require_texts(df, (query, chosen, rejected))
    texts = {"query": column(df, query), "chosen": column(df, chosen), "rejected": column(df, rejected)}
    tie = F.lit(False)
    if label is not None:
        require_texts(df, (label,))
        winner = column(df, label)
        others = df.where(winner.isNotNull() & ~winner.isin(chosen, rejected, TIE))
        found = [row[0] for row in others.select(winner).distinct().limit(4).collect()]
        if found:
            named = ", ".join(f'"{one}"' for one in found[:3]) + (" …" if len(found) > 3 else "")
            raise RewardLensError(
                f'Column "{label}" has {named}, which is neither "{chosen}" nor "{rejected}" nor "{TIE}". '
                f"Write the name of the column that has the better response."
            )
        df = df.where(winner.isNotNull())
        second = winner == rejected
        texts["chosen"], texts["rejected"] = (
            F.when(second, texts["rejected"]).otherwise(texts["chosen"]),
            F.when(second, texts["chosen"]).otherwise(texts["rejected"]),
        )
        tie = winner == TIE
    counted = F.lit(None).cast("double")
    if weight is not None:
        require_columns(df, (weight,), NumericType, "a number", "Cast it")
        number = column(df, weight).cast("double")
        # JSON has no such numbers. Any number that is not above 0 makes its row be left out.
        counted = F.when(F.isnan(number) | (F.abs(number) == float("inf")), F.lit(-1.0)).otherwise(number)
    return df.select(
        *(texts[name].alias(name) for name in ("query", "chosen", "rejected")),
        tie.alias("tie"),
        counted.alias("weight"),
        text_key(texts["query"], texts["chosen"]).alias(FIRST),
        text_key(texts["query"], texts["rejected"]).alias(SECOND),
    )


@dataclass(frozen=True)
class KeyJob:
    """Gives each choice its hashes, by a process of the product: for mapInArrow."""

    archive: Archive

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Yield the columns of _KEYED."""
        with Conversation(self.archive.find(), ("pairs",)) as talk:
            for batch in batches:
                for part in parts(batch, _ROWS):
                    rows = list(zip(*(part.column(name).to_pylist() for name in _ASKED), strict=True))
                    seconds = _PATIENCE + part.nbytes / _SLOWEST
                    yield _keyed(part, talk.ask(Message("pairs", rows), seconds))


def _keyed(part: pa.RecordBatch, answer: Message) -> pa.RecordBatch:
    columns: list[pa.Array] = []
    for name, words in _WORDS.items():
        # Big-endian, so that their order is that of the hash.
        content = pa.py_buffer(answer.arrays[name].astype(">u8").tobytes())
        fixed = pa.Array.from_buffers(pa.binary(8 * words), part.num_rows, [None, content])
        columns.append(fixed.cast(pa.binary()))
    lengths = answer.arrays["length"].reshape(-1, 2)
    numbers = [answer.arrays[name] for name in ("label", "weight", "query")]
    columns += [pa.array(np.ascontiguousarray(values)) for values in (*numbers, lengths[:, 0], lengths[:, 1])]
    columns.append(pa.array(answer.facts["errors"], pa.string()))
    columns += [part.column(name).cast(pa.string()) for name in (FIRST, SECOND)]
    return pa.RecordBatch.from_arrays(columns, names=[*_WORDS, *_NUMBERS, "error", FIRST, SECOND])


def keyed_choices(pairs: DataFrame, archive: Archive) -> DataFrame:
    """Return the hashes and numbers of each row of `choices`."""
    return pairs.mapInArrow(KeyJob(archive), _KEYED)


@dataclass(frozen=True)
class PairTable:
    """What the driver has of each pair, n, in the product's canonical order: no text, some 130 bytes."""

    order: np.ndarray
    """Hash of each pair, 16 bytes each."""
    arrays: dict[str, np.ndarray]
    """As src/training/train-elsewhere.ts takes them."""

    def __len__(self) -> int:
        """Return n."""
        return len(self.order)


def pair_table(keyed: DataFrame) -> PairTable:
    """Collect the pairs, each once. Warns of rows that are left out; raises RewardLensError where no row is a pair."""
    refused = keyed.where(F.col("error").isNotNull()).groupBy("error").count().orderBy(F.desc("count")).collect()
    for row in refused:
        count = row["count"]
        warnings.warn(f"{count} {'row' if count == 1 else 'rows'} left out: each {row['error']}.", stacklevel=3)
    table = keyed.where(F.col("error").isNull()).select(*_WORDS, *_NUMBERS).toArrow()
    if table.num_rows == 0:
        raise RewardLensError("There are no choices to learn from: no row has a query and two different responses.")
    hashes = {name: _bytes_of(table, name, 8 * words) for name, words in _WORDS.items()}
    order = np.argsort(hashes["order"], kind="stable")
    # A pair that is there twice counts once, as in `rewardlens train`.
    _, first = np.unique(hashes["same"][order], return_index=True)
    kept = order[np.sort(first)]
    twice = table.num_rows - len(kept)
    if twice > 0:
        warnings.warn(f"{twice} {'pair occurs' if twice == 1 else 'pairs occur'} more than once.", stacklevel=3)
    numbers = {name: table.column(name).to_numpy()[kept] for name in _NUMBERS}
    texts, rows = np.unique(np.concatenate([hashes["first"][kept], hashes["second"][kept]]), return_inverse=True)
    length = np.zeros(len(texts))
    length[rows] = np.concatenate([numbers["length_first"], numbers["length_second"]])
    rows = rows.astype(np.int32)
    return PairTable(
        hashes["order"][kept],
        {
            **{name: numbers[name] for name in ("label", "weight", "query")},
            "first": rows[: len(kept)],
            "second": rows[len(kept) :],
            "length": length,
            "key": hashes["key"][kept].view(">u8").astype("<u8"),
            "order": hashes["order"][kept].view(">u8").astype("<u8"),
        },
    )


def _bytes_of(table: pa.Table, name: str, size: int) -> np.ndarray:
    """Return a column of byte strings of one size. NumPy's own strings would lose zeros at the end."""
    return np.frombuffer(b"".join(table.column(name).to_pylist()), dtype=f"V{size}")
