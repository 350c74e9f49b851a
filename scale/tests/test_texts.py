from pyspark.sql import functions as F

from rewardlens_spark import KEY, text_key
from rewardlens_spark.texts import deal, packed, tokens_of


def test_parts_are_packed_so_that_all_places_have_about_the_same_sum():
    sizes = {i: 1 + (i * 7919) % 500 for i in range(400)} | {400: 5000}
    place = packed(sizes, 9)
    sums = [sum(size for item, size in sizes.items() if place[item] == one) for one in range(9)]
    assert sum(sums) == sum(sizes.values())
    assert max(sums) - min(sums) <= 500


def test_partitions_are_cut_by_tokens_and_not_by_rows(spark):
    # One in ten is forty times as long, and they come first.
    texts = spark.range(2000).select(
        F.concat(F.lit("Question "), F.col("id")).alias("query"),
        F.repeat(F.lit("some words of an answer "), F.when(F.col("id") < 200, 160).otherwise(4).cast("int")).alias(
            "response"
        ),
    )
    keyed = texts.withColumn(KEY, text_key(F.col("query"), F.col("response")))
    sized = deal(keyed, 8).select(
        F.spark_partition_id().alias("at"), tokens_of(F.col("query"), F.col("response")).alias("tokens")
    )
    rows = sized.groupBy("at").agg(F.sum("tokens").alias("tokens"), F.count("*").alias("rows")).collect()
    assert len(rows) == 8
    assert sum(row["rows"] for row in rows) == 2000
    tokens = [row["tokens"] for row in rows]
    assert max(tokens) < 1.05 * min(tokens)


def test_keys_differ_where_texts_do(spark):
    texts = [("a", "b"), ("ab", ""), ("", "ab"), (None, "ab"), ("", None), (None, None), ("a b", ""), ("a", None)]
    df = spark.createDataFrame(texts, "query string, response string")
    keys = [row[0] for row in df.select(text_key(F.col("query"), F.col("response"))).collect()]
    assert None not in keys
    assert len(set(keys)) == len(texts)
