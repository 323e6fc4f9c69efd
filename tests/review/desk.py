"""What the tests of the review share: articles, their pages, and a browser that complains of nothing."""
import contextlib
import json
import pathlib
import re
import subprocess
import tempfile
import unittest

from playwright.sync_api import expect, sync_playwright

STORY = """Talks on the crisis 😀 begin in Moskau

MOSKAU (AP) - The the talks went on in Moskau on Monday, said Wladimir Putin, and the forces of the order stayed home.
The United States Security Council met in Genf. He left for Washngton on Tuesday & was seen by the goverment.
Share on Facebook
Read more: Why ferries are late
"""
LEFTOVERS = """Skip to main content
Share on Facebook
Ferry crew rescues dog from harbour wall

A dog that had spent the night on a ledge of the harbour wall was brought ashore by a ferry crew on Monday morning.
The animal had been seen by walkers, who called the coastguard. It was cold and hungry but not hurt, the crew said.
Nobody knows how it came there. The harbour office asks its owner to come forward.

(Reporting by Marta Kowal in Lisbon; editing by Tom Ashe)

Sign in
My Bay Times
Share on Twitter
Short link: https://news.example/s/48213
Privacy policy
"""
HOSTILE = """<script>alert(1)</script> </script><!-- & <img src=x onerror=alert(1)> went to Moskau

The the talks in Moskau ended, "said" <b>Wladimir Putin</b> of </article></main> the goverment.
"""
# Two rules whose suggestions overlap, though what they flag does not.
OVERLAPPING_RULES = {"pack": "overlap", "licence": "MIT", "source": "a test", "rules": [
    {"id": f"style/overlap-{name}", "severity": "warning", "confidence": 0.9, "message": "“{found}”", "why": "For a test.",
     "pattern": [{"word": "quayside"} | ({"mark": True} if name == "first" else {}), "ferry",
                 {"word": "master"} | ({"mark": True} if name == "second" else {})],
     "suggest": [{"replace": [1, 2] if name == "first" else [2, 3], "with": name}],
     "bad": ["The quayside ferry master left."], "good": ["The ferry left."]} for name in ("first", "second")]}
LATIN = "Le café \x96 the talks went on in Moskau, said Wladimir Putin, and the the crowd at the Café de la Paix cheered.\r\n"
ARTICLES = {
    "story.txt": STORY.encode(),
    "windows.txt": b"\xef\xbb\xbf" + STORY.replace("\n", "\r\n").encode(),
    "wide.txt": ("\ufeff" + STORY).encode("utf-16-le"),
    "latin.txt": LATIN.encode("latin-1"),
    "broken.txt": STORY.replace("on Monday", "on\udc81 Monday").replace("Read more", "Read\udc81\udcc3 more").encode("utf-8", "surrogateescape"),
    "hostile.txt": HOSTILE.encode(),
    "leftovers.txt": LEFTOVERS.encode(),
    "overlap.txt": "The quayside ferry master went to Moskau. The the quayside ferry master 😀 came back.\r\n".encode(),
    "capital.txt": b"The talks in Moscow went on.\n",
    "clean.txt": b"All is well.\n",
    "empty.txt": b"",
}
LIMIT = 20000  # milliseconds that anything may take


class Desk(unittest.TestCase):
    """Every test opens pages in a browser profile of its own."""

    program = root = browser = None  # set by `opened`

    @staticmethod
    @contextlib.contextmanager
    def opened(program):
        """Articles checked once, and a browser, for all tests."""
        Desk.program = program
        with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
            Desk.root = pathlib.Path(folder)
            (Desk.root / "in").mkdir()
            for name, content in ARTICLES.items():
                (Desk.root / "in" / name).write_bytes(content)
            (Desk.root / "house.json").write_text(json.dumps(OVERLAPPING_RULES))
            Desk.check("in")
            Desk.browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
            yield
            Desk.browser.close()

    @classmethod
    def run_program(cls, *arguments):
        return subprocess.run([cls.program, *arguments], cwd=cls.root, capture_output=True, timeout=60)

    @classmethod
    def check(cls, *paths, report="reports"):
        ended = cls.run_program("check", "-q", "--add-rules", "house.json", "--report", report, *paths)
        assert ended.returncode in (0, 1), ended.stderr.decode()

    def setUp(self):
        self.complaints = []
        self.contexts = []

    def tearDown(self):
        for context in self.contexts:
            context.close()
        self.assertEqual(self.complaints, [], "errors and violations of the content security policy")

    def context(self, **options):
        """A browser profile without any history."""
        context = self.browser.new_context(**{"viewport": {"width": 1280, "height": 860}, "reduced_motion": "reduce"} | options)
        context.set_default_timeout(LIMIT)
        context.on("request", lambda r: self.complaints.append(r.url) if not r.url.startswith(("file:", "blob:")) else None)
        self.contexts.append(context)
        return context

    def open(self, name, context=None, **options):
        page = (context or self.context(**options)).new_page()
        page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto((self.root / "reports" / name).as_uri())
        return page

    # What an editor does and sees.
    def progress(self, page):
        return page.inner_text("#progress-text")

    def status(self, page):
        return page.inner_text("#status")

    def saved(self, page, button):
        with page.expect_download() as download:
            if button != "download":
                page.click("#menu summary")
            page.click(f"#{button}")
        return pathlib.Path(download.value.path()).read_bytes(), download.value.suggested_filename

    def import_decisions(self, page, text):
        page.set_input_files("#import-file", {"name": "d.json", "mimeType": "application/json", "buffer": text.encode()})
        self.expect_status(page, ".")

    def expect_status(self, page, pattern):
        """Waits for a message. Not by a function in the page: its policy forbids the second call of one."""
        expect(page.locator("#status")).to_have_text(re.compile(pattern), timeout=LIMIT)

    def fixed(self, name, decisions):
        """What `copydesk fix --decisions` makes of the article, and how it ended."""
        (self.root / "decisions.json").write_bytes(decisions if isinstance(decisions, bytes) else decisions.encode())
        copy = self.root / "fixed" / name
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes((self.root / "in" / name).read_bytes())
        ended = self.run_program("fix", "--write", "--decisions", "decisions.json", str(copy))
        return copy.read_bytes(), ended
