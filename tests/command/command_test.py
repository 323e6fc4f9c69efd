#!/usr/bin/env python3
"""Runs the real program: exit codes, what goes to which stream, inputs of all kinds.

Usage: command_test.py PROGRAM SOURCE_DIR [TEST…]
"""
import gzip
import json
import os
import pathlib
import pty
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = sys.argv[1]
SOURCE = pathlib.Path(sys.argv[2])
DIRTY = "Talks went on when Wladimir Putin came to the the city.\n"
CLEAN = "The council met on Monday and approved the budget.\n"
ZSTD = shutil.which("zstd")
STYLE_ONLY = "The colour of the house changed. The color of the door did not.\n"


def run(*arguments, stdin=b"", environment=None, program=PROGRAM, **options):
    env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "CLICOLOR_FORCE", "COPYDESK_DATA")}
    env.update(environment or {})
    return subprocess.run([program, *map(str, arguments)], input=stdin, capture_output=True, env=env, **options)


class CommandTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.dirty = self.file("dirty.txt", DIRTY)
        self.clean = self.file("clean.txt", CLEAN)

    def file(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def expect(self, result, code, stdout=None, stderr=None):
        """Exit code, and a text that each stream must hold; None: the stream must be empty."""
        shown = f"\nstdout: {result.stdout[:600]}\nstderr: {result.stderr[:600]}"
        self.assertEqual(result.returncode, code, shown)
        for stream, wanted in ((result.stdout, stdout), (result.stderr, stderr)):
            if wanted is None:
                self.assertEqual(stream, b"", shown)
            else:
                self.assertIn(wanted.encode(), stream, shown)
        return result


class ExitCodes(CommandTest):
    def test_clean_is_0_and_findings_are_1(self):
        self.expect(run("check", self.clean), 0, "1 article: nothing found")
        self.expect(run("check", self.dirty), 1, "name/foreign-spelling")

    def test_fail_on_says_what_counts(self):
        for fail_on, code in (("error", 1), ("warning", 1), ("advice", 1), ("never", 0)):
            self.expect(run("check", "--fail-on", fail_on, self.dirty), code, "error: ")

    def test_what_is_not_shown_can_still_fail(self):
        mixed = self.file("mixed.txt", STYLE_ONLY)
        advice = json.loads(run("check", "--severity", "advice", "--format", "json", mixed).stdout)["summary"]["advice"]
        self.assertGreater(advice, 0)
        self.expect(run("check", mixed), 0, "nothing found")
        self.expect(run("check", "--fail-on", "advice", mixed), 1, "nothing found")

    def test_a_missing_file_is_2_and_the_others_are_checked(self):
        self.expect(run("check", "no-such.txt", self.dirty), 2, "name/foreign-spelling", "no-such.txt: No such file")
        self.expect(run("check", "no-such.txt", self.clean), 2, "nothing found", "no-such.txt")
        self.expect(run("check", "--fail-on", "never", "no-such.txt"), 2, "0 articles; 1 could not be read\n", "no-such.txt")

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_an_unreadable_file_is_2(self):
        self.dirty.chmod(0)
        self.expect(run("check", self.dirty, self.clean), 2, "nothing found", "Permission denied")

    def test_binary_data_is_2(self):
        binary = self.file("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
        self.expect(run("check", binary, self.clean), 2, "1 article", "image.txt")

    def test_bad_options_are_2(self):
        for arguments in ([], ["chekc"], ["rules"], ["check"]):
            with self.subTest(arguments=arguments):
                self.expect(run(*arguments), 2, None, "--help")
        for option in (["--format", "xml"], ["--sevrity", "error"], ["--severity", "grave"], ["-j", "-1"]):
            with self.subTest(option=option):
                self.expect(run("check", *option, self.clean), 2, None, "--help")

    def test_an_unknown_rule_is_2_and_gets_the_nearest(self):
        for arguments in (["explain", "name/foreign-speling"], ["rules", "explain", "foreign-spelling"],
                          ["rules", "test", "name/forein-spelling"],
                          ["check", self.clean, "--only", "name/foreign-speling"],
                          ["check", self.clean, "--without", "nmae/foreign-spelling"]):
            with self.subTest(arguments=arguments):
                self.expect(run(*arguments), 2, None, "did you mean name/foreign-spelling")

    def test_broken_data_are_2_with_place_and_remedy(self):
        pack = self.file("broken.json", '{"pack": "x", "rules": [{"id": "name/x", "sevrity": "error"}]}')
        self.expect(run("check", "--rules", pack, self.clean), 2, None, "broken.json")
        self.expect(run("check", "--lexicon", "none.bin", self.clean), 2, None, "none.bin")
        self.expect(run("check", "--lexicon", self.clean, self.clean), 2, None, "clean.txt")
        self.expect(run("check", self.clean, environment={"COPYDESK_DATA": "/nowhere"}), 2, None, "--lexicon FILE")

    def test_a_full_disk_is_2(self):
        with open("/dev/full", "wb") as full:
            result = subprocess.run([PROGRAM, "check", self.dirty], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual((result.returncode, b"standard output" in result.stderr), (2, True))


class Fix(CommandTest):
    def test_shows_a_diff_that_patch_reads_and_changes_nothing(self):
        before = self.dirty.read_bytes()
        result = self.expect(run("fix", self.dirty), 1, "+Talks went on when Vladimir Putin came", "--write makes them")
        self.assertEqual(self.dirty.read_bytes(), before)
        subprocess.run(["patch", "-s", str(self.dirty)], input=result.stdout, check=True)
        self.expect(run("fix", self.dirty), 0, None, "0 safe fixes")

    def test_write_keeps_mode_link_bom_and_line_ends(self):
        path = self.file("story.txt", b"\xef\xbb\xbfTalks went on with Wladimir Putin.\r\nOver.")
        path.chmod(0o640)
        link = self.folder / "link.txt"
        link.symlink_to(path)
        self.expect(run("fix", "--write", link), 0, None, "1 safe fix in 1 file made")
        self.assertTrue(link.is_symlink())
        self.assertEqual(path.stat().st_mode & 0o777, 0o640)
        self.assertEqual(path.read_bytes(), b"\xef\xbb\xbfTalks went on with Vladimir Putin.\r\nOver.")
        self.assertEqual({p.name for p in self.folder.iterdir()}, {"story.txt", "link.txt", "dirty.txt", "clean.txt"})

    @unittest.skipUnless(os.geteuid() == 0, "only root may give files away")
    def test_write_keeps_the_owner(self):
        os.chown(self.dirty, 1234, 4321)
        self.expect(run("fix", "--write", self.dirty), 0, None, "made")
        self.assertIn(b"Vladimir", self.dirty.read_bytes())
        self.assertEqual((self.dirty.stat().st_uid, self.dirty.stat().st_gid), (1234, 4321))

    def test_a_file_is_written_whole_or_not_at_all(self):
        before = self.dirty.read_bytes()

        def with_a_full_disk():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) // 2, resource.RLIM_INFINITY))
        self.expect(run("fix", "--write", self.dirty, preexec_fn=with_a_full_disk), 2, None, "dirty.txt")
        self.assertEqual(self.dirty.read_bytes(), before)
        self.assertEqual({p.name for p in self.folder.iterdir()}, {"dirty.txt", "clean.txt"})

    def test_what_is_suppressed_is_not_fixed(self):
        self.file("dirty.txt.copydesk.json", json.dumps(
            {"suppress": [{"rule": "name/*", "text": "Wladimir Putin", "reason": "title of a book"}]}))
        self.expect(run("fix", "--write", self.dirty), 0, None, "1 safe fix")
        self.assertEqual(self.dirty.read_text(), DIRTY.replace("the the", "the"))

    def test_what_was_changed_meanwhile_is_not_written(self):
        path = self.file("story.txt", "The talks went on in Moskau on Monday.\n")

        def somebody_saves():
            path.write_text("Somebody else wrote this.\n")
            return "y"
        said, code = self.converse(["fix", "-i", path], [somebody_saves])
        self.assertEqual((path.read_text(), code), ("Somebody else wrote this.\n", 2), said)
        self.assertIn("was changed meanwhile; nothing was written", said)
        self.assertEqual({p.name for p in self.folder.iterdir()}, {"story.txt", "dirty.txt", "clean.txt"})

    def test_unsafe_makes_the_others_too(self):
        path = self.file("story.txt", "The talks went on in Moskau on Monday.\n")
        self.expect(run("fix", "--write", path), 0, None, "--unsafe makes all")
        self.expect(run("fix", "--write", "--unsafe", path), 0, None, "1 fix in 1 file made")
        self.assertEqual(path.read_bytes(), b"The talks went on in Moscow on Monday.\n")

    def test_standard_input(self):
        self.expect(run("fix", "--write", "-q", "-", stdin=DIRTY.encode()), 0, "Vladimir Putin came")
        self.expect(run("fix", "--write", "-q", "-", stdin=CLEAN.encode()), 0, CLEAN)

    def test_only_some_rules(self):
        self.expect(run("fix", "--only", "encoding/*", self.dirty), 0, None, "0 safe fixes")
        self.expect(run("fix", "--only", "nme/*", self.dirty), 2, None, "nme/*")

    def decisions(self, path, **changes):
        """Accepts the first suggestion of every finding."""
        report = json.loads(run("check", "--format", "json", "--fail-on", "never", path).stdout)
        document = report["documents"][0]
        decided = [
            {"finding": f["fingerprint"], "rule": f["rule"], "span": s["span"], "text": f["text"],
             "decision": "accept", "replacement": s["text"]} | changes
            for f in document["findings"] for s in f["suggestions"][:1]]
        return self.file("decisions.json", json.dumps(
            {"format": "copydesk-decisions", "version": 1,
             "documents": [{"path": document["path"], "fingerprint": document["fingerprint"], "decisions": decided}]}))

    def test_decisions_of_a_review(self):
        path = self.file("story.txt", "The talks went on in Moskau on Monday.\n")
        decisions = self.decisions(path)
        self.expect(run("fix", "--decisions", decisions, path), 1, "+The talks went on in Moscow", "1 fix in 1 file to make")
        self.assertIn(b"Moskau", path.read_bytes())
        self.expect(run("fix", "--decisions", decisions, "--write", path), 0, None, "1 fix in 1 file made")
        self.assertEqual(path.read_bytes(), b"The talks went on in Moscow on Monday.\n")
        self.expect(run("fix", "--decisions", decisions, "--write", path), 0, None, "0 fixes")
        path.write_bytes(b"Some talks went on in Riga on Monday.\n")
        self.expect(run("fix", "--decisions", decisions, "--write", path), 2, None, "does not stand there any more")
        self.expect(run("fix", "--decisions", decisions, self.clean), 0, None, "holds no decisions for it")
        self.expect(run("fix", "--decisions", path, path), 2, None, "is no JSON")

    def test_decisions_to_edit_and_to_reject(self):
        path = self.file("story.txt", "The talks went on in Moskau on Monday.\n")
        edit = self.decisions(path, decision="edit", replacement="Tver")
        self.expect(run("fix", "-q", "--decisions", edit, path), 1, "+The talks went on in Tver on Monday.")
        self.expect(run("fix", "-q", "--decisions", self.decisions(path, decision="reject"), path), 0)

    def converse(self, arguments, answers):
        """Runs the program on a terminal of its own; gives what it said and its exit code. An answer may be a function."""
        answers = iter(answers)
        pid, terminal = pty.fork()
        if pid == 0:
            os.execv(PROGRAM, [PROGRAM, *map(str, arguments)])
        said, asked = b"", 0
        while True:
            try:
                said += os.read(terminal, 4096)
            except OSError:  # the program has ended
                break
            questions = said.count(b"?] ") + said.count(b"leave it): ")
            if questions > asked:
                asked = questions
                answer = next(answers)
                os.write(terminal, (answer() if callable(answer) else answer).encode() + b"\n")
        os.close(terminal)
        return said.decode(), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

    def test_interactive(self):
        text = "The talks went on in Moskau on Monday.\n\nThey ended in Warschau.\n\nHe flew to Mailand on Friday.\n"
        for answers, expected in [
                (["y", "n", "y"], text.replace("Moskau", "Moscow").replace("Mailand", "Milan")),
                (["?", "n", "e", "Kielce", "q"], text.replace("Warschau", "Kielce")),
                (["a"], text.replace("Moskau", "Moscow").replace("Warschau", "Warsaw").replace("Mailand", "Milan")),
                (["d"], text), (["1", "q"], text.replace("Moskau", "Moscow"))]:
            path = self.file("story.txt", text)
            said, code = self.converse(["fix", "-i", path], answers)
            self.assertEqual((path.read_text(), code), (expected, 0), said)
        self.expect(run("fix", "-i", self.dirty), 2, None, "standard input is none")
        self.expect(run("fix", "-i", "--decisions", "x.json", self.dirty), 2, None, "one of the two")

    def test_a_missing_file_is_2_and_the_others_are_fixed(self):
        self.expect(run("fix", "--write", self.folder / "none.txt", self.dirty), 2, None, "No such file")
        self.assertIn(b"Vladimir", self.dirty.read_bytes())

    def test_a_folder_that_may_not_be_written_leaves_the_file(self):
        if os.geteuid() == 0:
            self.skipTest("root may write everywhere")
        self.folder.chmod(0o500)
        self.addCleanup(self.folder.chmod, 0o700)
        self.expect(run("fix", "--write", self.dirty), 2, None, "cannot be written")


class Inputs(CommandTest):
    def test_standard_input(self):
        self.expect(run("check", "-", stdin=DIRTY.encode()), 1, "-:1:20: error:")
        self.expect(run("check", "-"), 1, "The article has no text")

    def test_folders_give_their_txt_files_sorted_without_the_reports(self):
        for name in ("b/z.txt", "b/a.txt", "b/notes.md", "reports/old.txt"):
            self.file(name, CLEAN)
        found = run("check", "--format", "json", "--report", self.folder / "reports", "--fail-on", "never", self.folder)
        paths = [d["path"] for d in json.loads(found.stdout)["documents"]]
        self.assertEqual(paths, [str(self.folder / n) for n in ("b/a.txt", "b/z.txt", "clean.txt", "dirty.txt")])

    def test_an_empty_folder_is_2(self):
        (self.folder / "empty").mkdir()
        self.expect(run("check", self.folder / "empty", self.clean), 2, "nothing found", "holds no .txt file")

    def test_odd_texts(self):
        texts = {"empty": b"", "a line end": b"\n", "no line end": b"Word", "a mark only": b"\xef\xbb\xbf",
                 "invalid": b"The caf\xe9 \xff\xfe closed.\n", "utf-16": "\ufeffA word.\n".encode("utf-16-le")}
        for name, content in texts.items():
            with self.subTest(name):
                path = self.file("odd.txt", content)
                for output in ("text", "json", "sarif", "markdown", "html", "github", "gitlab", "junit", "checkstyle", "rdjsonl"):
                    result = run("check", "--severity", "advice", "--fail-on", "never", "--format", output, path)
                    self.expect(result, 0, "odd.txt" if output in ("json", "markdown", "html", "junit", "checkstyle") else "")
                    result.stdout.decode()  # what is written is UTF-8, whatever was read

    def test_utf16_spans_are_bytes_of_the_file(self):
        content = "\ufeff\U0001F600 Then Wladimir Putin spoke.\n".encode("utf-16-le")
        result = run("check", "--format", "json", self.file("wide.txt", content))
        finding = json.loads(result.stdout)["documents"][0]["findings"][0]
        self.assertEqual(content[finding["span"]["start"]:finding["span"]["end"]].decode("utf-16-le"), finding["text"])

    def test_50_megabytes_on_one_line(self):
        path = self.file("long.txt", (CLEAN.strip() + " ") * (50_000_000 // len(CLEAN)))
        begin = time.monotonic()
        result = run("check", "--format", "json", "--fail-on", "never", path)
        self.assertEqual(result.returncode, 0, result.stderr[:500])
        self.assertLess(time.monotonic() - begin, 300)

    def test_output_does_not_depend_on_threads(self):
        files = [self.file(f"{i:02}.txt", (DIRTY if i % 3 else CLEAN) * i) for i in range(20)]
        outputs = {run("check", "-j", jobs, "--format", "json", *files).stdout for jobs in (1, 2, 7)}
        self.assertEqual(len(outputs), 1)


class Outputs(CommandTest):
    def test_json_follows_its_schema(self):
        articles = sorted((SOURCE / "tests/articles").glob("*.txt"))
        result = run("check", "--format", "json", "--severity", "advice", "--fail-on", "never", *articles)
        report = json.loads(self.expect(result, 0, '"version":1').stdout)
        self.assertEqual(report["summary"]["documents"], len(articles))
        for article, document in zip(articles, report["documents"]):
            content = article.read_bytes()
            self.assertEqual(document["path"], str(article))
            for finding in document["findings"]:
                span = finding["span"]
                flagged = content[span["start"]:span["end"]]
                decoded = [flagged.decode(e, "replace") for e in ("utf-8", "cp1252", "utf-16-le", "utf-16-be")]
                self.assertIn(finding["text"], decoded)
        try:
            import jsonschema
        except ImportError:
            self.skipTest("python3-jsonschema is not installed")
        schema = json.loads((SOURCE / "reports/schema/findings-1.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft7Validator.check_schema(schema)
        jsonschema.validate(report, schema, jsonschema.Draft7Validator)

    def test_report_folder(self):
        self.file("other/dirty.txt", CLEAN)
        self.file("index.txt", CLEAN)
        reports = self.folder / "deep/reports"
        files = [self.dirty, self.folder / "other/dirty.txt", self.folder / "index.txt"]
        self.expect(run("check", "--report", reports, *files), 1, "name/foreign-spelling")
        names = sorted(p.name for p in reports.iterdir())
        self.assertEqual(names, ["dirty-2.html", "dirty-2.json", "dirty.html", "dirty.json", "index-2.html",
                                 "index-2.json", "index.html"])
        index = (reports / "index.html").read_text(encoding="utf-8")
        for name in ("dirty.html", "dirty-2.html", "index-2.html"):
            self.assertIn(f'href="{name}"', index)
        self.assertIn("Wladimir Putin", (reports / "dirty.html").read_text(encoding="utf-8"))
        self.assertEqual(len(json.loads((reports / "dirty.json").read_bytes())["documents"]), 1)
        self.expect(run("check", "--report", self.dirty / "below-a-file", self.clean), 2, None, "cannot be made")

    def test_output_goes_to_a_file_or_a_pipe(self):
        path = self.folder / "findings.sarif"
        self.expect(run("check", "--format", "sarif", "--output", path, self.dirty), 1)
        self.assertEqual(json.loads(path.read_bytes())["version"], "2.1.0")
        self.assertFalse(list(self.folder.glob("*.part")))
        self.expect(run("check", "--output", "/dev/stdout", self.dirty), 1, "name/foreign-spelling")
        self.assertTrue(os.path.islink("/dev/stdout"))
        self.expect(run("check", "--output", self.folder / "none/x", self.dirty), 2, None, "cannot be written")

    def test_quiet_and_brief(self):
        self.expect(run("check", "--quiet", self.dirty), 1)
        self.assertNotIn(b"^^^", self.expect(run("check", "--brief", self.dirty), 1, "error: ").stdout)

    def test_rules_can_be_chosen(self):
        self.assertNotIn(b"doubled", self.expect(run("check", "--only", "name/*", self.dirty), 1, "[name/").stdout)
        self.assertNotIn(b"[name/", self.expect(run("check", "--without", "name/*", self.dirty), 1, "doubled").stdout)

    def test_colour_only_where_it_is_wanted(self):
        for arguments, environment, coloured in (
                ([], {}, False), (["--color", "always"], {}, True), ([], {"CLICOLOR_FORCE": "1"}, True),
                ([], {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False),
                (["--color", "never"], {"CLICOLOR_FORCE": "1"}, False)):
            with self.subTest(arguments=arguments, environment=environment):
                result = run("check", *arguments, self.dirty, environment=environment)
                self.assertEqual(b"\x1b[" in result.stdout, coloured)
        self.assertIn(b"\x1b[", self.in_terminal({}))
        self.assertNotIn(b"\x1b[", self.in_terminal({"NO_COLOR": "1"}))

    def in_terminal(self, environment):
        main, terminal = pty.openpty()
        env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "CLICOLOR_FORCE")}
        subprocess.run([PROGRAM, "check", self.dirty], stdout=terminal, env={**env, **environment})
        os.close(terminal)
        output = os.read(main, 100_000)
        os.close(main)
        return output

    def test_a_reader_that_goes_away_is_no_error(self):
        path = self.file("many.txt", DIRTY * 5000)
        process = subprocess.Popen([PROGRAM, "check", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.readline()
        process.stdout.close()
        self.assertEqual((process.stderr.read(), process.wait()), (b"", 1))
        process.stderr.close()

    def test_without_a_command_it_helps(self):
        self.expect(run(), 2, None, "Examples:")
        self.expect(run("chekc", self.dirty), 2, None, "chekc: there is no such command\n  did you mean check?")
        self.expect(run(self.dirty), 2, None, f"to check that file: copydesk check {self.dirty}")
        self.expect(run("nonsense"), 2, None, "copydesk --help lists them")

    def test_help_and_version(self):
        self.expect(run("--version"), 0, "copydesk ")
        for wanted in ("Examples:", "Exit codes:"):
            self.expect(run("--help"), 0, wanted)
            self.expect(run("check", "--help"), 0, wanted)


class Configuration(CommandTest):
    def config(self, content, name="copydesk.json"):
        return self.file(name, content if isinstance(content, str) else json.dumps(content))

    def rules_found(self, *arguments):
        result = run("check", "--format", "json", *arguments)
        self.assertIn(result.returncode, (0, 1), result.stderr)
        return [f["rule"] for d in json.loads(result.stdout)["documents"] for f in d["findings"]]

    def test_rules_vocabulary_and_names(self):
        article = self.file("a.txt", "Mr Zelensky came to Londres and they utilise the the door.\n")
        self.assertEqual(self.rules_found(article), ["name/foreign-spelling", "garble/doubled-word"])
        self.config({"root": True, "rules": {"garble/*": "off"}, "names": {"Zelenskyy": "Zelensky"},
                     "vocabulary": {"accept": ["Londres"], "reject": {"utilise": "use"}}})
        self.assertEqual(self.rules_found(article), ["name/house-spelling", "style/rejected-word"])
        self.assertEqual(self.rules_found("--no-config", article), ["name/foreign-spelling", "garble/doubled-word"])
        other = self.config({"english": "us"}, "other.json")
        self.assertEqual(self.rules_found("--config", other, article),
                         ["name/foreign-spelling", "style/english-variant", "garble/doubled-word"])

    def test_no_rule_proposes_another_spelling_than_the_house(self):
        article = self.file("a.txt", "Talks went on when Wladimir Putin came.\n")
        self.config({"root": True, "names": {"Vladimir Poutine": "Vladimir Putin"}})
        found = json.loads(run("check", "--format", "json", article).stdout)["documents"][0]["findings"]
        self.assertEqual([s["text"] for f in found for s in f["suggestions"]], ["Vladimir Poutine"])

    def test_a_hunspell_dictionary_of_the_house(self):
        article = self.file("a.txt", "They met at the goverment after all.\n")
        self.file("house.dic", "1\ngovermen/X\n")
        self.file("house.aff", "SET UTF-8\nSFX X Y 1\nSFX X 0 t .\n")
        self.assertEqual(self.rules_found(article), ["spelling/typo"])
        self.config({"root": True, "vocabulary": {"accept_files": ["house.dic"]}})
        self.assertEqual(self.rules_found(article), [])

    def test_severity_and_exit_code_by_file(self):
        self.config({"root": True, "overrides": [{"files": "wire/*", "fail_on": "never"}]})
        article = self.file("wire/a.txt", DIRTY)
        self.expect(run("check", article), 0, "name/foreign-spelling")
        self.expect(run("check", "--fail-on", "error", article), 1, "name/foreign-spelling")
        self.expect(run("check", self.dirty), 1, "name/foreign-spelling")

    def test_errors_and_explain(self):
        self.config('{\n  "rules": {"doubled-wrod": "off"}\n}')
        result = run("check", self.clean)
        self.expect(result, 2, None, "copydesk.json:2:13: there is no rule")
        self.assertIn("did you mean “garble/doubled-word”", result.stderr.decode())
        self.config({"root": True, "profile": "wire"})
        self.expect(run("config", "--explain", self.clean), 0, "profile wire")
        self.expect(run("config", "--explain", self.clean, "--no-config"), 0, "default")

    def test_init_writes_a_start_and_overwrites_nothing(self):
        self.expect(run("init", self.folder), 0, "copydesk.json")
        written = (self.folder / "copydesk.json").read_text()
        self.expect(run("check", self.clean), 0, "nothing found")
        self.expect(run("init", self.folder), 2, None, "is there already")
        self.assertEqual((self.folder / "copydesk.json").read_text(), written)
        content = json.loads("\n".join(l for l in written.splitlines() if not l.strip().startswith("//")))
        self.schema("config").validate(content)

    def schema(self, name):
        import jsonschema
        return jsonschema.Draft7Validator(json.loads((SOURCE / f"reports/schema/{name}-1.schema.json").read_text()))

    def test_formats_for_ci_fail_as_the_exit_code_does(self):
        self.assertIn(b'failures="2"', self.expect(run("check", "--format", "junit", self.dirty), 1, "<testsuites").stdout)
        self.assertIn(b'failures="0"', self.expect(run("check", "--format", "junit", "--fail-on", "never", self.dirty), 0, "<testsuites").stdout)
        told = self.expect(run("check", "--format", "junit", self.clean, self.folder / "lost.txt"), 2, "<error", "lost.txt: No such file")
        self.assertIn(b'tests="2" failures="0" errors="1"', told.stdout)
        self.expect(run("check", "--format", "rdjsonl", self.clean), 0, "")

    def test_githubs_summary_is_added_to(self):
        summary = self.file("summary.md", "# Before\n")
        workspace = {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_WORKSPACE": str(self.folder)}
        told = self.expect(run("check", "--format", "github", self.dirty, environment=workspace), 1, "::error file=dirty.txt,line=1,")
        self.assertEqual(len(set(re.findall(rb"copydesk-[0-9a-f]{32}", told.stdout))), 1)
        self.assertTrue(summary.read_text().startswith("# Before\n# copydesk\n\n1 article: 2 errors, 0 warnings."))
        run("check", "--format", "text", self.dirty, environment=workspace)
        self.assertEqual(summary.read_text().count("# copydesk"), 1)
        summary.write_text("x" * (1024 * 1024 - 100))
        run("check", "--format", "github", self.dirty, environment=workspace)
        self.assertLessEqual(summary.stat().st_size, 1024 * 1024)
        self.expect(run("check", "--format", "github", self.dirty, environment={"GITHUB_STEP_SUMMARY": str(self.folder / "no/x")}),
                    2, None, "GITHUB_STEP_SUMMARY")

    def test_suppressed_findings_stay_in_json_and_sarif_alone(self):
        sidecar = {"suppress": [{"rule": "name/*", "text": "Wladimir Putin", "reason": "so he signs"}]}
        self.schema("suppressions").validate(sidecar)
        self.config(sidecar, "dirty.txt.copydesk.json")
        result = self.expect(run("check", "--brief", self.dirty), 1, "garble/doubled-word")
        self.assertNotIn(b"Wladimir", result.stdout)
        report = json.loads(run("check", "--format", "json", self.dirty).stdout)
        self.schema("findings").validate(report)
        self.assertEqual([f.get("suppressed") for f in report["documents"][0]["findings"]],
                         [{"reason": "so he signs"}, None])
        self.assertEqual(report["summary"]["error"] + report["summary"]["warning"], 1)
        results = json.loads(run("check", "--format", "sarif", self.dirty).stdout)["runs"][0]["results"]
        self.assertEqual(results[0]["suppressions"], [{"kind": "external", "status": "accepted", "justification": "so he signs"}])
        fixed = run("fix", self.dirty).stdout
        self.assertIn(b"+Talks went on when Wladimir Putin came to the city", fixed)

    def test_stale_suppressions_are_reported(self):
        self.config({"suppress": [{"rule": "name/*", "reason": "old"}]}, "clean.txt.copydesk.json")
        self.expect(run("check", self.clean), 0, "nothing found", "clean.txt.copydesk.json:1:15: the suppression of name/*")
        self.config({"root": True, "suppress": [
            {"rule": "entity/*", "path": "*.txt", "reason": "all"},
            {"rule": "name/*", "reason": "then", "expires": "2020-01-31"}]})
        result = run("check", "--quiet", self.dirty)
        self.assertEqual(result.returncode, 1)
        self.assertIn(b"expired after 2020-01-31", result.stderr)
        self.assertNotIn(b"entity/*", result.stderr)
        self.assertIn(b"entity/* fits nothing", run("check", "--quiet", self.folder).stderr)

    def test_baseline(self):
        baseline = self.folder / "known.json"
        self.expect(run("check", "--baseline", baseline, self.dirty), 2, None, "--write-baseline")
        self.expect(run("check", "-q", "--baseline", baseline, "--write-baseline", self.folder), 0, None, "2 findings written")
        self.schema("baseline").validate(json.loads(baseline.read_text()))
        self.expect(run("check", "--baseline", baseline, self.folder), 0, "nothing found")
        self.dirty.write_text("The OTAN is new.\n\n" + DIRTY.replace("the the", "the"))
        result = self.expect(run("check", "--brief", "--baseline", baseline, self.dirty), 1, "OTAN", "1 of its findings is there no more")
        self.assertNotIn(b"Wladimir", result.stdout)
        sarif = json.loads(run("check", "--format", "sarif", "--baseline", baseline, self.dirty).stdout)
        self.assertEqual([r["baselineState"] for r in sarif["runs"][0]["results"]], ["new", "unchanged", "absent"])
        self.dirty.unlink()
        result = run("check", "--brief", "--baseline", baseline, self.file("renamed.txt", "The OTAN is new.\n\n" + DIRTY))
        self.assertIn(b"1 error", result.stdout)
        self.assertNotIn(b"Wladimir", result.stdout)

    def git(self, *arguments):
        subprocess.run(["git", "-C", self.folder, "-c", "user.name=a", "-c", "user.email=a@b.example", *arguments],
                       check=True, capture_output=True)

    def test_since_a_git_revision(self):
        self.expect(run("check", "--since", "HEAD", self.dirty), 2, None, "is in no git repository")
        deep = self.file("d é/ä [1].txt", DIRTY)
        self.git("init", "-q")
        self.git("add", "-A")
        self.git("commit", "-qm", "first")
        self.expect(run("check", "--since", "HEAD", self.dirty, deep), 0, "nothing found")
        deep.write_text("The OTAN is new.\n" + DIRTY)
        new = self.file("new.txt", DIRTY)
        self.expect(run("check", "--brief", "--since", "HEAD", self.dirty, deep), 1, "OTAN")
        self.assertEqual(run("check", "--since", "HEAD", deep).stdout.count(b"Wladimir"), 0)
        self.expect(run("check", "--brief", "--since", "HEAD", new), 1, "Wladimir")
        self.expect(run("check", "--since", "nowhere", self.dirty), 2, None, "no revision “nowhere”")
        self.expect(run("check", "--since=--help", self.dirty), 2, None, "no revision")
        self.expect(run("check", "--since", "HEAD", "-"), 2, None, "standard input")

    def test_sic(self):
        article = self.file("a.txt", "He wrote that the goverment [sic] was late.\n")
        self.expect(run("check", article), 0, "nothing found")


class Names(CommandTest):
    def clusters(self, *arguments, **options):
        result = run("names", "--format", "json", *arguments, **options)
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        return {c["preferred"]: c for c in json.loads(result.stdout)["clusters"]}

    def test_spellings_over_several_files(self):
        other = self.file("other.txt", "Reporters met Vladimir Putin.\n")
        putin = self.clusters(self.dirty, other)["Vladimir Putin"]
        self.assertEqual(putin["counts"], {"Vladimir Putin": 1, "Wladimir Putin": 1})
        for mention in putin["mentions"]:
            text = pathlib.Path(mention["path"]).read_bytes()[mention["span"]["start"]:mention["span"]["end"]]
            self.assertIn(text.decode(), putin["spellings"])
        shown = self.expect(run("names", self.dirty, other), 0, "Vladimir Putin\n").stdout
        self.assertIn(b"1  Wladimir Putin", shown)

    def test_json_lines(self):
        lines = "".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in enumerate((DIRTY, CLEAN, DIRTY)))
        expected = self.clusters("--jsonl", "-j", "1", stdin=lines.encode())
        self.assertEqual([m["path"] for m in expected["Vladimir Putin"]["mentions"]], ["0", "2"])
        self.assertEqual(self.clusters("--jsonl", "-j", "3", self.file("a.jsonl", lines)), expected)

    def test_evidence_of_the_batch(self):
        folder = self.folder / "batch"
        for i, name in enumerate(["Grushenkova"] * 4 + ["Gruschenkowa"]):
            (folder / str(i)).mkdir(parents=True)
            (folder / str(i) / "story.txt").write_text(f"Coach Anna {name} praised her team on Friday.\n")
        self.expect(run("check", folder), 0, "nothing found")
        for jobs in ("1", "3"):
            found = self.expect(run("check", "--batch", "-j", jobs, folder), 1, "name/batch-spelling").stdout
            self.assertIn("“Anna Gruschenkowa” is “Anna Grushenkova” in 4 other articles".encode(), found)

    def test_what_cannot_be_read(self):
        self.expect(run("names"), 2, None, "needs files")
        self.expect(run("names", self.folder / "none.txt", self.dirty), 2, None, "none.txt")
        self.expect(run("names", "--jsonl", stdin=b"no json\n"), 2, None, "-:1")


class Rules(CommandTest):
    def test_list(self):
        self.expect(run("rules", "list", "--family", "name"), 0, "name/foreign-spelling")
        rules = json.loads(run("rules", "list", "--format", "json").stdout)
        self.assertTrue(all(r["bad"] and r["good"] and r["why"] for r in rules))
        self.assertEqual([r["id"] for r in rules], sorted(r["id"] for r in rules))

    def test_explain(self):
        for command in (["explain"], ["rules", "explain"]):
            result = self.expect(run(*command, "name/foreign-spelling"), 0, "--without name/foreign-spelling")
            self.assertNotIn(b"{", result.stdout)

    def test_a_rules_own_examples(self):
        self.expect(run("rules", "test", "name/foreign-spelling"), 0, " 0 failures")

    def test_a_pack_of_the_users(self):
        rule = {"id": "style/utilise", "severity": "warning", "confidence": 0.8, "message": "“{found}”: use",
                "why": "Longer, not better.", "phrases": ["utilise"],
                "bad": ["They utilise it."], "good": ["They use it."]}
        pack = {"pack": "mine", "licence": "MIT", "source": "us", "rules": [rule]}
        path = self.file("mine.json", json.dumps(pack))
        self.expect(run("rules", "test", path), 0, "1 rule, 2 examples, 0 failures")
        text = self.file("text.txt", "They utilise it.\n")
        self.expect(run("check", "--rules", path, text), 1, "[style/utilise]")
        pack["rules"][0]["bad"] = ["They use it."]
        path.write_text(json.dumps(pack), encoding="utf-8")
        self.expect(run("rules", "test", path), 1, "finds nothing")

    def test_packs_of_the_users_beside_the_installed(self):
        self.expect(run("rules", "new", "style/utilise", "--pack", self.folder / "house.json"), 0, "copydesk rules test")
        pack = self.folder / "house.json"
        pack.write_text(pack.read_text().replace("the words to find", "utilise").replace("the words to write", "use")
                        .replace("A sentence from an article in which an editor would stop.", "They utilise it."))
        self.expect(run("rules", "test", pack), 0, " 0 failures")
        text = self.file("text.txt", "They utilise it in Moskau, on the the coast.\n")
        both = self.expect(run("check", "--add-rules", pack, text), 1, "[style/utilise]").stdout
        self.assertIn(b"[name/foreign-spelling]", both)
        self.assertNotIn(b"[name/foreign-spelling]", run("check", "--rules", pack, text).stdout)
        pack.write_text(pack.read_text().replace("style/utilise", "name/foreign-spelling"))
        self.expect(run("check", "--add-rules", pack, text), 2, None, "two rules are called “name/foreign-spelling”")

    def test_a_new_rule_fails_until_its_examples_are_real(self):
        pack = self.folder / "house.json"
        for id in ("style/first", "garble/second"):
            self.expect(run("rules", "new", id, "--pack", pack), 0, id)
        before = pack.read_bytes()
        self.assertEqual(json.loads(before)["rules"][1]["id"], "garble/second")
        self.expect(run("rules", "test", pack), 1, "2 rules, 4 examples, 2 failures")
        self.expect(run("rules", "new", "style/first", "--pack", pack), 2, None, "has a rule “style/first” already")
        self.expect(run("rules", "new", "manner/x", "--pack", pack), 2, None, "families: encoding")
        self.expect(run("rules", "new", "style/x", "--pack", self.clean), 2, None, "is no rule pack")
        self.assertEqual(pack.read_bytes(), before)

    def test_the_faults_of_all_packs_are_told_at_once(self):
        rule = {"severity": "warning", "confidence": 0.8, "message": "m", "why": "w", "bad": ["b"], "good": ["g"]}
        packs = {"a.json": [rule | {"id": "style/a", "phrases": ["x"], "sevrity": 1}, rule | {"id": "style/b"}],
                 "b.json": [rule | {"id": "style/c", "regex": "[0-9]+"}, rule | {"id": "style/d", "phrases": 1}],
                 "c.json": [rule | {"id": "style/e", "regex": "(?=x)"}, rule | {"id": "style/e", "phrases": ["x"]}]}
        for name, rules in packs.items():
            self.file("packs/" + name, json.dumps({"pack": "p", "licence": "MIT", "source": "us", "rules": rules}))
        told = run("rules", "test", self.folder / "packs")
        self.assertEqual(told.returncode, 2)
        for place in ("style/a: sevrity", "style/b: says in more", "style/d: phrases", "two rules are called “style/e”", "style/e: regex"):
            self.assertIn(place.encode(), told.stderr)

    def test_try_says_how_often_a_rule_speaks(self):
        corpus = self.folder / "corpus"
        for i in range(10):
            self.file(f"corpus/{i}.txt", DIRTY if i % 2 else CLEAN)
        tried = run("rules", "try", "name/foreign-spelling", corpus, "--sample", "2")
        shown = self.expect(tried, 0, "name/foreign-spelling: 5 findings in 5 articles; ").stdout.decode()
        self.assertIn("10 articles", shown)
        self.assertIn("0.500 per article", shown)
        self.assertEqual(shown.count("[name/foreign-spelling]"), 2)
        again = run("rules", "try", "name/foreign-spelling", corpus, "--sample", "2", "-j", "3")
        self.assertEqual(again.stdout, tried.stdout)
        samples = {run("rules", "try", "name/foreign-spelling", corpus, "--sample", "2", "--seed", n).stdout for n in range(8)}
        self.assertGreater(len(samples), 1)
        self.expect(run("rules", "try", "name/foreign-speling", corpus), 2, None, "did you mean name/foreign-spelling")
        self.expect(run("rules", "try", "name/foreign-spelling", corpus, self.folder / "none.txt"), 2, "10 articles", "none.txt")

    def test_try_reads_a_pack_of_the_users(self):
        pack = self.folder / "house.json"
        run("rules", "new", "style/budget", "--pack", pack)
        pack.write_text(pack.read_text().replace("the words to find", "approved the budget"))
        self.expect(run("rules", "try", pack, self.clean), 0, "style/budget: 1 finding in 1 article; 111.111 per 1,000 words")


class Version(CommandTest):
    def test_says_what_it_is_made_of(self):
        short = run("version").stdout
        self.assertEqual(run("--version").stdout, short)
        told = self.expect(run("version", "--verbose"), 0, "Hunspell en_GB").stdout.decode()
        for word in ("checksum", "hash", "RE2 ", "ICU ", "packs"):
            self.assertIn(word, told)
        pack = self.file("mine.json", (SOURCE / "rules/en/style.json").read_bytes())
        self.assertNotEqual(run("version", "--verbose", "--rules", pack).stdout.decode(), told)


class Clean(CommandTest):
    PAGE = ("Skip to content\nHome\nNews\n\nHarbour reopens after nine days of repairs\n\nBy Ana Ruiz\n\nMarch 3, 2021\n\n"
            "PARIS (Reuters) - The harbour reopened on Monday after nine days of repairs, the port office said.\n\n"
            "Ferries will run every two hours until the end of the month, and it&rsquo;s open to fishing boats.\r\n\n"
            "The council has not said what the work will cost, though its engineers found cracks in a pier last week.\n\n"
            "(Reporting by Tom Lee)\n\nShare this article\n\nCopyright © 2021 Example Media. All rights reserved.\n")

    def test_text_has_the_head_and_no_furniture(self):
        page = self.file("page.txt", self.PAGE)
        text = self.expect(run("clean", page), 0, "Harbour reopens").stdout.decode()
        self.assertTrue(text.startswith("Harbour reopens after nine days of repairs\n\nBy Ana Ruiz\n\nMarch 3, 2021\n\nPARIS"))
        self.assertTrue(text.endswith("a pier last week.\n"))
        self.assertIn("it’s open", text)
        self.assertEqual(run("clean", "-", stdin=text.encode()).stdout.decode(), text)

    def test_json_has_text_and_metadata(self):
        result = self.expect(run("clean", "--format", "json", "-", stdin=self.PAGE.encode()), 0, "{")
        article = json.loads(result.stdout)
        self.assertEqual([article[k] for k in ("title", "byline", "date", "published", "dateline", "language")],
                         ["Harbour reopens after nine days of repairs", "Ana Ruiz", "March 3, 2021", "2021-03-03",
                          "PARIS (Reuters) -", "en"])
        self.assertTrue(article["text"].startswith("PARIS (Reuters)"))
        raw = self.PAGE.encode()
        removed = {raw[r["start"]:r["end"]].decode(): r["kind"] for r in article["removed"]}
        self.assertEqual(removed["Share this article"], "share")
        self.assertEqual(removed["Copyright © 2021 Example Media. All rights reserved."], "copyright")
        self.assertEqual(removed["By Ana Ruiz"], "byline")

    def test_the_day_of_publication_is_preferred_to_that_of_an_update(self):
        page = self.PAGE.replace("March 3, 2021\n", "Published: 2021-03-03 16:27\nLast updated: 2024-04-16 12:40\n")
        article = json.loads(run("clean", "--format", "json", "-", stdin=page.encode()).stdout)
        self.assertEqual((article["date"], article["published"]), ("Published: 2021-03-03 16:27", "2021-03-03"))

    def test_kinds_may_be_kept_and_dropped(self):
        wire = run("clean", "--wire", "-", stdin=self.PAGE.encode()).stdout.decode()
        self.assertIn("(Reporting by Tom Lee)", wire)
        kept = run("clean", "--keep", "copyright", "--drop", "byline", "-", stdin=self.PAGE.encode()).stdout.decode()
        self.assertIn("Copyright ©", kept)
        self.assertNotIn("Ana Ruiz", kept)
        self.expect(run("clean", "--keep", "menu", "-"), 2, stderr="kinds: headline, byline")

    def test_explain_diff_and_removed_say_what_goes(self):
        removed = self.folder / "removed.txt"
        explained = run("clean", "--explain", "--removed", removed, "-", stdin=self.PAGE.encode()).stdout.decode()
        self.assertIn("remove share ", explained)
        self.assertIn("keep   headline", explained)
        self.assertIn("Share this article\n", removed.read_text())
        self.assertNotIn("harbour reopened", removed.read_text())
        diff = run("clean", "--diff", "-", stdin=self.PAGE.encode()).stdout.decode()
        self.assertIn("\n-Share this article\n", diff)
        self.assertIn("\n-Ferries will run every two hours until the end of the month, and it&rsquo;s open", diff)

    def test_hard_wrapped_lines_are_joined_on_request(self):
        text = ("The harbour reopened on Monday after nine days of repairs, the port\noffice said. Ferries to the outer "
                "islands will run every two hours\nuntil the end of the month.\n")
        self.assertEqual(run("clean", "--join-lines", "-", stdin=text.encode()).stdout.decode().count("\n"), 1)

    def test_jsonl_goes_on_after_bad_records(self):
        lines = [{"id": 7, "text": self.PAGE}, None, {"id": 9}, {"id": "x", "text": ""}]
        stdin = b"".join((json.dumps(line) if line else "{no json").encode() + b"\n" for line in lines)
        result = self.expect(run("clean", "--jsonl", stdin=stdin), 2, "Harbour", "-:2: is no JSON object")
        self.assertIn(b"-:3: has no", result.stderr)
        records = [json.loads(line) for line in result.stdout.splitlines()]
        self.assertEqual([r["id"] for r in records], [7, None, 9, "x"])
        self.assertEqual([r["error"]["line"] for r in records if "error" in r], [2, 3])
        self.assertEqual(records[3]["text"], "")

    def test_jsonl_keeps_the_other_members(self):
        record = '{"n": 1.50, "body": "A word.", "id": "a", "meta": {"tags": ["x",  {}], "big": 12345678901234567890123}, "title": "T"}'
        line = run("clean", "--jsonl", "--text-field", "body", stdin=record.encode()).stdout.decode()
        self.assertTrue(line.startswith('{"id":"a","n":1.50,"meta":{"tags": ["x",  {}], "big": 12345678901234567890123},"title":"T",'))
        self.assertEqual(json.loads(line)["body"], "A word.")

    def test_lines_that_recur_over_a_batch_go(self):
        own = "The Bay Times has told the five islands what the tide brings in since the winter of 1911, and still does."
        body = ("Ship {0} came in on Monday with a cargo of {0} crates and left again before the evening, the port said.\n\n"
                "{1}\n\nCaptain {0} said that she had seen worse weather, though not in the month of {0} and not so far south.\n")
        records = [json.dumps({"id": i, "text": body.format("abcdefghijkl"[i] * 4, own)}) + "\n" for i in range(12)]
        summary, half, other = self.folder / "all", self.folder / "half", self.folder / "other"
        self.expect(run("lines", "--jsonl", "-o", summary, stdin="".join(records).encode()), 0)
        self.expect(run("lines", "--jsonl", "-o", half, stdin="".join(records[6:]).encode()), 0)
        self.expect(run("lines", "--jsonl", "-o", other, stdin="".join(records[:6]).encode()), 0)
        self.assertEqual(run("lines", half, other).stdout, summary.read_bytes())
        self.assertIn(own.encode(), run("clean", "--jsonl", stdin=records[0].encode()).stdout)
        cleaned = json.loads(run("clean", "--jsonl", "--lines", summary, stdin=records[0].encode()).stdout)
        self.assertNotIn(own, cleaned["text"])
        self.assertIn("Captain aaaa", cleaned["text"])
        self.expect(run("lines"), 2, stderr="--jsonl")
        self.expect(run("lines", self.clean), 2, stderr="is no summary of recurring lines")

    def test_html_is_read_as_a_browser_shows_it(self):
        html = ("<!doctype html><title>Harbour - Bay Times</title><nav><a href=/>Home</a><a href=/sport>Sport</a></nav>"
                "<main><h1>Harbour reopens after the storm</h1>"
                "<p>The harbour of Haldmoor caf&eacute;s was opened again on Monday, the port authority said.</p>"
                "<p>Nine ferries had waited for two days off the coast, and no passenger was hurt in the storm.</p>"
                "</main><footer>All rights reserved.</footer>")
        page = self.file("page.html", html)
        text = self.expect(run("clean", page), 0, "Haldmoor cafés").stdout.decode()
        for gone in ("Home", "Sport", "rights", "<"):
            self.assertNotIn(gone, text)
        self.assertEqual(run("clean", "-", stdin=html.encode()).stdout.decode(), text)
        record = json.dumps({"id": 1, "html": html}).encode()
        self.assertIn("Nine ferries", json.loads(run("clean", "--jsonl", stdin=record).stdout)["text"])
        self.expect(run("clean", "-", stdin=b"<html>" + b"<div>" * 30_000), 2, stderr="nested deeper")

    def test_html_of_different_sites(self):
        """Beside each page of tests/articles/html stands its article. Tags help: of the same page's text alone more is wrong."""
        wrong = {"html": 0, "text": 0}
        for page in sorted((SOURCE / "tests/articles/html").glob("*.html")):
            article = page.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
            cleaned = run("clean", "--format", "json", page)
            text = [line for line in json.loads(cleaned.stdout)["text"].split("\n") if line]
            self.assertEqual(text, article, page.name)
            everything = json.loads(run("clean", "--format", "json", *self.all_kinds("--keep"), page).stdout)["text"]
            plain = json.loads(run("clean", "--format", "json", "-", stdin=everything.encode()).stdout)["text"]
            wrong["html"] += len(set(text) ^ set(article))
            wrong["text"] += len({line for line in plain.split("\n") if line} ^ set(article))
        self.assertLessEqual(wrong["html"], wrong["text"])

    def all_kinds(self, option):
        kinds = run("clean", "--help").stdout.decode().split("Kinds of lines: ")[1].split(".\n")[0].split(", ")
        return [word for kind in kinds for word in (option, kind.strip())]

    def test_errors_name_place_and_remedy(self):
        self.expect(run("clean", self.folder / "none.txt"), 2, stderr="No such file")
        self.expect(run("clean"), 2, stderr="name a file")
        self.expect(run("clean", "--jsonl", "--diff", self.clean), 2, stderr="leave out")

    def test_an_empty_file_is_an_empty_article(self):
        self.expect(run("clean", self.file("empty.txt", "")), 0)


class Streams(CommandTest):
    TEXTS = (DIRTY, CLEAN, "Caf\u00e9 owners \U0001F600 met Wladimir Putin on Monday.\n", "")

    def records(self, count, name="in.jsonl", **members):
        rows = ({"id": f"s/{i}", "text": self.TEXTS[i % len(self.TEXTS)] * (i % 7 + 1), **members} for i in range(count))
        content = "".join(json.dumps(r) + "\n" for r in rows).encode()
        return self.file(name, self.compressed(content, name))

    @staticmethod
    def compressed(content, name):
        if name.endswith(".gz"):
            return gzip.compress(content)
        if name.endswith(".zst"):
            return subprocess.run(["zstd", "-qc"], input=content, capture_output=True, check=True).stdout
        return content

    def content(self, path):
        tool = {".gz": ["gzip", "-dc"], ".zst": ["zstd", "-dqc"]}.get(path.suffix, ["cat"])
        return subprocess.run([*tool, path], capture_output=True, check=True).stdout

    def test_findings_are_those_of_the_files(self):
        path = self.records(8)
        result = self.expect(run("check", "--jsonl", path), 1, "name/foreign-spelling")
        for row, line in zip(result.stdout.splitlines(), path.read_bytes().splitlines()):
            row, record = json.loads(row), json.loads(line)
            file = self.file("one.txt", record["text"])
            alone = json.loads(run("check", "--format", "json", "--fail-on", "never", file).stdout)["documents"][0]
            self.assertEqual((row["id"], row["findings"]), (record["id"], alone["findings"]))
        self.expect(run("check", "--jsonl", "--fail-on", "never", "--only", "garble/*", path), 0, "doubled")
        self.expect(run("check", "--jsonl", "--quiet", path), 1)
        self.expect(run("check", "--jsonl", stdin=b'{"text": "A word."}'), 0, '{"id":null,"findings":[]}')

    def test_dolma_spans_are_code_points(self):
        path = self.records(8)
        rows = self.expect(run("check", "--jsonl", "--format", "dolma", path), 1, "copydesk__findings__").stdout.splitlines()
        for row, line in zip(rows, path.read_bytes().splitlines(), strict=True):
            row, text = json.loads(row), json.loads(line)["text"]
            self.assertEqual(set(row), {"id", "attributes"})
            for start, end, score in row["attributes"].get("copydesk__findings__name_foreign_spelling", []):
                self.assertEqual(text[start:end], "Wladimir Putin")
                self.assertTrue(0 < score <= 1)
        bad = run("check", "--jsonl", "--format", "dolma", stdin=b'{"id": 4}\n')
        self.assertEqual(json.loads(self.expect(bad, 2, "error", "-:1: has no").stdout)["attributes"], {})

    def test_any_number_of_threads_and_any_packing_give_the_same(self):
        files = [self.records(3000, name) for name in ("in.jsonl", "in.jsonl.gz", *(["in.jsonl.zst"] if ZSTD else []))]
        for command in ("check", "clean"):
            expected = run(command, "--jsonl", "-j", "1", files[0]).stdout
            self.assertEqual(expected.count(b"\n"), 3000)
            for path in files:
                for jobs in (1, 2, 7):
                    out = self.folder / ("out" + path.name[2:])
                    run(command, "--jsonl", "-j", jobs, "-o", out, path)
                    self.assertEqual(self.content(out), expected, (command, path.name, jobs))
                    self.assertEqual(run(command, "--jsonl", "-j", jobs, stdin=path.read_bytes()).stdout, expected)
            packed = {self.packed(command, jobs, files[0]) for jobs in (1, 2, 7)}
            self.assertEqual(len(packed), 1, "compressed files are the same, too")

    def packed(self, command, jobs, path):
        out = self.folder / "packed.jsonl.gz"
        run(command, "--jsonl", "-j", jobs, "-o", out, path)
        return out.read_bytes()

    def test_resume_goes_on_wherever_the_output_ends(self):
        path = self.records(2500)
        for name in ("out.jsonl", "out.jsonl.gz", *(["out.jsonl.zst"] if ZSTD else [])):
            out = self.folder / name
            run("clean", "--jsonl", "-o", out, path)
            whole, expected = out.read_bytes(), self.content(out)
            for end in (0, 1, 10, len(whole) // 3, len(whole) // 2, len(whole) - 1, len(whole)):
                with self.subTest(name, end=end):
                    out.write_bytes(whole[:end])
                    self.expect(run("clean", "--jsonl", "--resume", "-o", out, path), 0)
                    self.assertEqual(self.content(out), expected)
        out.unlink()
        self.expect(run("clean", "--jsonl", "--resume", "-o", out, path), 0)
        self.assertEqual(self.content(out), expected)

    def test_resume_refuses_another_input(self):
        path, out = self.records(20), self.folder / "out.jsonl"
        run("check", "--jsonl", "-o", out, path)
        before = out.read_bytes()
        other = self.file("other.jsonl", path.read_bytes().replace(b"s/7", b"x/7"))
        self.expect(run("check", "--jsonl", "--resume", "-o", out, other), 2, None,
                    'out.jsonl:8: has the id "s/7", but line 8 of')
        shorter = self.file("shorter.jsonl", b"".join(path.read_bytes().splitlines(True)[:5]))
        self.expect(run("check", "--jsonl", "--resume", "-o", out, shorter), 2, None, "is more than the input has")
        self.assertEqual(out.read_bytes(), before)
        self.expect(run("check", "--jsonl", "--resume", path), 2, None, "--output")
        self.expect(run("clean", "--jsonl", "-o", path, path), 2, None, "is the input, too")

    def test_bad_records_stand_in_their_place(self):
        lines = [b'{"id": 1, "text": "A word."}', b"{no", b"[]", b'{"id": 4, "text": 5}', b'{"id": 5, "text": "\xe9"}', b"",
                 b'{"id": 7, "text": "' + b"x" * 1_100_000 + b'"}', b'{"id": 8, "text": "A word."}']
        path, out = self.file("in.jsonl", b"\n".join(lines)), self.folder / "out.jsonl"
        self.expect(run("check", "--jsonl", "--max-record", "1", "-o", out, path), 2, None, "in.jsonl:7: is longer than 1 MB")
        rows = [json.loads(line) for line in out.read_bytes().splitlines()]
        self.assertEqual([r["id"] for r in rows], [1, None, None, 4, None, None, 8])
        self.assertEqual([r["error"]["line"] for r in rows if "error" in r], [2, 3, 4, 5, 7])
        whole = out.read_bytes()
        out.write_bytes(whole[:len(whole) // 2])
        run("check", "--jsonl", "--max-record", "1", "--resume", "-o", out, path)
        self.assertEqual(out.read_bytes(), whole)
        self.expect(run("check", "--jsonl", self.folder / "none.jsonl", self.records(2)), 2, "s/0", "No such file")

    def test_a_text_in_json_is_unicode_whatever_its_bytes_look_like(self):
        text = "Moskau\0 наша\0 река\0 поднялась\0 сегодня\0 ночью\0 "
        self.expect(run("check", self.file("same.txt", text.encode())), 0, "nothing found")  # as a file it is UTF-16
        done = run("check", "--jsonl", stdin=json.dumps({"id": 1, "text": text}).encode())
        first = json.loads(done.stdout)["findings"][0]
        self.assertEqual((done.returncode, first["message"][:8], first["span"]), (1, "NUL byte", {"start": 6, "end": 7}))
        misread = json.dumps({"id": 1, "text": "The river rose.".encode("utf-16-le").decode("latin-1")}).encode()
        self.expect(run("check", "--jsonl", stdin=misread), 2, "cannot read binary data", "decode it first")
        cleaned = json.loads(run("clean", "--jsonl", stdin=json.dumps({"id": 1, "text": text}).encode()).stdout)
        self.assertEqual(cleaned["title"], "Moskau наша река поднялась сегодня ночью")

    def test_broken_compressed_input_is_2_behind_its_records(self):
        path = self.records(3000, "in.jsonl.gz")
        path.write_bytes(path.read_bytes()[:-20])
        result = self.expect(run("clean", "--jsonl", path), 2, '{"id":"s/0"', "broken compressed data")
        for line in result.stdout.splitlines():
            json.loads(line)

    def test_an_interrupt_leaves_whole_lines(self):
        path, out = self.records(60_000), self.folder / "out.jsonl"
        process = subprocess.Popen([PROGRAM, "check", "--jsonl", "-j", "2", "-o", out, path], stderr=subprocess.PIPE)
        while not (out.exists() and out.stat().st_size):
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        message = process.communicate()[1]
        if process.returncode == 2:  # else it was quicker than we
            self.assertIn(b"interrupted", message)
        self.assertTrue(out.read_bytes().endswith(b"}\n"))
        self.expect(run("check", "--jsonl", "--resume", "-o", out, path), 1)
        self.assertEqual(out.read_bytes(), run("check", "--jsonl", path).stdout)

    def test_a_pipe_is_answered_record_by_record(self):
        with subprocess.Popen([PROGRAM, "clean", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            for i in range(3):
                process.stdin.write(json.dumps({"id": i, "text": CLEAN}).encode() + b"\n")
                process.stdin.flush()
                self.assertEqual(json.loads(process.stdout.readline())["id"], i)
            process.stdin.close()

    def test_a_reader_that_goes_away_ends_the_run(self):
        process = subprocess.Popen([PROGRAM, "clean", "--jsonl", self.records(60_000)], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        process.stdout.readline()
        process.stdout.close()
        self.assertEqual((process.stderr.read(), process.wait()), (b"", 0))
        process.stderr.close()

    def test_progress_only_on_a_terminal(self):
        main, terminal = pty.openpty()
        path = self.records(60_000)
        subprocess.run([PROGRAM, "check", "--jsonl", "-j", "1", path], stderr=terminal, stdout=subprocess.DEVNULL)
        os.close(terminal)
        shown = os.read(main, 100_000)
        os.close(main)
        self.assertIn(b"MB/s", shown)

    def test_options_that_do_not_fit(self):
        for arguments, message in ((["--jsonl", "--format", "sarif"], "JSON Lines"), (["--jsonl", "--batch"], "copydesk facts"),
                                   (["--format", "dolma", self.clean], "--jsonl"), ([], "needs files")):
            self.expect(run("check", *arguments), 2, None, message)


class FactsOfABatch(CommandTest):
    """check --facts finds what check --batch finds, however the batch was split."""

    def batch(self):
        """Articles of several sources, some of which spell a name as hardly any other does."""
        usual, rare = "Anna Grushenkova", "Anna Gruschenkowa"
        for i in range(24):
            name = rare if i in (5, 10) else usual
            self.file(f"batch/{'abcdef'[i % 6]}/{i}.txt",
                      f"Coach {name} praised team {i} on Friday.\nShe had met Wladimir Putin before.\n")
        return sorted((self.folder / "batch").rglob("*.txt"))

    def rows(self, *arguments):
        result = run("check", "--format", "json", "--fail-on", "never", *arguments)
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        return {d["path"]: d["findings"] for d in json.loads(result.stdout)["documents"]}

    def test_facts_of_any_parts_find_what_the_batch_does(self):
        files = self.batch()
        expected = self.rows("--batch", *files)
        self.assertTrue(any(f["rule"] == "name/batch-spelling" for found in expected.values() for f in found))
        whole = None
        for count in (1, 2, 7):
            parts = []
            for part in range(count):
                parts.append(self.folder / f"{part}.facts{'.gz' if part % 2 else ''}")
                if part % 3 == 1:  # as files, or as records
                    self.expect(run("facts", "-o", parts[-1], *files[part::count]), 0)
                else:
                    records = "".join(json.dumps({"id": str(f), "text": f.read_text()}) + "\n" for f in files[part::count])
                    self.expect(run("facts", "--jsonl", "-o", parts[-1], stdin=records.encode()), 0)
            merged = self.folder / "all.facts"
            self.expect(run("facts", "--merge", "-o", merged, *reversed(parts)), 0)
            whole = whole or merged.read_bytes()
            self.assertEqual(merged.read_bytes(), whole)
            self.assertEqual(self.rows("--facts", merged, *files), expected)
            self.assertEqual(self.rows(*(a for p in parts for a in ("--facts", p)), *files), expected)
            records = "".join(json.dumps({"id": str(f), "text": f.read_text()}) + "\n" for f in files)
            found = run("check", "--jsonl", "--facts", merged, stdin=records.encode()).stdout
            self.assertEqual({r["id"]: r["findings"] for r in map(json.loads, found.splitlines())}, expected)

    def test_lines_that_recur_go(self):
        own = "The Bay Times has told the five islands what the tide brings in since the winter of 1911, and still does."
        body = ("Ship {0} came in on Monday with a cargo of {0} crates and left again before the evening, the port said.\n\n"
                "{1}\n\nCaptain {0} said that she had seen worse weather, though not in the month of {0} and not so far south.\n")
        records = [json.dumps({"id": i, "text": body.format("abcdefghijkl"[i] * 4, own)}) + "\n" for i in range(12)]
        facts, lines = self.folder / "all.facts", self.folder / "all.lines"
        stdin = "".join(records).encode()
        self.expect(run("facts", "--jsonl", "-o", facts, stdin=stdin), 0)
        self.expect(run("lines", "--jsonl", "-o", lines, stdin=stdin), 0)
        cleaned = run("clean", "--jsonl", "--facts", facts, stdin=stdin).stdout
        self.assertNotIn(own.encode(), cleaned)
        self.assertEqual(cleaned, run("clean", "--jsonl", "--lines", lines, stdin=stdin).stdout)

    def test_what_is_no_file_of_facts(self):
        for file, message in ((self.clean, "is not the first line of a file of facts"), ("none.facts", "No such file"),
                              (self.file("empty", ""), "is empty")):
            self.expect(run("check", "--facts", file, self.clean), 2, None, message)
        facts = self.folder / "all.facts"
        run("facts", "-o", facts, self.dirty)
        facts.write_bytes(facts.read_bytes().replace(b"mentions", b"mention ", 1))
        self.expect(run("check", "--facts", facts, self.clean), 2, None, "copydesk facts")
        self.expect(run("facts"), 2, None, "needs files")
        self.expect(run("facts", "--merge", "--jsonl", facts), 2, None, "give one of them")
        self.expect(run("check", "--facts", facts, "--batch", self.clean), 2, None, "give one of them")
        self.expect(run("facts", "-o", facts, self.dirty, "none.txt"), 2, None, "none.txt")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=2)
