"""Real datatrove pipelines."""

import gzip
import json
import pathlib

import pytest
import records
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

import copydesk
from copydesk.datatrove import CopydeskCleaner, CopydeskFilter, CopydeskFindings

# datatrove passes over empty texts.
ROWS = [row for row in records.records() if row["text"]]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/articles.jsonl").write_bytes(records.jsonl(ROWS))
    return tmp_path


def run(folder, *steps):
    reader = JsonlReader(str(folder / "in"))
    writer = JsonlWriter(str(folder / "out"))
    LocalPipelineExecutor([reader, *steps, writer], tasks=1, logging_dir=str(folder / "logs")).run()
    return read(folder / "out")


def read(folder):
    return [json.loads(line) for file in sorted(folder.glob("*.jsonl.gz")) for line in gzip.open(file, "rt", encoding="utf-8")]


def test_findings_are_those_of_the_command(folder):
    found = run(folder, CopydeskFindings(batch_size=10))
    expected = [json.loads(line) for line in records.command("check", "--jsonl", rows=ROWS).splitlines()]
    assert [document["id"] for document in found] == [row["id"] for row in expected]
    for document, row in zip(found, expected):
        told = [(f["rule"], f["start_byte"], f["end_byte"], f["message"]) for f in document["metadata"]["copydesk"]]
        assert told == [(f["rule"], f["span"]["start"], f["span"]["end"], f["message"]) for f in row["findings"]]
        assert document["metadata"]["copydesk_rules"] == copydesk.version().rules


def test_facts(folder):
    records.command("facts", "--jsonl", "-o", folder / "facts", rows=ROWS)
    found = run(folder, CopydeskFindings(facts=folder / "facts"))
    assert "name/batch-spelling" in {f["rule"] for document in found for f in document["metadata"]["copydesk"]}


def test_filter(folder):
    kept = run(folder, CopydeskFilter(0, exclusion_writer=JsonlWriter(str(folder / "dropped")), batch_size=10))
    expected = [json.loads(line) for line in records.command("check", "--jsonl", rows=ROWS).splitlines()]
    assert {document["id"] for document in kept} == {row["id"] for row in expected if not row["findings"]}
    reasons = {document["id"]: document["metadata"]["filter_reason"] for document in read(folder / "dropped")}
    assert set(reasons) == {row["id"] for row in expected if row["findings"]}
    assert all(reason.startswith("copydesk_") for reason in reasons.values())


def test_cleaner(folder):
    cleaned = run(folder, CopydeskCleaner(batch_size=10))
    expected = [json.loads(line) for line in records.command("clean", "--jsonl", rows=ROWS).splitlines()]
    assert [(d["id"], d["text"]) for d in cleaned] == [(row["id"], row["text"]) for row in expected if row["text"]]
    titles = {row["id"]: row["title"] for row in expected}
    assert all(d["metadata"].get("title", "") == titles[d["id"]] for d in cleaned)


def test_example_of_the_documentation(folder, monkeypatch):
    monkeypatch.chdir(folder)
    exec(records.example("docs/spark.md", "datatrove")[0], {})
    assert len(read(pathlib.Path("out"))) > 0
