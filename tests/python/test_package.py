"""What a newcomer meets: the examples of the documentation, types, docstrings, an installation of its own."""

import contextlib
import inspect
import io
import pathlib
import subprocess
import sys

import pytest
import records

import copydesk


@pytest.mark.parametrize("document, heading", [("README.md", "Python"), ("docs/python.md", "Texts"), ("docs/python.md", "Tables")])
def test_examples_of_the_documentation(document, heading):
    code, shown = records.example(document, heading)
    written = io.StringIO()
    with contextlib.redirect_stdout(written):
        exec(code, {})
    assert shown is None or written.getvalue() == shown


def test_data_come_with_the_package():
    folder = pathlib.Path(copydesk.__file__).parent / "data"
    for name in ("lexicon.bin", "rules.bin", "rules/en/name.json", "lines/model.json"):
        assert (folder / name).stat().st_size > 0


TYPED = """
import copydesk
checker = copydesk.Checker(only=["name/*"])
for finding in checker.check("text"):
    start: int = finding.start
    text: str = finding.suggestions[0].text
batches: list[list[copydesk.Finding]] = checker.check_batch(["text"])
rules: str = copydesk.version().rules
"""


def mypy(code):
    return subprocess.run([sys.executable, "-m", "mypy", "--strict", "--cache-dir=/dev/null", "-c", code], capture_output=True, text=True)


def test_types():
    assert (pathlib.Path(copydesk.__file__).parent / "py.typed").exists()
    done = mypy(TYPED)
    assert done.returncode == 0, done.stdout
    wrong = mypy("import copydesk\nnumber: int = copydesk.Checker().check('text')[0].rule\n")
    assert "Incompatible types" in wrong.stdout


def test_everything_public_is_described():
    for name in copydesk.__all__:
        thing = getattr(copydesk, name)
        if not inspect.isclass(thing):
            continue
        assert thing.__doc__, name
        for member, value in vars(thing).items():
            if not member.startswith("_") and not isinstance(value, str):
                assert inspect.getdoc(value), f"{name}.{member}"
