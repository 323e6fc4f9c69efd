#!/usr/bin/env python3
"""Checks that each stage includes only the stages before it. Usage: check_includes.py SOURCE_DIR

The table is the architecture: a folder of src/copydesk/ and what it may include besides itself and result.h.
"""
import pathlib
import re
import sys

KNOWLEDGE = {"text", "finding", "document", "lexicon"}
ALLOWED = {
    "text": set(),
    "finding": {"text"},
    "document": {"text"},
    "html": {"text"},
    "lexicon": {"text"},
    "lines": {"text", "document"},
    "clean": {"text", "html", "lines"},
    "names": {"text"},
    "rules": KNOWLEDGE,
    "checks": KNOWLEDGE | {"rules", "names"},
    "report": {"text", "finding"},
    "house": KNOWLEDGE | {"rules", "checks"},
    "config": {"text", "finding", "house"},
    "baseline": {"text", "finding", "config"},
    "engine": KNOWLEDGE | {"lines", "rules", "checks", "names", "house", "config"},
    "corpus": {"text", "finding", "names", "lines", "clean", "engine", "report"},
    "fix": {"text", "finding", "report", "engine"},
}
INCLUDE = re.compile(r'^\s*#\s*include\s+"copydesk/([^/"]+)/', re.M)


def main() -> int:
    source = pathlib.Path(sys.argv[1]) / "src" / "copydesk"
    wrong = []
    for file in sorted([*source.rglob("*.h"), *source.rglob("*.cc")]):
        if file.parent == source:
            continue
        stage = file.relative_to(source).parts[0]
        if stage not in ALLOWED:
            wrong.append(f"{file}: the stage “{stage}” is not in the table of {pathlib.Path(__file__).name}")
            continue
        for included in INCLUDE.findall(file.read_text(encoding="utf-8")):
            if included != stage and included not in ALLOWED[stage]:
                wrong.append(f"{file}: {stage} may not include {included}")
    print("\n".join(wrong) or "every include points the right way")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
