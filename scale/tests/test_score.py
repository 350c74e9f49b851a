from rewardlens_spark import score

from .conftest import cli

ROWS = [
    {"id": 1, "prompt": "Who owns Antarctica?", "response": "No country owns it; a treaty of 1959 suspends all claims."},
    {"id": 2, "prompt": "Who owns Antarctica?", "response": "Antarctica is a place and it is cold, cold, cold."},
    {"id": 3, "prompt": "How long does rice cook?", "response": "White rice takes 15 to 18 minutes."},
]


def test_rewards_are_those_of_the_command_line(spark, archive, tmp_path):
    expected = {row["id"]: row for row in cli(ROWS, tmp_path)}
    scored = score(spark.createDataFrame(ROWS), archive=archive).collect()
    assert {row["id"]: row.asDict() for row in scored} == expected
