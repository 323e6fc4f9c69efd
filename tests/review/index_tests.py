"""The page that lists the articles of a run."""
import json

from desk import Desk


class IndexTest(Desk):
    def column(self, page, number):
        return page.eval_on_selector_all(f"#articles tbody tr td:nth-child({number}), #articles tbody tr th:nth-child({number})",
                                         "cells => cells.map(c => c.textContent)")

    def test_sorts_and_finds(self):
        page = self.open("index.html")
        page.click("th >> text=Fix now")
        counts = list(map(int, self.column(page, 2)))
        self.assertEqual(counts, sorted(counts, reverse=True))
        self.assertEqual(page.get_attribute("th:has-text('Fix now')", "aria-sort"), "descending")
        page.click("th >> text=Fix now")
        self.assertEqual(list(map(int, self.column(page, 2))), sorted(counts))
        page.click("th >> text=article")
        names = self.column(page, 1)
        self.assertEqual(names, sorted(names))
        page.fill("#search", "WIDE")
        self.assertEqual(page.locator("#articles tbody tr:visible").count(), 1)
        page.fill("#search", "nothing of the kind")
        self.assertIn("No article", page.inner_text("#none"))

    def test_tells_families_rules_and_names(self):
        page = self.open("index.html")
        self.assertIn("name", page.inner_text(".families"))
        self.assertIn("name/foreign-spelling", page.inner_text(".rules"))
        names = page.inner_text(".names")
        self.assertIn("Moskau", names)
        page.click(".names a >> nth=0")
        self.assertEqual(page.locator("#marks").count(), 1)

    def test_tells_and_exports_what_is_decided(self):
        context = self.context()
        for name, keys in (("story.html", "jaa"), ("wide.html", "jx")):
            page = self.open(name, context)
            for key in keys:
                page.keyboard.press(key)
            page.close()
        page = self.open("index.html", context)
        row = page.locator("#articles tr", has_text="story.txt")
        self.assertEqual(row.locator(".decided").inner_text(), "2")
        with page.expect_download() as download:
            page.click("#export")
        with open(download.value.path()) as saved:
            decisions = json.load(saved)
        self.assertEqual([d["path"] for d in decisions["documents"]], ["in/story.txt", "in/wide.txt"])
        fixed, ended = self.fixed("story.txt", json.dumps(decisions))
        self.assertEqual(ended.returncode, 0, ended.stderr)
        self.assertIn("begin in Moscow", fixed.decode())
