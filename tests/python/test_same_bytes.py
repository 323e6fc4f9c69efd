"""The command, the package, any number of threads: the same bytes."""

import json

import pyarrow as pa
import pytest
import records

import copydesk

ROWS = records.records()


def lines(checker, threads=1):
    made = pa.record_batch(checker.check_arrow(pa.RecordBatch.from_pylist(ROWS), jsonl=True, threads=threads))
    return "".join(line + "\n" for line in made["line"].to_pylist()).encode()


@pytest.fixture(scope="module")
def facts_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("facts") / "all.facts.zst"
    records.command("facts", "--jsonl", "-o", path, rows=ROWS)
    return path


@pytest.mark.parametrize("threads", [0, 1, 2, 7])
def test_lines_of_check(threads):
    assert lines(copydesk.Checker(), threads) == records.command("check", "--jsonl", rows=ROWS)


def test_lines_of_check_with_options():
    expected = records.command("check", "--jsonl", "--severity", "advice", "--without", "name/*", rows=ROWS)
    assert lines(copydesk.Checker(severity="advice", without=["name/*"])) == expected


@pytest.mark.parametrize("threads", [1, 7])
def test_lines_of_check_with_facts(facts_file, threads):
    expected = records.command("check", "--jsonl", "--facts", facts_file, rows=ROWS)
    assert b"name/batch-spelling" in expected
    assert lines(copydesk.Checker(facts=facts_file), threads) == expected


def test_check_one_by_one():
    checker = copydesk.Checker()
    for line, row in zip(records.command("check", "--jsonl", rows=ROWS).decode().splitlines(), ROWS):
        assert line.endswith(f',"findings":{checker.check_json(row["text"], id=row["id"])}}}')


def members(finding):
    """A finding of the command in the words of the package; without code points."""
    def place(span):
        return {"start_byte": span["start"], "end_byte": span["end"]}

    return {
        **{name: finding[name] for name in ("rule", "severity", "confidence", "line", "column", "text", "message", "fingerprint")},
        **place(finding["span"]),
        "suggestions": [{"text": s["text"], "safe": s["safe"], **place(s["span"])} for s in finding["suggestions"]],
        "related": [{"message": r["message"], "line": r["line"], **place(r["span"])} for r in finding["related"]],
    }


def without_code_points(value):
    if isinstance(value, list):
        return [without_code_points(item) for item in value]
    if isinstance(value, dict):
        return {name: without_code_points(item) for name, item in value.items() if name not in ("start", "end")}
    return value


def test_columns_and_objects_say_what_the_lines_say():
    checker = copydesk.Checker(severity="advice")
    columns = pa.record_batch(checker.check_arrow(pa.RecordBatch.from_pylist(ROWS))).to_pylist()
    objects = checker.check_batch([row["text"] for row in ROWS], ids=[row["id"] for row in ROWS])
    expected = [json.loads(line) for line in records.command("check", "--jsonl", "--severity", "advice", rows=ROWS).splitlines()]
    assert len(columns) == len(objects) == len(expected)
    for row, column, found, line in zip(ROWS, columns, objects, expected):
        assert column["id"] == line["id"]
        assert without_code_points(column["findings"]) == [members(finding) for finding in line["findings"]]
        for finding, told in zip(found, column["findings"]):
            assert {name: getattr(finding, name) for name in told if name not in ("suggestions", "related")} == {
                name: value for name, value in told.items() if name not in ("suggestions", "related")
            }
            assert row["text"][finding.start : finding.end] == finding.text
            for kind in ("suggestions", "related"):
                assert [{name: getattr(one, name) for name in other} for one, other in zip(getattr(finding, kind), told[kind])] == told[kind]


def test_articles_of_clean():
    cleaned = pa.record_batch(copydesk.Checker().clean_arrow(pa.RecordBatch.from_pylist(ROWS), threads=2)).to_pylist()
    for row, line in zip(cleaned, records.command("clean", "--jsonl", rows=ROWS).splitlines()):
        expected = json.loads(line)
        removed = [{"start_byte": r["start"], "end_byte": r["end"], "kind": r["kind"]} for r in expected.pop("removed")]
        assert [{name: r[name] for name in ("start_byte", "end_byte", "kind")} for r in row["removed"]] == removed
        assert {name: row[name] for name in expected} == expected


def test_facts_are_those_of_the_command(facts_file, tmp_path):
    checker = copydesk.Checker()
    whole = checker.facts(pa.RecordBatch.from_pylist(ROWS))
    whole.write(tmp_path / "mine.facts.zst")
    assert (tmp_path / "mine.facts.zst").read_bytes() == facts_file.read_bytes()
    assert copydesk.Facts.read(facts_file).to_bytes() == whole.to_bytes()
    parts = copydesk.Facts()
    for part in (ROWS[::2], ROWS[1::2]):
        parts.add_rows(checker.facts(pa.RecordBatch.from_pylist(part)).rows())
    assert parts.to_bytes() == whole.to_bytes()
    merged = checker.facts(pa.RecordBatch.from_pylist(ROWS[:5]))
    merged.merge(checker.facts(pa.RecordBatch.from_pylist(ROWS[5:])))
    assert merged.to_bytes() == whole.to_bytes()
