#!/usr/bin/env python3
"""The Debian packages, as apt's users get them; man page and completions in the programs that read them.

Usage: package_test.py BUILD SOURCE_DIR [TEST…]
"""
import gzip
import os
import pathlib
import pty
import re
import select
import subprocess
import sys
import tempfile
import time
import unittest

BUILD = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
GENERATED = BUILD / "generated"
VERSION = re.search(r"project\(copydesk VERSION ([0-9.]+)", (SOURCE / "CMakeLists.txt").read_text()).group(1)
PROGRAM_DEB = BUILD / f"package/copydesk_{VERSION}-1_amd64.deb"
LIBRARY_DEB = BUILD / f"package/libcopydesk-dev_{VERSION}-1_amd64.deb"


def output_of(*command, **options):
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, **options)
    return done.stdout, done.stderr, done.returncode


class Unpacked(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.root = pathlib.Path(cls.folder.name)
        for deb in (PROGRAM_DEB, LIBRARY_DEB):
            subprocess.run(["dpkg-deb", "-x", deb, cls.root], check=True)
        cls.program = cls.root / "usr/bin/copydesk"


class Package(Unpacked):
    def test_lintian_has_no_errors(self):
        stdout, stderr, code = output_of("lintian", "--allow-root", "--fail-on", "error", PROGRAM_DEB, LIBRARY_DEB)
        self.assertEqual(code, 0, stdout + stderr)
        self.assertNotRegex(stdout, r"(?m)^E:")

    def test_dependencies_are_computed(self):
        depends = output_of("dpkg-deb", "-f", PROGRAM_DEB, "Depends")[0]
        for library in ("libc6", "libstdc++6", "libicu", "libre2"):
            self.assertIn(library, depends)
        self.assertIn(f"copydesk (= {VERSION}-1)", output_of("dpkg-deb", "-f", LIBRARY_DEB, "Depends")[0])

    def test_has_all_its_files(self):
        for name in ("bin/copydesk", "share/copydesk/lexicon.bin", "share/copydesk/rules.bin", "share/copydesk/rules/en/name.json",
                     "share/copydesk/lines/model.json", "share/man/man1/copydesk.1.gz", "share/doc/copydesk/copyright",
                     "share/doc/copydesk/changelog.gz", "share/bash-completion/completions/copydesk",
                     "share/zsh/vendor-completions/_copydesk", "share/fish/vendor_completions.d/copydesk.fish"):
            with self.subTest(name=name):
                self.assertGreater((self.root / "usr" / name).stat().st_size, 0)
        self.assertIn(f"## {VERSION}", gzip.open(self.root / "usr/share/doc/copydesk/changelog.gz", "rt").read())

    def test_runs_from_where_it_lies_with_its_own_data(self):
        article = self.root / "article.txt"
        article.write_text("Talks went on when Wladimir Putin came to the the city.\n")
        stdout, stderr, code = output_of(self.program, "check", article)
        self.assertEqual((code, stderr), (1, ""))
        self.assertIn("name/foreign-spelling", stdout)
        told, stderr, code = output_of(self.program, "version", "--verbose")
        self.assertEqual((code, stderr), (0, ""))
        self.assertIn(str(self.root), told)
        for word in (f"copydesk {VERSION}", "Hunspell en_US", "Hunspell en_GB", "checksum", "hash", "RE2", "ICU"):
            self.assertIn(word, told)
        self.assertNotIn(str(BUILD), told)

    def test_starts_from_the_compiled_rules(self):
        start = time.perf_counter()
        output_of(self.program, "rules", "list")
        self.assertLess(time.perf_counter() - start, 0.3, "reading the packs themselves takes longer")

    def test_the_library_is_found(self):
        work = self.root / "consumer"
        for command in (["cmake", "-S", SOURCE / "tests/consumer", "-B", work, "-G", "Ninja",
                         f"-DCMAKE_PREFIX_PATH={self.root / 'usr'}"], ["cmake", "--build", work], [work / "consumer"]):
            stdout, stderr, code = output_of(*command)
            self.assertEqual(code, 0, stdout + stderr)


class Versions(unittest.TestCase):
    def test_one_version_everywhere(self):
        program = output_of(BUILD / "copydesk", "--version")[0].strip()
        self.assertEqual(program, f"copydesk {VERSION}")
        first = re.search(r"(?m)^## (\S+)", (SOURCE / "CHANGELOG.md").read_text()).group(1)
        self.assertEqual(first, VERSION)
        self.assertIn(f'"copydesk {VERSION}"', (GENERATED / "copydesk.1").read_text())


class Manual(unittest.TestCase):
    def test_man_and_mandoc_have_no_warnings(self):
        page = GENERATED / "copydesk.1"
        shown, warnings, code = output_of("man", "--warnings", "-l", page, env=os.environ | {"LC_ALL": "C.UTF-8", "MANWIDTH": "100"})
        self.assertEqual((code, warnings), (0, ""))
        self.assertIn("--fail-on", shown)
        stdout, stderr, code = output_of("mandoc", "-T", "lint", "-W", "warning", page)
        self.assertEqual((code, stdout, stderr), (0, "", ""))

    def test_names_every_option_of_the_help(self):
        page = (GENERATED / "copydesk.1").read_text().replace("\\-", "-").replace("\\fB", "").replace("\\fR", "")
        for command in ("check", "fix", "clean", "names", "rules try", "rules new"):
            shown = output_of(BUILD / "copydesk", *command.split(), "--help")[0]
            for option in re.findall(r"(?m)^  (?:-\w,)?(--[a-z-]+)", shown):
                with self.subTest(command=command, option=option):
                    self.assertIn(option, page)


# What is typed, and words that must and must not be offered.
TYPED = [
    ("copydesk ", ["check", "fix", "explain", "rules"], ["list", "line-features", "completion"]),
    ("copydesk ch", ["check"], ["fix"]),
    ("copydesk rules ", ["list", "test", "new", "try"], ["check"]),
    ("copydesk check --format ", ["sarif", "markdown"], ["always"]),
    ("copydesk check --format s", ["sarif"], ["markdown"]),
    ("copydesk check --fail", ["--fail-on"], ["--format"]),
    ("copydesk check --lex", ["--lexicon"], []),
    ("copydesk explain name/fo", ["name/foreign-spelling"], ["garble/forces-of-order"]),
    ("copydesk check --only garble/forces", ["garble/forces-of-order"], ["name/foreign-spelling"]),
    ("copydesk check --format sarif --color ", ["never"], ["markdown"]),
    ("copydesk rules try --sample 3 name/fo", ["name/foreign-spelling"], []),
    ("copydesk check sto", ["story.txt"], ["check"]),
]


class Completion(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        (pathlib.Path(cls.folder.name) / "story.txt").write_text("A story.\n")
        cls.environment = os.environ | {"PATH": f"{BUILD}:{os.environ['PATH']}", "HOME": cls.folder.name, "TERM": "dumb"}

    def compare(self, typed, offered, wanted, unwanted):
        with self.subTest(typed=typed):
            for word in wanted:
                self.assertIn(word, offered)
            for word in unwanted:
                self.assertNotIn(word, offered)

    def shell(self, *command, **options):
        stdout, stderr, _ = output_of(*command, env=self.environment, cwd=self.folder.name, **options)
        self.assertEqual(stderr, "")
        return stdout

    def test_bash(self):
        ask = 'source "$1"; COMP_WORDS=($2); [[ $2 == *" " ]] && COMP_WORDS+=(""); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); ' \
              '_copydesk; printf "%s\\n" "${COMPREPLY[@]}"'
        for typed, wanted, unwanted in TYPED:
            offered = self.shell("bash", "-c", ask, "bash", GENERATED / "copydesk.bash", typed).split()
            self.compare(typed, offered, wanted, unwanted)

    def test_bash_with_the_value_behind_an_equals_sign(self):
        ask = 'source "$1"; COMP_WORDS=(copydesk check --format = s); COMP_CWORD=4; _copydesk; printf "%s\\n" "${COMPREPLY[@]}"'
        self.assertEqual(self.shell("bash", "-c", ask, "bash", GENERATED / "copydesk.bash").split(), ["sarif"])

    def test_fish(self):
        for typed, wanted, unwanted in TYPED:
            told = self.shell("fish", "--no-config", "-c", f"source {GENERATED}/copydesk.fish; complete -C $argv[1]", typed)
            self.compare(typed, [line.split("\t")[0] for line in told.splitlines()], wanted, unwanted)

    def typed_at_a_terminal(self, command, setup, typed, wanted, ready="READY"):
        """What an interactive shell shows after a key press of Tab, until it holds `wanted`."""
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(self.folder.name)
            os.execvpe(command[0], command, self.environment)
        shown = b""

        def read_until(word, seconds):
            nonlocal shown
            end = time.monotonic() + seconds
            while word not in shown and time.monotonic() < end:
                if select.select([terminal], [], [], 0.2)[0]:
                    try:
                        shown += os.read(terminal, 4096)
                    except OSError:
                        return

        try:
            os.write(terminal, (setup + "; echo REA''DY\n").encode())
            read_until(ready.encode(), 20)
            shown = b""
            os.write(terminal, (typed + "\t").encode())
            read_until(wanted.encode(), 20)
        finally:
            os.write(terminal, b"\x03exit\n")
            os.close(terminal)
            os.waitpid(child, 0)
        return shown.decode(errors="replace")

    def test_bash_and_zsh_at_a_terminal(self):
        zsh = f"PS1='> '; fpath=({GENERATED} $fpath); autoload -Uz compinit && compinit -u -D"
        for typed, wanted in (("copydesk chec", "copydesk check "), ("copydesk check --fail", "copydesk check --fail-on "),
                              ("copydesk check --format sar", "--format sarif"), ("copydesk rules tes", "rules test"),
                              ("copydesk explain name/foreign-s", "name/foreign-spelling"), ("copydesk check stor", "story.txt")):
            for command, setup in ((["bash", "--norc", "-i"], f"PS1='> '; source {GENERATED}/copydesk.bash"), (["zsh", "-f", "-i"], zsh)):
                with self.subTest(shell=command[0], typed=typed):
                    self.assertIn(wanted, self.typed_at_a_terminal(command, setup, typed, wanted))


class Docker(unittest.TestCase):
    def test_hadolint_has_nothing_to_say(self):
        stdout, stderr, code = output_of("hadolint", SOURCE / "Dockerfile")
        self.assertEqual((code, stdout + stderr), (0, ""))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
