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
QUOTED = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)

# The programs stand on the library: the servers on it alone, the command line also starts the servers.
STARTS_SERVERS = {"lsp.cc", "serve.cc"}


def files_below(folder):
    return sorted([*folder.rglob("*.h"), *folder.rglob("*.cc")])


def wrong_in_programs(source: pathlib.Path) -> list[str]:
    wrong = []
    for program in ("cli", "serve"):
        for file in files_below(source / program):
            for included in QUOTED.findall(file.read_text(encoding="utf-8")):
                root = included.split("/")[0] if "/" in included else program
                if program == "serve" and (root not in ("copydesk", "serve") or "/" not in included):
                    wrong.append(f"{file}: serve may not include {included}")
                if program == "cli" and root == "serve" and file.name not in STARTS_SERVERS:
                    wrong.append(f"{file}: only {' and '.join(sorted(STARTS_SERVERS))} may include {included}")
    return wrong


def main() -> int:
    source = pathlib.Path(sys.argv[1]) / "src" / "copydesk"
    wrong = []
    for file in files_below(source):
        if file.parent == source:
            continue
        stage = file.relative_to(source).parts[0]
        if stage not in ALLOWED:
            wrong.append(f"{file}: the stage “{stage}” is not in the table of {pathlib.Path(__file__).name}")
            continue
        for included in INCLUDE.findall(file.read_text(encoding="utf-8")):
            if included != stage and included not in ALLOWED[stage]:
                wrong.append(f"{file}: {stage} may not include {included}")
        if any(included.startswith("serve/") for included in QUOTED.findall(file.read_text(encoding="utf-8"))):
            wrong.append(f"{file}: {stage} may not include serve")
    wrong += wrong_in_programs(source.parent)
    print("\n".join(wrong) or "every include points the right way")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
