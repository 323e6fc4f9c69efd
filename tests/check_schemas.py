#!/usr/bin/env python3
"""Validates every rule pack against rules/schema/, and that the project's own rules have at least as many hard
negatives as bad examples. Usage: check_schemas.py SOURCE_DIR"""
import json
import pathlib
import sys

import jsonschema


def main() -> int:
    root = pathlib.Path(sys.argv[1])
    schema = json.loads((root / "rules/schema/pack-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    faults = 0
    packs = sorted(p for p in (root / "rules").rglob("*.json") if p.parent.name != "schema")
    for pack in packs:
        content = json.loads(pack.read_text(encoding="utf-8"))
        for error in validator.iter_errors(content):
            faults += 1
            print(f"{pack}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
        for rule in content["rules"]:
            good = 1 if isinstance(rule["good"], str) else len(rule["good"])
            if good < len(rule["bad"]):
                faults += 1
                print(f"{pack}: {rule['id']}: {good} good texts for {len(rule['bad'])} bad ones")
    print(f"{len(packs)} packs, {faults} faults")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
