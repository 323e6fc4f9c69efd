import threading
import time

import pytest
import records

import copydesk

DIRTY = "Café talks went on in Moskau when Wladimir Putin came to the the city."


@pytest.fixture(scope="module")
def checker():
    return copydesk.Checker()


def flagged(findings, text):
    return [text[f.start : f.end] for f in findings]


def test_spans_are_code_points_and_bytes(checker):
    found = checker.check(DIRTY)
    assert flagged(found, DIRTY) == ["Moskau", "Wladimir Putin", "the the"]
    assert [DIRTY.encode()[f.start_byte : f.end_byte].decode() for f in found] == flagged(found, DIRTY)
    assert [f.text for f in found] == flagged(found, DIRTY)
    assert (found[0].rule, found[0].family, found[0].severity) == ("name/foreign-spelling", "name", "error")
    assert (found[0].line, found[0].column, found[0].suggestions[0].text) == (1, 23, "Moscow")
    assert found[1].suggestions[0].safe
    assert "Moskau" in repr(found[0])


def test_bytes_of_any_encoding(checker):
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "windows-1252"):
        data = DIRTY.encode(encoding)
        found = checker.check(data)
        assert [f.text for f in found] == ["Moskau", "Wladimir Putin", "the the"], encoding
        assert data[found[0].start_byte : found[0].end_byte].decode("utf-16-le" if encoding == "utf-16" else encoding) == "Moskau"
    assert checker.check(DIRTY.encode("windows-1252"))[0].start == DIRTY.index("Moskau")


def test_choice_of_rules_and_severity():
    assert {f.family for f in copydesk.Checker(only=["garble/*"]).check(DIRTY)} == {"garble"}
    assert "garble" not in {f.family for f in copydesk.Checker(without=["garble/*"]).check(DIRTY)}
    text = "The US ambassador met the U.S. envoy of the harbour and the labor union."
    assert len(copydesk.Checker(severity="advice").check(text)) > len(copydesk.Checker().check(text))


def test_house_rules(tmp_path):
    pack = tmp_path / "house.json"
    pack.write_text(
        '{"pack": "mine", "licence": "MIT", "source": "mine", "rules": [{"id": "style/utilise", "severity": "warning", "confidence": 0.9,'
        '"message": "“{found}”: write “{suggestion}”", "why": "Shorter.", "phrases": {"utilise": "use"},'
        '"bad": [{"text": "They utilise it.", "flags": "utilise", "fix": "use"}], "good": ["They use it."]}]}'
    )
    house = copydesk.Checker(add_rules=[pack])
    assert [f.rule for f in house.check("They utilise the harbour.")] == ["style/utilise"]
    assert house.version.rules != copydesk.version().rules


WRONG = [
    (lambda: copydesk.Checker(only=["name/foreing-spelling"]), "name/foreing-spelling", "name/foreign-spelling"),
    (lambda: copydesk.Checker(severity="grave"), "grave", "warning"),
    (lambda: copydesk.Checker(facts="/nowhere/at.all"), "/nowhere/at.all", ""),
    (lambda: copydesk.Checker(add_rules=["/nowhere"]), "/nowhere", ""),
    (lambda: copydesk.Checker().check(3), "text", "str"),
    (lambda: copydesk.Checker().check("\ud800"), "text", "surrogatepass"),
    (lambda: copydesk.Checker().check(b"\0\1\2\3" * 100), "", ""),
    (lambda: copydesk.Checker(max_bytes=10).check("a" * 11), "text", "max_bytes"),
    (lambda: copydesk.Checker().check_batch(["good", b"\0\1\2\3" * 100]), "texts[1]", ""),
    (lambda: copydesk.Checker().check_batch(["good", None]), "texts[1]", "bytes"),
    (lambda: copydesk.Checker().check_batch("one text"), "texts", "list"),
    (lambda: copydesk.Checker().check_batch(["good"], ids=["a", "b"]), "ids", ""),
    (lambda: copydesk.Checker().clean("text", keep=["furniture"]), "furniture", "paragraph"),
]


@pytest.mark.parametrize("call, place, remedy", WRONG)
def test_errors_have_place_and_remedy(call, place, remedy):
    with pytest.raises(copydesk.Error) as raised:
        call()
    assert place in raised.value.place and remedy in raised.value.remedy
    assert raised.value.message and raised.value.message in str(raised.value)


def test_hostile_texts(checker):
    for text in ("", "\n", "a" * 3_000_000, "\ufeff" + DIRTY, "Moskau\0 наша\0 река\0 поднялась\0 сегодня\0 ночью\0 ", "Caf\x96 Moskau", "\U0001f642" * 1000, "‘" * 10_000):
        for finding in checker.check(text):
            assert 0 <= finding.start <= finding.end <= len(text)
            assert text.encode()[finding.start_byte : finding.end_byte].decode() == text[finding.start : finding.end]


def test_a_str_is_unicode_and_bytes_may_be_anything(checker):
    wide = DIRTY.encode("utf-16-le")
    assert checker.check(wide)
    with pytest.raises(copydesk.Error, match="decode it first"):
        checker.check(wide.decode("latin-1"))
    with pytest.raises(copydesk.Error, match="decode it first"):
        checker.clean(wide.decode("latin-1"))


def test_version_names_what_findings_depend_on():
    version = copydesk.version()
    assert version.copydesk == copydesk.__version__
    told = records.command("version", "--verbose", rows=[]).decode()
    for part in version:
        assert part in told
    assert len(version.rules) == 16


def test_threads_share_a_checker(checker):
    texts = [row["text"] for row in records.records()]
    expected = [checker.check_json(text) for text in texts]
    results = {}

    def work(number):
        results[number] = [checker.check_json(text) for text in texts]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(results[number] == expected for number in range(4))


def test_the_interpreter_goes_on_meanwhile(checker):
    text = "".join(row["text"] for row in records.records()) * 20
    thread = threading.Thread(target=checker.check, args=(text,))
    begin = last = time.perf_counter()
    longest = 0.0
    thread.start()
    while thread.is_alive():
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    assert longest < (last - begin) / 2, "the lock of the interpreter was held"
