"""A real Ray: the bytes of the command."""

import pathlib

import pyarrow as pa
import pytest
import ray
import records

import copydesk
import copydesk.ray

ROWS = records.records()


@pytest.fixture(scope="module", autouse=True)
def cluster():
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=128 << 20)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield
    ray.shutdown()


def articles():
    return ray.data.from_arrow(pa.Table.from_pylist([{"number": n, **row} for n, row in enumerate(ROWS)]))


def test_lines_of_check():
    found = copydesk.ray.check(articles().repartition(3), jsonl=True, keep=["number"], batch_size=10).sort("number")
    assert "".join(row["line"] + "\n" for row in found.take_all()).encode() == records.command("check", "--jsonl", rows=ROWS)


def test_check_with_facts(tmp_path):
    records.command("facts", "--jsonl", "-o", tmp_path / "facts", rows=ROWS)
    expected = records.command("check", "--jsonl", "--facts", tmp_path / "facts", rows=ROWS)
    found = copydesk.ray.check(articles(), jsonl=True, keep=["number"], facts=tmp_path / "facts").sort("number")
    assert "".join(row["line"] + "\n" for row in found.take_all()).encode() == expected


def test_clean():
    expected = pa.record_batch(copydesk.Checker().clean_arrow(pa.RecordBatch.from_pylist(ROWS)))["text"].to_pylist()
    cleaned = copydesk.ray.clean(articles(), keep=["number"]).sort("number")
    assert [row["text"] for row in cleaned.take_all()] == expected


def test_wrong_options_fail_before_anything_runs():
    with pytest.raises(copydesk.Error):
        copydesk.ray.check(articles(), only=["name/nothing"])


def test_example_of_the_documentation(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    pathlib.Path("articles.jsonl").write_bytes(records.jsonl(ROWS))
    exec(records.example("docs/spark.md", "Ray Data")[0], {})
    assert "name/foreign-spelling" in capsys.readouterr().out
