from dataclasses import replace

import pytest
from pyspark.sql import functions as F

from rewardlens_spark import KEY, kept, score
from rewardlens_spark.facts import FACTS, read_facts
from rewardlens_spark.model import read_model

from .conftest import by_id


def written(spark, path):
    """Keys and files that are in a folder of kept scores."""
    stored = spark.read.parquet(str(path / "score-*"))
    keys = [row[KEY] for row in stored.select(KEY).collect()]
    assert len(keys) == len(set(keys))
    return set(keys), {file.name: file.stat().st_mtime_ns for file in path.glob("score-*/*.parquet")}


def test_what_an_earlier_run_wrote_is_not_scored_again(spark, df, archive, rows, expected, tmp_path):
    resume = str(tmp_path)
    half = score(df.where(F.col("id") < len(rows) // 2), archive=archive, resume=resume)
    assert by_id(half.collect()) == {i: row for i, row in expected.items() if i < len(rows) // 2}
    keys, files = written(spark, tmp_path)
    assert by_id(score(df, archive=archive, resume=resume).collect()) == expected
    more, now = written(spark, tmp_path)
    assert keys < more and len(more) == len(rows)
    assert files.items() < now.items()
    # Nothing is left to do, also in other partitions.
    again = score(df.repartition(5), archive=archive, resume=resume, partitions=9)
    assert by_id(again.collect()) == expected
    assert written(spark, tmp_path) == (more, now)


def test_a_stopped_run_continues_with_the_parts_that_are_missing(
    spark, df, archive, rows, expected, tmp_path, monkeypatch
):
    monkeypatch.setattr(kept, "_PER_PART", 5000)
    parts = []
    mapped = kept.mapped

    def stopped(texts, run, schema):
        parts.append(texts)
        if len(parts) == 2:
            raise KeyboardInterrupt
        return mapped(texts, run, schema)

    monkeypatch.setattr(kept, "mapped", stopped)
    with pytest.raises(KeyboardInterrupt):
        score(df, archive=archive, resume=str(tmp_path))
    keys, files = written(spark, tmp_path)
    assert 0 < len(keys) < len(rows)
    monkeypatch.setattr(kept, "mapped", mapped)
    assert by_id(score(df, archive=archive, resume=str(tmp_path)).collect()) == expected
    more, now = written(spark, tmp_path)
    assert len(more) == len(rows) and files.items() < now.items()


def test_another_model_of_the_same_name_has_a_folder_of_its_own(folder):
    facts = read_facts((folder / FACTS).read_bytes(), folder)
    other = replace(facts, models={**facts.models, "general": "0123456789ab"})
    assert read_model("general", other).identity == "general-0123456789ab"
    assert read_model("general", facts).identity not in ("general", "general-0123456789ab")


def test_a_dataframe_without_rows_has_the_columns(spark, archive, tmp_path):
    df = spark.createDataFrame([], "id long, prompt string, response string")
    for resume in (None, str(tmp_path)):
        scored = score(df, archive=archive, resume=resume)
        assert scored.columns[3:5] == ["reward", "score"]
        assert scored.count() == 0
