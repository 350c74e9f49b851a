import pytest
from pyspark.sql import functions as F

from rewardlens_spark import KEY, features, score, text_key
from rewardlens_spark.nodes import SCHEMA, job, mapped
from rewardlens_spark.scoring import added_names, joined
from rewardlens_spark.texts import distinct_texts

from .conftest import by_id, cli
from .saved import weights_of


@pytest.mark.parametrize("partitions", [None, 1, 7])
def test_rewards_are_those_of_the_command_line_in_any_number_of_partitions(df, archive, expected, partitions):
    scored = score(df, archive=archive, partitions=partitions)
    assert by_id(scored.collect()) == expected


def test_an_equal_text_is_encoded_once_in_the_whole_job(spark, df, rows, archive, expected):
    many = df.crossJoin(spark.range(4).select(F.col("id").alias("copy"))).repartition(5)
    run = job(spark, "score", archive, "general")
    keyed = many.withColumn(KEY, text_key(F.col("prompt"), F.col("response")))
    asked = mapped(distinct_texts(keyed, "prompt", "response"), run, SCHEMA).cache()
    assert asked.count() == len(rows)
    scored = joined(keyed, asked).collect()
    assert len(scored) == 4 * len(rows)
    for copy in range(4):
        own = by_id(row.asDict() for row in scored if row["copy"] == copy)
        assert {i: {**row, "copy": None} for i, row in own.items()} == {
            i: {**row, "copy": None} for i, row in expected.items()
        }


def test_a_row_keeps_its_own_columns_also_where_they_are_called_as_ours(spark, archive):
    own = [(1, "Who owns Antarctica?", "No country.", 3.5, "gpt", [1, 2], {"a": None})]
    names = (
        "id long, `the prompt` string, `a.b` string, Score double, model string, list array<int>, map map<string,int>"
    )
    scored = score(spark.createDataFrame(own, names), "general", "the prompt", "a.b", archive=archive)
    assert scored.columns == [
        *("id", "the prompt", "a.b", "Score", "model", "list", "map"),
        *("reward", "rewardlens_score", "low", "high", "rewardlens_model", "share_read", "error"),
    ]
    row = scored.first()
    assert tuple(row)[:7] == own[0]
    assert row["rewardlens_model"] == "general"
    assert 0 < row["low"] < row["rewardlens_score"] < row["high"] < 1


def test_names_that_are_taken_twice_get_a_number():
    assert added_names(["score", "rewardlens_score", "REWARD"])["score"] == "rewardlens_score_2"
    assert added_names(["score", "rewardlens_score", "REWARD"])["reward"] == "rewardlens_reward"


def test_every_broken_row_has_its_error_and_every_other_its_reward(spark, rows, expected, archive, tmp_path):
    broken = [
        {"prompt": "Who owns Antarctica?", "response": None},
        {"prompt": "Who owns Antarctica?", "response": "   \n"},
        {"prompt": "Who owns Antarctica?", "response": "ประเทศไทยเป็นประเทศที่สวยงาม"},
        {"prompt": None, "response": "No country owns it."},
        {"prompt": "  ", "response": "No country owns it."},
    ]
    bad = [{"id": 10_000 + i, **broken[i % len(broken)]} for i in range(max(len(broken), len(rows) // 100))]
    df = spark.createDataFrame([*rows, *bad], "id long, prompt string, response string")
    scored = by_id(score(df, archive=archive).collect())
    lines = by_id(cli(bad, tmp_path))
    for place, row in enumerate(bad, 1):
        said = scored.pop(row["id"])
        line = lines[row["id"]]["error"]
        assert said["error"] == line.removeprefix(f"line {place}: ")
        assert said["reward"] is said["score"] is said["low"] is said["high"] is said["share_read"] is None
    assert scored == expected


def test_a_text_that_changes_between_two_readings_has_an_error(spark, archive):
    df = spark.createDataFrame([(1, "Why?", "Because.")], "id long, prompt string, response string")
    keyed = df.withColumn(KEY, F.lit("another"))
    run = job(spark, "score", archive, "general")
    row = joined(
        keyed,
        mapped(df.withColumn(KEY, F.lit("one")).select(KEY, F.col("prompt").alias("query"), "response"), run, SCHEMA),
    ).first()
    assert row["reward"] is None
    assert "another one than when the rows were read first" in row["error"]


def test_features_are_those_that_the_rewards_are_made_of(spark, df, archive, folder, expected):
    weights = weights_of(folder / "media" / "starters" / "general").astype(float)
    found = features(df, archive=archive).collect()
    rewards = {row[KEY]: sum(w * x for w, x in zip(weights, row["phi"], strict=True)) for row in found}
    keys = {
        row["id"]: row["key"]
        for row in df.select("id", text_key(F.col("prompt"), F.col("response")).alias("key")).collect()
    }
    assert len(found) == len(set(keys.values()))
    differences = [expected[i]["reward"] - rewards[key] for i, key in keys.items()]
    # They differ by the bias alone.
    assert max(differences) - min(differences) < 1e-4
