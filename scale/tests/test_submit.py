"""The same by spark-submit, in an application of its own: as on a cluster, the archive comes by --archives."""

import json
import os
import subprocess
from pathlib import Path

from .conftest import SHORT_LIVED

SUBMIT = Path(__file__).parents[1] / "submit.py"


def submit(*arguments, archive=None, env=None):
    command = [
        f"{os.environ['SPARK_HOME']}/bin/spark-submit",
        "--master",
        "local[1]",
        "--conf",
        "spark.ui.enabled=false",
    ]
    command += ["--driver-java-options", SHORT_LIVED]
    command += ["--conf", "spark.sql.shuffle.partitions=1", "--conf", "spark.log.level=OFF"]
    command += ["--archives", f"{archive}#rewardlens"] if archive else []
    environment = {name: value for name, value in os.environ.items() if name != "REWARDLENS_ARCHIVE"}
    return subprocess.run([*command, str(SUBMIT), "score", *arguments], capture_output=True, text=True, env=environment)


def test_spark_submit_writes_the_rows_with_their_rewards(rows, expected, archive, tmp_path):
    source, out = tmp_path / "in.json", tmp_path / "out"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows[:20]))
    run = submit(str(source), str(out), "--format", "json", "--resume", str(tmp_path / "kept"), archive=archive)
    assert run.returncode == 0, run.stderr
    lines = [json.loads(line) for file in out.glob("*.json") for line in file.read_text().splitlines()]
    assert {row["id"]: row["reward"] for row in lines} == {i: expected[i]["reward"] for i in range(20)}


def test_spark_submit_ends_with_a_sentence(tmp_path):
    run = submit(str(tmp_path / "absent"), str(tmp_path / "out"))
    assert run.returncode == 1
    # spark-submit prints what the program writes to stderr on stdout.
    assert "error: [PATH_NOT_FOUND] Path does not exist" in run.stdout
    assert "Traceback" not in run.stdout + run.stderr
