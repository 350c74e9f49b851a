"""One Spark for all tests: executors in processes of their own, as on a cluster."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pyspark
import pytest
from pyspark.sql import SparkSession

ARCHIVE = os.environ.get("REWARDLENS_ARCHIVE", "")
ROOT = Path(__file__).parents[2]

os.environ["PYSPARK_PYTHON"] = sys.executable
# local-cluster starts its workers from Spark's folder: PySpark's own has all they need.
os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")


@pytest.fixture(scope="session")
def archive() -> Path:
    path = Path(ARCHIVE)
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
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("rewardlens-tests")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def cli(rows: list[dict], folder: Path, *options: str) -> list[dict]:
    """Rows as `rewardlens score` scores them."""
    source, out = folder / "rows.jsonl", folder / "scored.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
    command = [os.environ["REWARDLENS_NODE"], os.environ["REWARDLENS_CLI"], "score", str(source), "--out", str(out)]
    command += ["--query-column", "prompt", "--response-columns", "response", "--force", *options]
    subprocess.run(command, check=True, env={**os.environ, "REWARDLENS_CACHE": "off"}, stderr=subprocess.DEVNULL)
    return [json.loads(line) for line in out.read_text("utf8").splitlines()]
