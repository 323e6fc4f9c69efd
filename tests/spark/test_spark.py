"""A real Spark, with 1, 2 and 7 partitions: the bytes of the command."""

import os
import pathlib

import pyarrow as pa
import pyspark
import pytest
import records
from pyspark.sql import SparkSession
from pyspark.sql import functions as sql

import copydesk
import copydesk.spark

ROWS = records.records()
PARTITIONS = pytest.mark.parametrize("partitions", [1, 2, 7])


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    os.chdir(tmp_path_factory.mktemp("work"))  # before Java starts, which keeps it
    pathlib.Path("articles.jsonl").write_bytes(records.jsonl(ROWS))
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.sql.shuffle.partitions", 2)
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", 10)
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def articles(spark):
    rows = [(number, row["id"], row["text"]) for number, row in enumerate(ROWS)]
    return spark.createDataFrame(rows, "number int, id string, text string").cache()


@pytest.fixture(scope="module")
def facts_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("facts") / "all.facts"
    records.command("facts", "--jsonl", "-o", path, rows=ROWS)
    return path


def lines(found):
    return "".join(row.line + "\n" for row in found.orderBy("number").collect()).encode()


@PARTITIONS
def test_lines_of_check(articles, partitions):
    found = copydesk.spark.check(articles.repartition(partitions), jsonl=True, keep=["number"])
    assert lines(found) == records.command("check", "--jsonl", rows=ROWS)


@PARTITIONS
def test_two_passes(articles, partitions, facts_file, tmp_path):
    parted = articles.repartition(partitions)
    facts = copydesk.spark.facts(parted).cache()
    copydesk.spark.write_facts(facts, tmp_path / "mine.facts")
    assert (tmp_path / "mine.facts").read_bytes() == facts_file.read_bytes()
    expected = records.command("check", "--jsonl", "--facts", facts_file, rows=ROWS)
    assert b"name/batch-spelling" in expected
    assert lines(copydesk.spark.check(parted, facts=facts, jsonl=True, keep=["number"])) == expected


def test_two_passes_without_lines_and_from_a_file(articles, facts_file):
    expected = records.command("check", "--jsonl", "--facts", facts_file, rows=ROWS)
    names = copydesk.spark.facts(articles, lines=False)
    for facts in (names, facts_file):
        assert lines(copydesk.spark.check(articles, facts=facts, jsonl=True, keep=["number"])) == expected


def test_facts_of_parts_add_up(articles, facts_file, tmp_path):
    parts = [copydesk.spark.facts(articles.where(sql.col("number") % 2 == odd)) for odd in (0, 1)]
    copydesk.spark.write_facts(copydesk.spark.add_up(parts[0].union(parts[1])), tmp_path / "mine.facts")
    assert (tmp_path / "mine.facts").read_bytes() == facts_file.read_bytes()


def test_columns_of_check(articles):
    expected = pa.record_batch(copydesk.Checker().check_arrow(pa.RecordBatch.from_pylist(ROWS))).to_pylist()
    found = copydesk.spark.check(articles.repartition(2), keep=["number"]).orderBy("number")
    assert found.columns == ["id", "findings", "error", "rules", "number"]
    assert [row.asDict(recursive=True) | {"number": 0} for row in found.collect()] == [row | {"number": 0} for row in expected]
    counted = found.select(sql.explode("findings").alias("finding")).groupBy("finding.rule").count().collect()
    assert sum(row["count"] for row in counted) == sum(len(row["findings"]) for row in expected)


def test_clean(articles, facts_file):
    for facts, checker in ((None, copydesk.Checker()), (copydesk.spark.facts(articles), copydesk.Checker(facts=facts_file))):
        expected = pa.record_batch(checker.clean_arrow(pa.RecordBatch.from_pylist(ROWS), wire=True)).to_pylist()
        cleaned = copydesk.spark.clean(articles.repartition(2), keep=["number"], facts=facts, wire=True).orderBy("number")
        assert [row.asDict(recursive=True) | {"number": 0} for row in cleaned.collect()] == [row | {"number": 0} for row in expected]


def test_a_bad_article_stands_in_its_row(spark):
    rows = [(1, "good"), (2, None), (3, "x" * 100)]
    found = copydesk.spark.check(spark.createDataFrame(rows, "key long, body string"), id="key", text="body", max_bytes=50)
    assert {row.key: row.error is None for row in found.collect()} == {1: True, 2: False, 3: False}


def test_wrong_options_fail_before_anything_runs(articles):
    for call in (
        lambda: copydesk.spark.check(articles, text="body"),
        lambda: copydesk.spark.check(articles, only=["name/nothing"]),
        lambda: copydesk.spark.check(articles, facts="/nowhere"),
        lambda: copydesk.spark.clean(articles, drop=["furniture"]),
    ):
        with pytest.raises(copydesk.Error):
            call()


@pytest.mark.parametrize("document, heading", [("README.md", "Corpora"), ("docs/spark.md", "Two passes")])
def test_examples_of_the_documentation(spark, document, heading, capsys):
    code, _ = records.example(document, heading)
    exec(code, {"spark": spark})
    assert "name/batch-spelling" in capsys.readouterr().out


def test_version_of_spark():
    assert tuple(map(int, pyspark.__version__.split(".")[:2])) >= (3, 5)
