#!/usr/bin/env python3
"""Reports of copydesk in the programs that they are made for, and the project's files for CI services.

Usage: ci_test.py BUILD SOURCE_DIR TOOLS [TEST…]
"""
import csv
import hashlib
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest
import urllib.parse

import jsonschema
import junitparser
import xmlschema
import yaml

BUILD, SOURCE, TOOLS = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
PROGRAM = BUILD / "copydesk"
ENVIRONMENT = {name: value for name, value in os.environ.items()
               if not name.startswith(("GITHUB_", "CI_", "COPYDESK_", "GIT_")) and name not in ("NO_COLOR", "CLICOLOR_FORCE")}
ENVIRONMENT |= {"PATH": f"{BUILD}:{ENVIRONMENT['PATH']}", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1",
                "GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org",
                "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"}

# Emoji, combining marks, CRLF, a byte-order mark, a lone CR, evidence elsewhere, words that need escapes.
ARTICLES = {
    "in/crlf.txt": "😀 Talks with Wladimir Putin; Zoe\u0308 said Wladimir Putin was in Moskau.\r\n\r\nThe the city 😀 of Moskau.\r\n",
    "in/bom.txt": "\ufeffŁódź met Wladimir Putin 😀 and Wladimir Putin.\nGood.\n",
    "in/emoji.txt": "👩‍👩‍👧 Mojżesz & <Zoe\u0308> 😀😀 came to Moskau 😀 by night.\nOn his part, the mayor of Moskau promised “help”.\n",
    "in/near, miss.txt": "Léa Ferrandel spoke first 😀. She was firm.\n\nThen Mr. Ferandel spoke again, and Mr. Ferrandel left.\n",
    "in/clean.txt": "All is well in the city.\n",
}


def run(*command, code=0, **options):
    options = {"capture_output": True, "env": ENVIRONMENT} | options
    done = subprocess.run([str(word) for word in command], **options)
    shown = f"{' '.join(map(str, command))}\n{done.stdout.decode(errors='replace')[-6000:]}\n{done.stderr.decode(errors='replace')[-3000:]}"
    if code is not None and done.returncode != code:
        raise AssertionError(f"ended with {done.returncode}: {shown}")
    return done.stdout.decode()


class Repository(unittest.TestCase):
    """A git repository with articles, for each test a new one."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        for name, content in ARTICLES.items():
            self.file(name, content)
        self.in_root("git", "init", "--quiet", ".")
        self.commit()

    def file(self, name, content):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def commit(self):
        self.in_root("git", "add", "--all")
        self.in_root("git", "commit", "--quiet", "--message", "x")

    def in_root(self, *command, **options):
        return run(*command, cwd=self.root, **options)

    def check(self, report, *arguments, code=1):
        return self.in_root(PROGRAM, "check", "--format", report, *arguments, code=code)

    def findings(self):
        """Of every article: the flagged text, the span in bytes, and all else that JSON tells."""
        documents = json.loads(self.check("json", "in"))["documents"]
        return [finding | {"path": document["path"]} for document in documents for finding in document["findings"]]


class Sarif(Repository):
    SCHEMA = json.loads((TOOLS / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json").read_text())
    MULTITOOL = TOOLS / "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"

    def valid(self, text):
        log = json.loads(text)
        jsonschema.validate(log, self.SCHEMA)
        self.file("out.sarif", text)
        told = self.in_root(self.MULTITOOL, "validate", "out.sarif", "--rule-kind", "Sarif;Ghas", code=None)
        self.assertIn("Analysis completed successfully", told)
        # copydesk has no page of its own to name.
        faults = [line for line in told.splitlines() if re.search(": (warning|error) ", line) and "SARIF2005" not in line]
        self.assertEqual(faults, [])
        return log["runs"][0]

    def test_every_kind_of_result_is_valid(self):
        self.assertEqual(len(self.valid(self.check("sarif", "in"))["results"]), len(self.findings()))
        self.assertEqual(self.valid(self.check("sarif", "in/clean.txt", code=0))["results"], [])
        advice = self.valid(self.check("sarif", "--severity", "advice", SOURCE / "tests/articles"))
        self.assertGreater(len(advice["results"]), 100)
        self.file("in/crlf.txt.copydesk.json", json.dumps({"suppress": [{"rule": "garble/doubled-word", "reason": "a song"}]}))
        self.check("text", "--baseline", "known.json", "--write-baseline", "in", code=0)
        self.file("in/bom.txt", ARTICLES["in/bom.txt"].replace("Wladimir Putin.", "nobody. OTAN met.").replace("Good", "Moskau"))
        results = self.valid(self.check("sarif", "--baseline", "known.json", "in", "missing.txt", code=2))["results"]
        self.assertEqual({result["baselineState"] for result in results}, {"new", "unchanged", "absent"})
        self.assertEqual([r["suppressions"][0]["justification"] for r in results if "suppressions" in r], ["a song"])

    def test_runs_over_the_same_commit_have_names(self):
        def identity(*arguments):
            return self.valid(self.check("sarif", *arguments))["automationDetails"]["id"]
        self.assertEqual(identity("in"), "copydesk/check/")
        self.assertEqual(identity("--category", 'Wire “1”', "in"), "copydesk/Wire “1”/")
        self.file("in/copydesk.json", '{"profile": "web"}')
        self.assertEqual(identity("in"), "copydesk/web/")
        self.file("in/copydesk.json", '{"profile": "web", "overrides": [{"files": "bom.txt", "profile": "archive"}]}')
        self.assertEqual(identity("in"), "copydesk/check/")

    def test_columns_and_line_hashes_are_those_of_microsofts_multitool(self):
        log = json.loads(self.check("sarif", "in"))
        ours = [result["partialFingerprints"]["primaryLocationLineHash"].split(":")[0] for result in log["runs"][0]["results"]]
        for result in log["runs"][0]["results"]:
            del result["partialFingerprints"]
            place = result["locations"][0]["physicalLocation"]
            place["artifactLocation"]["uri"] = self.root.as_uri() + "/" + place["artifactLocation"]["uri"]
            for name in ("byteOffset", "byteLength"):
                del place["region"][name]
        self.file("bare.sarif", json.dumps(log))
        self.in_root(self.MULTITOOL, "rewrite", "bare.sarif", "--output", "full.sarif", "--insert",
                     "RegionSnippets;RollingHashPartialFingerprints")
        full = json.loads((self.root / "full.sarif").read_text(encoding="utf-8-sig"))["runs"][0]["results"]
        self.assertEqual([r["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] for r in full],
                         [finding["text"] for finding in self.findings()])
        self.assertEqual([r["partialFingerprints"]["primaryLocationLineHash"].split(":")[0] for r in full], ours)

    def test_sarif_tools_count_them(self):
        self.file("out.sarif", self.check("sarif", "in"))
        self.in_root("sarif", "csv", "--output", "out.csv", "out.sarif")
        rows = list(csv.DictReader(io.StringIO((self.root / "out.csv").read_text(encoding="utf-8-sig"))))
        self.assertEqual(sorted((urllib.parse.unquote(row["Location"]), int(row["Line"]), row["Code"]) for row in rows),
                         sorted((f["path"], f["line"], f["rule"]) for f in self.findings()))
        errors = sum(f["severity"] == "error" for f in self.findings())
        self.assertIn(f"error: {errors}", self.in_root("sarif", "summary", "out.sarif"))


class Reviewdog(Repository):
    def reviewdog(self, report, *arguments, of=None):
        return self.in_root("reviewdog", f"-f={report}", *arguments, input=(of or self.check(report, "in")).encode())

    def test_tells_every_place(self):
        wanted = [f"{f['path']}:{f['line']}:{f['column']}: " for f in self.findings()]
        for report in ("rdjsonl", "checkstyle"):
            with self.subTest(report=report):
                told = self.reviewdog(report, "-reporter=local", "-filter-mode=nofilter").splitlines()
                self.assertEqual([line[: len(place)] for line, place in zip(told, wanted, strict=True)], wanted)

    def test_its_suggestions_make_what_fix_makes(self):
        """Applies what reviewdog passes on, by bytes of lines, as its services do."""
        told = self.reviewdog("rdjsonl", "-reporter=rdjsonl", "-filter-mode=nofilter").splitlines()
        changes = {}
        for diagnostic in map(json.loads, told):
            for suggestion in diagnostic.get("suggestions", [])[:1]:
                changes.setdefault(diagnostic["location"]["path"], []).append((suggestion["range"], suggestion.get("text", "")))
        self.assertEqual(len(changes), 4)
        texts = {}
        for path, edits in changes.items():
            lines = (self.root / path).read_bytes().split(b"\n")
            for place, text in sorted(edits, key=lambda edit: (edit[0]["start"]["line"], edit[0]["start"]["column"]), reverse=True):
                start, end = place["start"], place["end"]
                self.assertEqual(start["line"], end["line"])
                line = lines[start["line"] - 1]
                lines[start["line"] - 1] = line[: start["column"] - 1] + text.encode() + line[end["column"] - 1 :]
            texts[path] = b"\n".join(lines)
        self.in_root(PROGRAM, "fix", "--unsafe", "--write", "in")
        for path, text in texts.items():
            self.assertEqual(text, (self.root / path).read_bytes(), path)

    def test_evidence_and_rule_come_through(self):
        told = self.reviewdog("rdjsonl", "-reporter=rdjsonl", "-filter-mode=nofilter").splitlines()
        evidence = [d for d in map(json.loads, told) if "relatedLocations" in d or "related_locations" in d]
        self.assertEqual([d["code"]["value"] for d in evidence], ["name/near-miss-surname"])

    def test_shows_only_what_a_change_brought(self):
        path = self.file("in/crlf.txt", ARTICLES["in/crlf.txt"].replace("of Moskau", "of OTAN"))
        told = self.reviewdog("rdjsonl", "-reporter=local", "-filter-mode=added", "-diff=git diff").splitlines()
        self.assertTrue(told)
        self.assertTrue(all(line.startswith("in/crlf.txt:3:") for line in told), told)

    def test_reads_sarif(self):
        self.assertEqual(len(self.reviewdog("sarif", "-reporter=rdjsonl", "-filter-mode=nofilter").splitlines()), len(self.findings()))

    def test_wide_files_are_read_too(self):
        self.file("in/wide.txt", ARTICLES["in/crlf.txt"].encode("utf-16"))
        told = self.reviewdog("rdjsonl", "-reporter=local", "-filter-mode=nofilter", of=self.check("rdjsonl", "in/wide.txt"))
        self.assertIn("in/wide.txt:1:14: error: ", told)


class Junit(Repository):
    @classmethod
    def setUpClass(cls):
        with tarfile.open(next(TOOLS.glob("pytest-*.tar.gz"))) as source:
            member = next(m for m in source.getmembers() if m.name.endswith("/junit-10.xsd"))
            cls.schema = xmlschema.XMLSchema(source.extractfile(member).read().decode())

    def valid(self, text):
        # GitLab, CircleCI and others read “file” and “line”, which Jenkins passes over but its schema does not name.
        self.schema.validate(re.sub(r'(<testcase [^>]*?) file="[^"]*" line="\d+"', r"\1", text))
        return junitparser.JUnitXml.fromstring(text.encode())

    def test_is_as_jenkins_reads_it(self):
        report = self.valid(self.check("junit", "in", "missing.txt", code=2))
        suites = {suite.name: suite for suite in report}
        self.assertEqual(sorted(suites), sorted([*ARTICLES, "missing.txt"]))
        failed = {(case.classname, case.name) for suite in report for case in suite if any(isinstance(r, junitparser.Failure) for r in case.result)}
        self.assertEqual(failed, {(f["path"], f["rule"]) for f in self.findings()})
        self.assertEqual((report.failures, report.errors), (len(failed), 1))
        self.assertTrue(all(case.is_passed for case in suites["in/clean.txt"]))
        self.assertEqual(len(list(suites["in/clean.txt"])), 1)

    def test_fails_as_the_exit_code_does(self):
        report = self.valid(self.check("junit", "--fail-on", "never", "in", code=0))
        self.assertEqual(report.failures, 0)
        advice = self.valid(self.check("junit", "--severity", "advice", SOURCE / "tests/articles"))
        self.assertGreater(advice.tests, advice.failures)


class Github(Repository):
    # As GitHub's own library writes an annotation.
    CORE = """const core = require(process.argv[1] + '/node_modules/@actions/core');
for (const [kind, message, properties] of JSON.parse(process.argv[2])) core[kind](message, properties);"""

    def test_commands_are_as_githubs_library_writes_them(self):
        commands = [line for line in self.check("github", "in").splitlines() if re.match("::(error|warning|notice) ", line)]
        order = {"error": 0, "warning": 1, "advice": 2}
        wanted = []
        for f in sorted(self.findings(), key=lambda f: (order[f["severity"]], -f["confidence"])):
            message = f["message"]
            if f["suggestions"]:
                message += "\n→ " + (f["suggestions"][0]["text"] or "delete it")
            wanted.append([f["severity"], message, {
                "title": f["rule"], "file": f["path"], "startLine": f["line"], "endLine": f["line"], "startColumn": f["column"],
                "endColumn": f["column"] + len(f["text"])}])

        def parts(line):
            kind, properties, message = re.fullmatch("::(\\w+) (.*?)::(.*)", line).groups()
            return kind, sorted(properties.split(",")), message

        written = run("node", "-e", self.CORE, TOOLS, json.dumps(wanted)).splitlines()
        self.assertEqual(len(commands), len(wanted))
        self.assertEqual(sorted(map(parts, commands)), sorted(map(parts, written)))

    def test_text_is_read_by_the_problem_matcher(self):
        matcher = json.loads((SOURCE / "integrations/github/problem-matcher.json").read_text())
        script = """const [matcher, text] = JSON.parse(require('fs').readFileSync(0));
const p = matcher.problemMatcher[0].pattern[0], e = new RegExp(p.regexp);
const found = text.split('\\n').map(l => e.exec(l)).filter(Boolean);
console.log(JSON.stringify(found.map(m => [m[p.file], +m[p.line], +m[p.column], m[p.severity], m[p.message], m[p.code]])));"""
        for options in ([], ["--brief"]):
            text = self.check("text", *options, "in")
            found = json.loads(run("node", "-e", script, input=json.dumps([matcher, text]).encode()))
            self.assertEqual(found, [[f[name] for name in ("path", "line", "column", "severity", "message", "rule")] for f in self.findings()])

    def test_the_summary_has_all_and_adds_to_what_is_there(self):
        summary = self.file("summary.md", "# Before\n")
        self.in_root(PROGRAM, "check", "--format", "github", "in", code=1, env=ENVIRONMENT | {"GITHUB_STEP_SUMMARY": str(summary)})
        text = summary.read_text()
        self.assertTrue(text.startswith("# Before\n# copydesk\n"))
        self.assertEqual(text.count("\n| 1 |") + text.count("\n| 2 |") + text.count("\n| 3 |"), len(self.findings()))
        self.assertNotIn("clean.txt", text)

    def test_paths_are_those_of_the_repository(self):
        for report, wanted in (("github", "file=in/crlf.txt,"), ("gitlab", '"in/crlf.txt"'), ("sarif", '"in/crlf.txt"')):
            name = "CI_PROJECT_DIR" if report == "gitlab" else "GITHUB_WORKSPACE"
            for folder, path in ((self.root / "in", "crlf.txt"), (self.root, self.root / "in/crlf.txt"), ("/", self.root / "in/crlf.txt")):
                told = run(PROGRAM, "check", "--format", report, path, cwd=folder, code=1, env=ENVIRONMENT | {name: str(self.root)})
                self.assertIn(wanted, told)


class Action(Repository):
    """action.yml, run by act without containers. Its steps that fetch other actions are left out there."""

    def workflow(self, inputs):
        action = yaml.safe_load((SOURCE / "action.yml").read_text())
        action["runs"]["steps"] = [step for step in action["runs"]["steps"] if "uses" not in step]
        self.file("action.yml", yaml.safe_dump(action, sort_keys=False))
        shutil.copytree(SOURCE / "integrations", self.root / "integrations", dirs_exist_ok=True)
        for name in ("CMakeLists.txt", "cmake/x", "src/x", "dictionaries/x", "rules/x"):  # what a build is known by
            self.file(name, name)
        self.file("desk", "#!/usr/bin/env bash\necho built with $1; exit 3\n").chmod(0o755)
        steps = [{"uses": "actions/checkout@v5"}, {"uses": "./", "id": "desk", "with": inputs},
                 {"if": "always()", "run": "echo 'findings: ${{ steps.desk.outputs.findings }}'; [ ! -e out.sarif ] || { wc -c out.sarif; grep -o 'copydesk/[a-z]*/' out.sarif; }"}]
        self.file(".github/workflows/w.yml", yaml.safe_dump({"on": "push", "jobs": {"j": {"runs-on": "ubuntu-latest", "steps": steps}}}))
        self.commit()

    def act(self, code):
        with tempfile.TemporaryDirectory() as home:
            return self.in_root("act", "push", "-P", "ubuntu-latest=-self-hosted", "--no-cache-server", code=code, timeout=120,
                                env=ENVIRONMENT | {"HOME": home, "XDG_CACHE_HOME": home})

    def test_findings_fail_the_job(self):
        self.workflow({"paths": "in/crlf.txt\nin/near, miss.txt\n", "sarif-file": "out.sarif", "category": "wire"})
        told = self.act(1)
        self.assertIn("in/crlf.txt:1:14: error: “Wladimir Putin”", told)
        self.assertIn("in/near, miss.txt:3:10: ", told)
        self.assertIn("findings: true", told)
        self.assertRegex(told, r"\d{4,} out\.sarif")
        self.assertIn("copydesk/wire/", told)
        self.assertIn("Summary - # copydesk", told)

    def test_nothing_found_lets_it_pass(self):
        self.workflow({"paths": "in/clean.txt"})
        self.assertIn("findings: false", self.act(0))
        self.workflow({"paths": "in", "options": "--only\nname/*\n--without\nname/*"})
        self.assertIn("findings: false", self.act(0))
        self.workflow({"paths": "in", "since": "HEAD"})
        self.assertIn("findings: false", self.act(0))
        self.workflow({"paths": "in", "fail-on": "never"})
        self.assertIn("findings: false", self.act(0))

    def test_a_fault_is_no_finding(self):
        self.workflow({"paths": "nowhere"})
        told = self.act(1)
        self.assertIn("nowhere", told)
        self.assertNotIn("findings: true", told)

    def test_what_is_not_installed_is_built(self):
        self.workflow({"paths": "in", "program": "copydesk-of-nowhere"})
        told = self.act(1)
        self.assertIn("will be built", told)
        self.assertIn("built with build", told)


class Files(unittest.TestCase):
    """What the project ships for CI services, and the examples of docs/ci.md, by the services' schemas and linters."""

    EXAMPLES = re.findall(r"```yaml\n# (\S+)\n(.*?)```", (SOURCE / "docs/ci.md").read_text(), re.S)

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def schema(self, name, file):
        run("check-jsonschema", "--builtin-schema", f"vendor.{name}", file)

    def test_action(self):
        self.schema("github-actions", SOURCE / "action.yml")
        self.file(".github/zizmor.yml", "rules: { unpinned-uses: { config: { policies: { 'actions/*': ref-pin, 'github/*': ref-pin } } } }\n")
        run("zizmor", "--offline", "--no-progress", "--config", self.root / ".github/zizmor.yml", SOURCE / "action.yml")

    def test_the_image_is_built_with_all_that_a_build_needs(self):
        needed = re.search(r"build_packages=\((.*?)\)", (SOURCE / "desk").read_text(), re.S)[1].split()
        of_tests_and_python = {"ccache", "libgmock-dev", "libgtest-dev", "python3-dev", "python3-venv"}
        self.assertLessEqual(set(needed) - of_tests_and_python, set((SOURCE / "Dockerfile").read_text().split()))

    def test_gitlab_template(self):
        self.schema("gitlab-ci", SOURCE / "integrations/gitlab/copydesk.gitlab-ci.yml")

    def test_pre_commit_hooks(self):
        run("pre-commit", "validate-manifest", SOURCE / ".pre-commit-hooks.yaml")

    def file(self, name, content):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
        return path

    def test_examples(self):
        self.assertEqual([name for name, _ in self.EXAMPLES], [".github/workflows/copydesk.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"])
        workflow, gitlab, hooks = (self.file(name, text) for name, text in self.EXAMPLES)
        self.schema("github-workflows", workflow)
        run("actionlint", "-no-color", workflow)
        self.schema("gitlab-ci", gitlab)
        run("pre-commit", "validate-config", hooks)
        inputs = yaml.safe_load((SOURCE / "action.yml").read_text())["inputs"]
        for step in yaml.safe_load(workflow.read_text())["jobs"]["check"]["steps"]:
            if "copydesk" in step["uses"]:
                self.assertLessEqual(set(step["with"]), set(inputs))


class Gitlab(Repository):
    def script(self, paths, code):
        job = yaml.safe_load((SOURCE / "integrations/gitlab/copydesk.gitlab-ci.yml").read_text())["copydesk"]
        variables = {name: value for name, value in job["variables"].items() if name != "COPYDESK_IMAGE"} | {"COPYDESK_PATHS": paths}
        # As GitLab's runner does with a shell.
        self.in_root("bash", "-c", "set -eo pipefail\n" + "\n".join(job["script"]), code=code,
                     env=ENVIRONMENT | variables | {"CI_PROJECT_DIR": str(self.root)})
        return [self.root / job["artifacts"]["reports"][report] for report in ("codequality", "junit")]

    def test_the_job_of_the_template(self):
        quality, tests = self.script("in", 1)
        issues = json.loads(quality.read_text())
        findings = self.findings()
        self.assertEqual([(i["location"]["path"], i["location"]["lines"]["begin"], i["check_name"]) for i in issues],
                         [(f["path"], f["line"], f["rule"]) for f in findings])
        self.assertEqual(len({issue["fingerprint"] for issue in issues}), len(issues))
        self.assertLessEqual({issue["severity"] for issue in issues}, {"info", "minor", "major", "critical", "blocker"})
        self.assertGreater(junitparser.JUnitXml.fromfile(str(tests)).failures, 0)
        quality, tests = self.script("in/clean.txt", 0)
        self.assertEqual(json.loads(quality.read_text()), [])
        self.script("nowhere", 2)


class PreCommit(Repository):
    def setUp(self):
        super().setUp()
        hooks = tempfile.TemporaryDirectory()
        self.addCleanup(hooks.cleanup)
        shutil.copy(SOURCE / ".pre-commit-hooks.yaml", hooks.name)
        for command in (["init", "--quiet", "."], ["add", "--all"], ["commit", "--quiet", "--message", "x"]):
            run("git", *command, cwd=hooks.name)
        self.hooks = hooks.name
        self.environment = ENVIRONMENT | {"PRE_COMMIT_HOME": str(self.root / ".git/pre-commit")}

    def hook(self, *hooks, code):
        repository = {"repo": self.hooks, "rev": run("git", "rev-parse", "HEAD", cwd=self.hooks).strip(), "hooks": list(hooks)}
        self.file(".pre-commit-config.yaml", yaml.safe_dump({"repos": [repository]}))
        self.in_root("git", "add", "--all")
        return self.in_root("pre-commit", "run", "--all-files", code=code, env=self.environment)

    def articles(self):
        return {name: hashlib.sha256((self.root / name).read_bytes()).hexdigest() for name in ARTICLES}

    def test_findings_stop_the_commit_and_nothing_is_written(self):
        before = self.articles()
        told = self.hook({"id": "copydesk"}, code=1)
        self.assertIn("in/crlf.txt:1:14: error: “Wladimir Putin”", told)
        self.assertNotIn("files were modified", told)
        self.assertNotIn("WARNING", told)
        self.assertEqual(self.articles(), before)
        self.assertIn("Passed", self.hook({"id": "copydesk", "files": "^in/clean"}, code=0))
        self.assertIn("Passed", self.hook({"id": "copydesk", "args": ["--fail-on", "never"]}, code=0))

    def test_only_articles_are_read(self):
        self.file("README.md", "Talks with Wladimir Putin and Wladimir Putin.\n")
        self.assertNotIn("README.md", self.hook({"id": "copydesk"}, code=1))

    def test_fix_is_a_hook_of_its_own(self):
        self.assertIn("files were modified", self.hook({"id": "copydesk-fix"}, code=1))
        self.assertIn("Vladimir Putin", (self.root / "in/crlf.txt").read_text())
        self.assertIn("Passed", self.hook({"id": "copydesk-fix"}, code=0))

    def test_stops_a_real_commit(self):
        self.hook({"id": "copydesk"}, code=1)
        self.in_root("pre-commit", "install", env=self.environment)
        self.file("in/new.txt", "OTAN met on Monday, and Moskau was not there.\n")
        self.in_root("git", "add", "--all")
        self.in_root("git", "commit", "--message", "y", code=1, env=self.environment)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]])
