"""The whole of real texts: `REWARDLENS_SCALE=all npm run test:scale`, where the sets are."""

import json
import os
from pathlib import Path

import pytest

from rewardlens_spark import score

from .conftest import ROOT, by_id, cli

DATA = Path(os.environ.get("REWARDLENS_DATA", ROOT.parent / "shared" / "data"))
PAIRS = 2300


@pytest.mark.skipif(
    os.environ.get("REWARDLENS_SCALE") != "all", reason="4600 real texts take minutes: REWARDLENS_SCALE=all"
)
@pytest.mark.skipif(not (DATA / "hh-helpful.jsonl").is_file(), reason=f"there is no hh-helpful.jsonl in {DATA}")
@pytest.mark.parametrize("partitions", [None, 3])
def test_rewards_of_4600_real_texts_are_those_of_the_command_line(spark, archive, tmp_path, partitions):
    pairs = [json.loads(line) for line in (DATA / "hh-helpful.jsonl").read_text("utf8").splitlines()[:PAIRS]]
    rows = [
        {"id": 2 * i + j, "prompt": pair["prompt"], "response": pair[side]}
        for i, pair in enumerate(pairs)
        for j, side in enumerate(("chosen", "rejected"))
    ]
    assert len(rows) == 2 * PAIRS
    df = spark.createDataFrame(rows, "id long, prompt string, response string")
    scored = by_id(score(df, archive=archive, partitions=partitions).collect())
    expected = by_id(cli(rows, tmp_path))
    # The command line says the line of an error, Spark has none.
    for row in expected.values():
        if row["error"] is not None:
            row["error"] = row["error"].removeprefix(f"line {row['id'] + 1}: ")
    assert scored == expected
