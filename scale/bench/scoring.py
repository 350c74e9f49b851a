"""Times `score` on Spark: `scoring.py ROWS.jsonl OUT.parquet CORES` prints one line of JSON. For `npm run bench scale`.

The session starts before the clock, as on a cluster that is there; the scoring processes start within it.
"""

from __future__ import annotations

import json
import os
import sys
import time

from pyspark.sql import SparkSession

from rewardlens_spark import score


def main(source: str, out: str, cores: str) -> None:
    """Score the rows and print rows and seconds."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master(f"local[{cores}]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.sql.shuffle.partitions", cores).config("spark.driver.memory", "1g").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    spark.range(10).count()
    start = time.monotonic()
    rows = spark.read.schema("id long, prompt string, response string").json(source)
    score(rows).write.mode("overwrite").parquet(out)
    seconds = time.monotonic() - start
    print(json.dumps({"rows": spark.read.parquet(out).where("reward is not null").count(), "seconds": seconds}))
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
