"""Choices with made features, as files for the command line and as DataFrames."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq


@dataclass(frozen=True)
class Made:
    """Files with the same choices: lines of query, chosen, rejected, and φ of their texts."""

    pairs: Path
    features: Path


def make(folder: Path, count: int, facts: dict, queries: int) -> Made:
    """Choices by a linear taste, one in ten against it. facts: of the archive (rewardlens.json)."""
    rng = np.random.default_rng(11)
    dimension = facts["dimension"]
    phi = rng.standard_normal((2 * count, dimension)).astype(np.float32)
    margin = (phi[::2] - phi[1::2]) @ (rng.standard_normal(dimension) * 1.5 / np.sqrt(dimension))
    better = np.where(rng.random(count) < 0.1, -margin, margin) > 0
    rows = []
    for i in range(count):
        responses = [f"Answer {i}, the first.", f"Answer {i}, the other one."]
        chosen, rejected = responses if better[i] else responses[::-1]
        rows.append(
            {"query": f"Question {i % queries}?", "chosen": chosen, "rejected": rejected, "first": responses[0]}
        )
    pairs = folder / "pairs.jsonl"
    fields = ("query", "chosen", "rejected")
    pairs.write_text("".join(json.dumps({name: row[name] for name in fields}) + "\n" for row in rows), "utf8")
    texts = [
        (row["query"], text)
        for i, row in enumerate(rows)
        for text in (f"Answer {i}, the first.", f"Answer {i}, the other one.")
    ]
    schema = pa.schema(
        [
            pa.field("query", pa.string(), False),
            pa.field("response", pa.string(), False),
            ("phi", pa.list_(pa.float32())),
        ],
        metadata={
            "rewardlens.encoder": facts["encoder"],
            "rewardlens.feature_version": str(facts["featureVersion"]),
            "rewardlens.dimension": str(dimension),
        },
    )
    listed = pa.FixedSizeListArray.from_arrays(pa.array(phi.ravel()), dimension).cast(pa.list_(pa.float32()))
    queries_of, responses_of = zip(*texts, strict=True)
    features = folder / "features.parquet"
    pq.write_table(pa.table([pa.array(queries_of), pa.array(responses_of), listed], schema=schema), features)
    return Made(pairs, features)
