"""Records for all suites of the Python package, and what the command makes of them."""

import json
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("COPYDESK", str(ROOT / "build/release/copydesk"))

MINISTER = "Minister {} said on Monday that the talks on the harbour had ended without a result.\n"


def records():
    """The project's articles, clean ones and with flaws, and a name that one source spells as nobody else does."""
    files = sorted((ROOT / "tests/articles").glob("*.txt")) + sorted((ROOT / "tests/articles/clean").glob("*.txt"))
    texts = [(file.stem, file.read_bytes().decode("utf-8", "ignore")) for file in files]
    made = [{"id": f"source-{i % 3}/{name}", "text": text} for i, (name, text) in enumerate(texts) if "\0" not in text]
    made += [{"id": f"bay-{i}/talks", "text": MINISTER.format("Anna Grushenkova")} for i in range(6)]
    made += [
        {"id": "far/talks", "text": MINISTER.format("Anna Gruschenkowa")},
        {"id": "far/naïve “quoted” \\ id", "text": "Gespräche in Moskau 🙂 when Wladimir Putin came to the the city.\r\n"},
        {"id": "far/nul", "text": "Moskau\0 наша\0 река\0 поднялась\0 сегодня\0 ночью\0 "},
        {"id": "far/empty", "text": ""},
    ]
    return made


def jsonl(rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def command(*arguments, rows, codes=(0, 1)):
    """What the program writes to standard output for these records."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=jsonl(rows), capture_output=True)
    assert done.returncode in codes, done.stderr.decode()
    return done.stdout


def example(document, heading, number=0):
    """The code block that stands below a heading of a Markdown file: (code, what is shown below it)."""
    section = re.split(r"(?m)^## ", (ROOT / document).read_text("utf-8").split(f"\n## {heading}\n", 1)[1])[0]
    code = re.findall(r"```python\n(.*?)```", section, re.S)[number]
    shown = re.search(re.escape(code) + r"```\n+```text\n(.*?)```", section, re.S)
    return code, shown.group(1) if shown else None
