"""`rewardlens-spark score INPUT OUTPUT`: the same from a shell, and for spark-submit (submit.py)."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence

from .errors import RewardLensError, said_by_node

JAVA = 17
"""The oldest Java that Spark 4 runs on."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 for what a person can fix, 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        require_java()
        _score(options)
    except RewardLensError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def require_java() -> None:
    """Raise RewardLensError where PySpark would have to start Java and there is none, or one that is too old."""
    if "PYSPARK_GATEWAY_PORT" in os.environ or "SPARK_REMOTE" in os.environ:
        return  # spark-submit has started it, or it runs elsewhere
    home = os.environ.get("JAVA_HOME")
    java = os.path.join(home, "bin", "java") if home else "java"
    where = f" at JAVA_HOME, {home}" if home else ""
    cure = f"Spark needs Java {JAVA} or newer: install openjdk-{JAVA}-jre-headless, or set JAVA_HOME."
    if shutil.which(java) is None:
        raise RewardLensError(f"There is no Java{where}. {cure}")
    said = subprocess.run([java, "-version"], capture_output=True, text=True, errors="replace").stderr
    version = re.search(r'version "(?:1\.)?(\d+)', said)  # Java 8 says 1.8
    if version and int(version[1]) < JAVA:
        raise RewardLensError(f"Java{where} is version {version[1]}. {cure}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="rewardlens-spark", description="Scores responses by a reward model on Spark."
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    verb = verbs.add_parser("score", help="write every row of INPUT with its reward to OUTPUT")
    verb.add_argument("input", help="a path that Spark reads")
    verb.add_argument("output", help="a path that Spark writes")
    verb.add_argument("--format", default="parquet", help="of both: parquet, json, csv, delta …; default: %(default)s")
    verb.add_argument("--model", default="general", help="a built-in model, or a folder; default: %(default)s")
    verb.add_argument("--query", default="prompt", help="column of the query; default: %(default)s")
    verb.add_argument("--response", default="response", help="column of the response; default: %(default)s")
    verb.add_argument("--archive", help="the archive, where it is not given by --archives FILE#rewardlens")
    verb.add_argument("--resume", help="a folder that keeps scores, so that a stopped job continues")
    verb.add_argument("--partitions", type=int, help="tasks of the scoring")
    verb.add_argument("--mode", choices=("error", "overwrite", "append"), default="error", help="where OUTPUT is there")
    return parser


def _score(options: argparse.Namespace) -> None:
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import AnalysisException, PythonException
    from pyspark.sql import SparkSession

    from .scoring import score

    if "PYSPARK_GATEWAY_PORT" not in os.environ:
        # Not by spark-submit: the workers are on this machine, and the first python3 of the path may have no pyarrow.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.appName("rewardlens score").getOrCreate()
    try:
        reader = spark.read.format(options.format)
        rows = (reader.option("header", True) if options.format == "csv" else reader).load(options.input)
        scored = score(
            rows,
            options.model,
            options.query,
            options.response,
            archive=options.archive,
            resume=options.resume,
            partitions=options.partitions,
        )
        scored.write.format(options.format).mode(options.mode).option("header", True).save(options.output)
    except AnalysisException as error:
        raise RewardLensError(str(error).split("\n")[0]) from error
    except (PythonException, Py4JJavaError) as error:  # the latter where a write fails
        raise RewardLensError(said_by_node(str(error)) or str(error)) from error
    finally:
        spark.stop()


if __name__ == "__main__":
    sys.exit(main())
