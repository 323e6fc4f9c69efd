#!/usr/bin/env python3
"""Validates every rule pack against rules/schema/, the profiles against the schema of copydesk.json, and that the project's own rules have at least as many hard
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
    schema = json.loads((root / "reports/schema/config-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    profiles = sorted((root / "dictionaries/profiles").glob("*.json"))
    if [p.stem for p in profiles] != schema["definitions"]["profile"]["enum"]:
        faults += 1
        print("config-1.schema.json does not name the profiles of dictionaries/profiles")
    for profile in profiles:
        lines = profile.read_text(encoding="utf-8").splitlines()
        content = json.loads("\n".join(line for line in lines if not line.startswith("//")))
        for error in jsonschema.Draft7Validator(schema).iter_errors(content):
            faults += 1
            print(f"{profile}: {error.message[:200]}")
    print(f"{len(packs)} packs, {len(profiles)} profiles, {faults} faults")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
