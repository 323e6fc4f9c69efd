"""A real Ray: the bytes of the command."""

import os
import pathlib

import pyarrow as pa
import pytest
import ray
import records

import copydesk
import copydesk.ray

ROWS = records.records()


@pytest.fixture(scope="module", autouse=True)
def cluster(tmp_path_factory):
    os.chdir(tmp_path_factory.mktemp("work"))  # before the workers start, which keep it
    pathlib.Path("articles.jsonl").write_bytes(records.jsonl(ROWS))
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=128 << 20)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield
    ray.shutdown()


def articles():
    table = pa.Table.from_pylist([{"number": n, **row} for n, row in enumerate(ROWS)])
    return ray.data.from_arrow([table.slice(0, 7), table.slice(7, 1), table.slice(8)])


def in_order(found):
    return sorted(found.take_all(), key=lambda row: row["number"])


def lines(found):
    return "".join(row["line"] + "\n" for row in in_order(found)).encode()


def test_lines_of_check():
    found = copydesk.ray.check(articles(), jsonl=True, keep=["number"], batch_size=10)
    assert lines(found) == records.command("check", "--jsonl", rows=ROWS)


def test_check_with_facts(tmp_path):
    records.command("facts", "--jsonl", "-o", tmp_path / "facts", rows=ROWS)
    expected = records.command("check", "--jsonl", "--facts", tmp_path / "facts", rows=ROWS)
    found = copydesk.ray.check(articles(), jsonl=True, keep=["number"], facts=tmp_path / "facts")
    assert lines(found) == expected


def test_clean():
    expected = pa.record_batch(copydesk.Checker().clean_arrow(pa.RecordBatch.from_pylist(ROWS)))["text"].to_pylist()
    cleaned = copydesk.ray.clean(articles(), keep=["number"])
    assert [row["text"] for row in in_order(cleaned)] == expected


def test_wrong_options_fail_before_anything_runs():
    with pytest.raises(copydesk.Error):
        copydesk.ray.check(articles(), only=["name/nothing"])


def test_example_of_the_documentation(capsys):
    exec(records.example("docs/spark.md", "Ray Data")[0], {})
    assert "name/foreign-spelling" in capsys.readouterr().out
