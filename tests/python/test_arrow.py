import pickle

import polars
import pyarrow as pa
import pytest

import copydesk

TEXTS = ["Talks went on in Moskau.", None, "All is well.", "He came to the the city of Kiew, where a long line is longer than twelve bytes."]
IDS = ["a/1", "a/2", None, "b/1"]


@pytest.fixture(scope="module")
def checker():
    return copydesk.Checker()


def rules(result):
    table = pa.table(result)
    table.validate(full=True)
    return [None if row["error"] else [finding["rule"] for finding in row["findings"]] for row in table.to_pylist()]


@pytest.fixture(scope="module")
def expected(checker):
    return [None if text is None else [finding.rule for finding in checker.check(text)] for text in TEXTS]


TYPES = [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.binary_view()]


@pytest.mark.parametrize("type", TYPES, ids=str)
def test_types_of_text(checker, expected, type):
    texts = pa.array([text if text is None else text.encode() for text in TEXTS], pa.binary()).cast(type)
    assert rules(checker.check_arrow(pa.record_batch({"id": IDS, "text": texts}))) == expected


@pytest.mark.parametrize("type", [pa.string(), pa.large_string(), pa.string_view()], ids=str)
def test_ids_come_back_as_they_came(checker, type):
    batch = pa.record_batch({"id": pa.array(IDS, type), "text": TEXTS})
    for part in (batch, batch.slice(1), batch.slice(1, 2)):
        made = pa.record_batch(checker.check_arrow(part))
        made.validate(full=True)
        assert made.schema.field("id").type == type
        assert made["id"].to_pylist() == part["id"].to_pylist()


@pytest.mark.parametrize("type", [pa.int8(), pa.uint16(), pa.int32(), pa.int64(), pa.uint64()], ids=str)
def test_ids_may_be_numbers(checker, type):
    batch = pa.record_batch({"id": pa.array([7, None, 9], type), "text": ["a", "b", "c"]}).slice(0, 3)
    lines = pa.record_batch(checker.check_arrow(batch, jsonl=True))["line"].to_pylist()
    assert [line.split(",")[0] for line in lines] == ['{"id":7', '{"id":null', '{"id":9']


def test_slices_and_chunks(checker, expected):
    batch = pa.record_batch({"text": TEXTS})
    assert rules(checker.check_arrow(batch.slice(2))) == expected[2:]
    assert rules(checker.check_arrow(pa.Table.from_batches([batch, batch.slice(3), batch.slice(0, 0)]))) == expected + expected[3:]
    nested = pa.StructArray.from_arrays([pa.array(TEXTS)], ["text"]).slice(2)
    assert rules(checker.check_arrow(nested)) == expected[2:]
    empty = pa.table(checker.check_arrow(pa.Table.from_batches([], batch.schema)))
    assert empty.num_rows == 0 and empty.column_names == ["findings", "error", "rules"]
    assert rules(checker.check_arrow(batch.slice(0, 0))) == []


def test_result_may_be_read_again(checker, expected):
    result = checker.check_arrow(pa.record_batch({"text": TEXTS}))
    assert len(result) == len(TEXTS)
    assert rules(result) == rules(result) == expected
    part = pa.record_batch(result)
    del result
    assert part["rules"].to_pylist() == [copydesk.version().rules] * len(TEXTS)


def test_polars(checker, expected):
    found = polars.DataFrame(checker.check_arrow(polars.DataFrame({"key": IDS, "body": TEXTS}), text="body", id="key"))
    assert found.columns == ["key", "findings", "error", "rules"]
    assert [None if row["error"] else [f["rule"] for f in row["findings"]] for row in found.to_dicts()] == expected


def test_errors_stand_in_their_row(checker):
    limited = copydesk.Checker(max_bytes=12)
    batch = pa.record_batch({"id": IDS, "text": pa.array([b"\0\1\2\3" * 100, None, b"good", b"x" * 13], pa.binary())})
    assert [bool(row["error"]) for row in pa.record_batch(limited.check_arrow(batch)).to_pylist()] == [True, True, False, True]
    lines = pa.record_batch(limited.check_arrow(batch, jsonl=True))["line"].to_pylist()
    assert lines[1] == '{"id":"a/2","error":{"message":"has no text"}}'
    cleaned = pa.record_batch(limited.clean_arrow(batch)).to_pylist()
    assert [bool(row["error"]) for row in cleaned] == [True, True, False, True]
    bad = []
    limited.facts(batch, bad=bad)
    assert len(bad) == 3


def test_clean_reads_html_where_there_is_no_text(checker):
    page = "<html><body><nav><a href=/>Home</a></nav><p>" + "The ferry crew rescued a dog from the harbour wall on Monday. " * 4 + "</p></body></html>"
    batch = pa.record_batch({"id": ["1", "2"], "text": [None, "The council met.\n\nThe ferry came."], "html": [page, page]})
    cleaned = pa.record_batch(checker.clean_arrow(batch, html="html"))["text"].to_pylist()
    assert cleaned[0].startswith("The ferry crew") and "Home" not in cleaned[0] and cleaned[1] == "The council met.\n\nThe ferry came."
    assert checker.clean(page, html=True).text == cleaned[0]


def test_ready_facts_can_be_pickled(checker):
    text = "Minister {} said on Monday that the talks had ended."
    rows = [{"id": f"{source}/1", "text": text.format("Anna Grushenkova")} for source in "abcde"]
    rows.append({"id": "f/1", "text": text.format("Anna Gruschenkowa")})
    ready = checker.facts(pa.RecordBatch.from_pylist(rows)).ready()
    again = pickle.loads(pickle.dumps(ready))
    assert len(ready) == len(again) == 1
    for facts in (ready, again):
        found = copydesk.Checker(facts=facts).check(rows[-1]["text"], id="f/9")
        assert [f.rule for f in found] == ["name/batch-spelling"]


WRONG = [
    (lambda c: c.check_arrow([1]), "list", "pyarrow"),
    (lambda c: c.check_arrow(pa.array(["a"])), "Arrow data", "RecordBatch"),
    (lambda c: c.check_arrow(pa.record_batch({"body": ["a"]})), "“text”", "body"),
    (lambda c: c.check_arrow(pa.record_batch({"text": ["a"]}), id="key"), "“key”", "text"),
    (lambda c: c.check_arrow(pa.record_batch({"text": [1]})), "“text”", "cast"),
    (lambda c: c.check_arrow(pa.record_batch({"text": pa.array(["a"]).dictionary_encode()})), "“text”", "cast"),
    (lambda c: c.check_arrow(pa.record_batch({"id": [1.5], "text": ["a"]})), "“id”", "cast"),
    (lambda c: copydesk.Facts().add_rows(pa.record_batch({"kind": ["person"]})), "“name”", "kind"),
]


@pytest.mark.parametrize("call, place, remedy", WRONG)
def test_errors_have_place_and_remedy(checker, call, place, remedy):
    with pytest.raises(copydesk.Error) as raised:
        call(checker)
    assert place in raised.value.place and remedy in raised.value.remedy
