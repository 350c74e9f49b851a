"""One Spark for all tests: executors in processes of their own, as on a cluster."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyspark
import pytest
from pyspark.sql import SparkSession

from .texts import project_texts

ROOT = Path(__file__).parents[2]

os.environ["PYSPARK_PYTHON"] = sys.executable
# local-cluster starts its workers from Spark's folder: PySpark's own has all they need.
os.environ["SPARK_HOME"] = str(Path(pyspark.__file__).parent)
os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"


SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""Options of a Java that lives for minutes: its second compiler and its parallel collector would pay off later."""


@pytest.fixture(scope="session")
def archive() -> Path:
    path = Path(os.environ.get("REWARDLENS_ARCHIVE", ""))
    if not path.is_file():
        pytest.fail("REWARDLENS_ARCHIVE names no archive: run `npm run test:scale`.")
    return path


@pytest.fixture(scope="session")
def folder(archive, tmp_path_factory) -> Path:
    """The archive, unpacked."""
    target = tmp_path_factory.mktemp("archive")
    subprocess.run(["tar", "-xzf", archive, "-C", target], check=True)
    return target


@pytest.fixture(scope="session")
def spark(tmp_path_factory):
    folder = tmp_path_factory.mktemp("spark")
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("rewardlens-tests")
        .config("spark.driver.extraJavaOptions", SHORT_LIVED)
        .config("spark.executor.extraJavaOptions", SHORT_LIVED)
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.default.parallelism", "2")
        .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
        .config("spark.local.dir", str(folder / "local"))
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    work = Path(os.environ["SPARK_HOME"]) / "work" / session.sparkContext.applicationId
    yield session
    session.stop()
    shutil.rmtree(work, ignore_errors=True)  # each executor unpacked the archive there


@pytest.fixture(scope="session")
def rows() -> list[dict]:
    """Rows of the project's own texts: an id, a prompt and a response."""
    return [{"id": i, "prompt": query, "response": text} for i, (query, text) in enumerate(project_texts(ROOT, 300))]


@pytest.fixture(scope="session")
def expected(rows, tmp_path_factory) -> dict[int, dict]:
    """The same rows as `rewardlens score` scores them, by their ids."""
    return by_id(cli(rows, tmp_path_factory.mktemp("cli")))


@pytest.fixture(scope="session")
def df(spark, rows):
    """The rows as Spark reads them from files."""
    return spark.createDataFrame(rows, "id long, prompt string, response string").repartition(3, "id").cache()


def cli(rows: list[dict], folder: Path, *options: str) -> list[dict]:
    """Rows as `rewardlens score` scores them."""
    source, out = folder / "rows.jsonl", folder / "scored.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
    command = [os.environ["REWARDLENS_NODE"], os.environ["REWARDLENS_CLI"], "score", str(source), "--out", str(out)]
    command += ["--query-column", "prompt", "--response-columns", "response", "--force", *options]
    subprocess.run(command, check=True, env={**os.environ, "REWARDLENS_CACHE": "off"}, stderr=subprocess.DEVNULL)
    return [json.loads(line) for line in out.read_text("utf8").splitlines()]


def by_id(rows) -> dict[int, dict]:
    """Rows by their ids. Fails where one is there twice."""
    found = [row.asDict() if hasattr(row, "asDict") else row for row in rows]
    assert len({row["id"] for row in found}) == len(found), "a row came twice"
    return {row["id"]: row for row in found}
