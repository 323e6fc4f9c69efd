#!/usr/bin/env python3
"""Reviews articles in Chromium as an editor does, and follows the decisions with the program. Usage: review_test.py BUILD"""
import json
import pathlib
import sys
import unittest

from desk import ARTICLES, Desk, LEFTOVERS, STORY
from index_tests import IndexTest  # noqa: F401
from look_tests import LookTest  # noqa: F401


class ReviewTest(Desk):
    def decide_all(self, page):
        """Goes through all findings by keys: accept, edit, keep, and so on."""
        total = int(self.progress(page).split()[2])
        edits = ["café", "", "two\nlines"] + ([] if "latin" in page.url else ["<b> & 'Жук' 👮"])
        page.keyboard.press("j")
        for number in range(total):
            way = number % 4
            has_suggestion = page.locator(".card.current .suggestion").count() > 0
            if way == 1 or (way != 3 and not has_suggestion):
                page.keyboard.press("e")
                page.fill("#edit-field", edits[number // 4 % len(edits)])
                page.keyboard.press("Enter")
            elif way == 3:
                page.keyboard.press("x")
            else:
                page.keyboard.press("Enter" if way == 0 else "a")
        self.assertEqual(self.progress(page), f"{total} of {total} decided")
        self.assertIn(f"All {total} decided", self.status(page))
        return total

    def test_a_whole_review_by_mouse(self):
        page = self.open("story.html")
        self.assertEqual(self.progress(page), "0 of 12 decided")
        page.click("mark >> text=Washngton")
        card = page.locator(".card.current")
        self.assertIn("Washngton", card.inner_text())
        card.get_by_role("button", name="Accept", exact=True).click()
        self.assertEqual(page.inner_text("#marks ins.change"), "Washington")
        self.assertEqual(self.progress(page), "1 of 12 decided")
        page.click("mark >> text=forces of the order")
        page.get_by_role("button", name="Edit", exact=True).click()
        page.fill("#edit-field", "the police 👮")
        page.get_by_role("button", name="Save").click()
        page.click("mark >> text=Genf")
        page.locator(".card.current").get_by_role("button", name="Keep as it is").click()
        self.assertEqual(self.progress(page), "3 of 12 decided")
        page.click("text=Clean copy")
        clean = self.shown_copy(page)
        self.assertIn("and the the police 👮 stayed home", clean)
        self.assertIn("met in Genf. He left for Washington on", clean)
        page.click("text=Delete 2 sure leftovers")
        self.assertNotIn("Share on Facebook", self.shown_copy(page))
        page.click("#undo")
        self.assertIn("Share on Facebook", self.shown_copy(page))
        page.click("text=Delete 2 sure leftovers")
        page.get_by_role("button", name="Marks").click()
        card = page.locator("#finding-2")
        card.hover()
        card.locator(".quick .accept").click()
        page.mouse.move(1, 1)  # a card under the mouse shows its buttons there
        self.assertEqual(page.locator("#finding-2 .verdict").inner_text(), "accepted")
        page.click("mark >> text=Moskau >> nth=0")
        page.locator(".card.current").get_by_role("button", name="accept all").click()
        self.assertEqual(self.progress(page), "9 of 12 decided")
        decisions, name = self.saved(page, "export")
        self.assertEqual(name, "story.txt.decisions.json")
        article, name = self.saved(page, "download")
        self.assertEqual(name, "story.txt")
        fixed, ended = self.fixed("story.txt", decisions)
        self.assertEqual(ended.returncode, 0, ended.stderr)
        self.assertEqual(article, fixed)
        text = article.decode()
        self.assertTrue(text.startswith("Talks on the crisis 😀 begin in Moscow\n"), text)
        self.assertNotIn("Moskau", text)
        self.assertIn("Genf", text)

    def test_the_page_and_the_program_make_the_same_bytes(self):
        for name in ("story.txt", "windows.txt", "wide.txt", "latin.txt", "broken.txt", "hostile.txt"):
            with self.subTest(name):
                page = self.open(pathlib.Path(name).with_suffix(".html").name)
                self.decide_all(page)
                article, _ = self.saved(page, "download")
                decisions, _ = self.saved(page, "export")
                fixed, ended = self.fixed(name, decisions)
                self.assertEqual(ended.returncode, 0, ended.stderr.decode())
                self.assertEqual(article, fixed)
                self.assertNotEqual(article, ARTICLES[name])
                if name == "windows.txt":
                    self.assertTrue(article.startswith(b"\xef\xbb\xbf"))
                    self.assertEqual(article.count(b"\n"), article.count(b"\r\n"))

    def test_exports_are_as_their_schema_says(self):
        page = self.open("story.html")
        for key in ("j", "a", "x"):
            page.keyboard.press(key)
        saved = json.loads(self.saved(page, "export")[0])
        self.assertEqual(saved["format"], "copydesk-decisions")
        self.assertEqual(saved["documents"][0]["path"], "in/story.txt")
        first, second = saved["documents"][0]["decisions"]
        self.assertEqual((first["decision"], first["text"], first["replacement"]), ("accept", "Moskau", "Moscow"))
        self.assertEqual(set(second), {"finding", "rule", "span", "text", "decision"})
        span = first["span"]
        self.assertEqual(ARTICLES["story.txt"][span["start"]:span["end"]], b"Moskau")

    def test_of_overlapping_suggestions_the_last_chosen_holds(self):
        page = self.open("overlap.html")
        page.click("mark >> text=quayside >> nth=0")
        page.keyboard.press("a")
        self.assertEqual(page.locator(".card[data-decision=accept]").count(), 1)
        page.click("mark >> text=master >> nth=0")
        page.keyboard.press("a")
        self.assertIn("overlaps and is undecided again", self.status(page))
        self.assertEqual(page.locator(".card[data-decision=accept]").count(), 1)
        self.assertIn("The quayside second went", self.clean(page))
        page.keyboard.press("u")
        self.assertIn("The first master went", self.clean(page))
        page.keyboard.press("U")
        article, _ = self.saved(page, "download")
        fixed, ended = self.fixed("overlap.txt", self.saved(page, "export")[0])
        self.assertEqual((ended.returncode, article), (0, fixed))

    def clean(self, page):
        page.get_by_role("button", name="Clean copy").click()
        text = self.shown_copy(page)
        page.get_by_role("button", name="Marks").click()
        return text

    def shown_copy(self, page):
        """Its text, not what is laid out of it: a browser leaves out the parts that are not in view."""
        return page.text_content("#clean")

    def test_imported_decisions_that_overlap_are_followed_as_the_program_does(self):
        page = self.open("overlap.html")
        findings = json.loads((self.root / "reports/overlap.json").read_text())["documents"][0]["findings"]
        raw = ARTICLES["overlap.txt"]
        decided = [{"finding": f["fingerprint"], "rule": f["rule"], "span": s["span"], "decision": "accept", "replacement": s["text"],
                    "text": raw[s["span"]["start"]:s["span"]["end"]].decode()} for f in findings for s in f["suggestions"][:1]]
        saved = json.dumps({"format": "copydesk-decisions", "version": 1,
                            "documents": [{"path": "elsewhere/overlap.txt", "decisions": list(reversed(decided))}]})
        self.import_decisions(page, saved)
        self.assertIn("2 could not be followed", self.status(page))
        fixed, ended = self.fixed("overlap.txt", saved)
        self.assertEqual(ended.stderr.count(b"overlaps another decision"), 2, ended.stderr)
        self.assertEqual(self.saved(page, "download")[0], fixed)

    def test_imports_of_other_things_are_refused(self):
        page = self.open("story.html")
        for text, answer in (("[1", "is no JSON"), ("{}", "holds no decisions about story.txt"), ("null", "holds no decisions"),
                             ('{"format":"copydesk-decisions","version":1,"documents":[{"path":"b.txt","decisions":[]}]}', "holds no decisions"),
                             ('{"format":"copydesk-decisions","version":1,"documents":[{"path":"story.txt","decisions":[null,{"rule":"x"}]}]}',
                              "0 decisions read, 2 could not be followed")):
            page.evaluate("document.getElementById('status').textContent = ''")
            self.import_decisions(page, text)
            self.assertIn(answer, self.status(page))
        self.assertEqual(self.progress(page), "0 of 12 decided")

    def test_an_encoding_without_the_character_refuses_it(self):
        page = self.open("latin.html")
        page.keyboard.press("j")
        page.keyboard.press("e")
        page.fill("#edit-field", "Ж")
        page.keyboard.press("Enter")
        self.assertIn("windows-1252 has no characters for “Ж”", self.status(page))
        self.assertTrue(self.progress(page).startswith("0 of"))

    def test_decisions_outlive_the_page(self):
        context = self.context()
        page = self.open("story.html", context)
        for key in "jaaxu":
            page.keyboard.press(key)
        page.keyboard.press("e")
        page.fill("#edit-field", "Kyiv")
        page.keyboard.press("Enter")
        self.assertEqual(self.progress(page), "3 of 12 decided")
        before, _ = self.saved(page, "export")
        page.reload()
        self.assertEqual(self.progress(page), "3 of 12 decided")
        self.assertIn("3 decisions of an earlier visit", self.status(page))
        self.assertEqual(self.saved(page, "export")[0], before)
        other = self.open("windows.html", context)
        self.assertEqual(self.progress(other), "0 of 12 decided", "another page has its own")
        other.close()  # a browser draws the tab in front alone, and who clicks waits for what is drawn
        # The article changes and is checked again: decisions about what is still there stay.
        try:
            (self.root / "in/story.txt").write_text(STORY.replace("begin in Moskau", "are to begin in Moscow"))
            self.check("in/story.txt")
            page.reload()
            self.assertEqual(self.progress(page), "2 of 11 decided")
            self.assertIn("1 more no longer fit", self.status(page))
            article, _ = self.saved(page, "download")
            fixed, ended = self.fixed("story.txt", self.saved(page, "export")[0])
            self.assertEqual((ended.returncode, article), (0, fixed))
        finally:
            (self.root / "in/story.txt").write_bytes(ARTICLES["story.txt"])
            self.check("in")
        page.reload()
        page.click("#menu summary")
        page.click("#restart")
        self.assertTrue(self.progress(page).startswith("0 of"))
        page.reload()
        self.assertTrue(self.progress(page).startswith("0 of"), "nothing comes back")

    def test_keys(self):
        page = self.open("story.html")
        page.keyboard.press("?")
        self.assertTrue(page.is_visible("#help-dialog"))
        page.keyboard.press("a")
        page.keyboard.press("Escape")
        self.assertFalse(page.is_visible("#help-dialog"))
        self.assertEqual(self.progress(page), "0 of 12 decided")
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("k")
        self.assertEqual(page.get_attribute(".card.current", "id"), "finding-1")
        self.assertEqual(page.evaluate("document.activeElement.id"), "finding-1")
        page.keyboard.press("Shift+A")
        self.assertEqual(self.progress(page), "5 of 12 decided", "all of the rule")
        page.keyboard.press("Control+z")
        self.assertEqual(self.progress(page), "0 of 12 decided")
        page.keyboard.press("Control+Shift+z")
        self.assertEqual(self.progress(page), "5 of 12 decided")
        page.keyboard.press("a")
        self.assertEqual(self.progress(page), "5 of 12 decided", "once more changes nothing and goes on")
        page.keyboard.press("1")
        self.assertEqual(self.progress(page), "6 of 12 decided")
        page.keyboard.press("9")
        self.assertIn("There", self.status(page))
        page.keyboard.press("e")
        page.keyboard.type("jjaax")
        page.keyboard.press("Escape")
        self.assertEqual(self.progress(page), "6 of 12 decided", "an edit given up")
        page.keyboard.press("v")
        self.assertTrue(page.is_visible("#clean"))
        page.keyboard.press("?")
        page.uncheck("#single-keys")
        page.click("#help-close")
        page.keyboard.press("v")
        self.assertTrue(page.is_visible("#clean"), "switched off")
        page.reload()
        page.keyboard.press("j")
        self.assertEqual(page.locator(".card.current").count(), 0, "still off")
        # By Tab alone: the skip link leads past the article, marks lead to their cards.
        page.keyboard.press("Tab")
        self.assertEqual(page.evaluate("document.activeElement.className"), "skip")
        page.focus("#place-3 a")
        page.keyboard.press("Enter")
        self.assertEqual(page.evaluate("document.activeElement.id"), "finding-3")
        page.keyboard.press("Enter")
        self.assertEqual(page.get_attribute("#finding-3", "data-decision"), "accept")

    def test_sure_and_likely_leftover_lines_are_two_choices(self):
        self.check("--severity", "advice", "in/leftovers.txt", report="advised")
        page = self.open("../advised/leftovers.html")
        page.get_by_role("button", name="Clean copy").click()
        left = LEFTOVERS.splitlines()
        for kind, lines in (("sure", ["Skip to main content", "Share on Facebook", "Sign in", "Share on Twitter",
                                      "Privacy policy"]),
                            ("likely", ["My Bay Times", "Short link: https://news.example/s/48213"])):
            page.get_by_role("button", name=f"Delete {len(lines)} {kind} leftovers").click()
            left = [line for line in left if line not in lines]
            self.assertEqual(list(filter(None, self.shown_lines(page))), list(filter(None, left)))
        self.assertTrue(any(line.startswith("(Reporting by") for line in left), "advice is no reason to delete")

    def shown_lines(self, page):
        return page.eval_on_selector_all("#clean p", "lines => lines.map(line => line.textContent)")

    def test_filters(self):
        page = self.open("story.html")
        page.click("button[data-kind=boilerplate]")
        self.assertEqual(page.locator(".card:visible").count(), 10)
        self.assertEqual(page.locator("mark.off").count(), 2)
        page.click("button[data-kind=error]")
        self.assertEqual(self.progress(page), "0 of 5 decided")
        page.click("button[data-kind=warning]")
        self.assertEqual(page.inner_text("#none"), "Nothing to show with these filters.")
        for kind in ("error", "warning", "boilerplate"):
            page.click(f"button[data-kind={kind}]")
        page.keyboard.press("j")
        page.keyboard.press("a")
        page.click("#hide-decided")
        self.assertEqual(page.locator(".card:visible").count(), 11)

    def test_mark_up_in_articles_is_text(self):
        page = self.open("hostile.html")
        self.assertEqual(page.locator("img, #marks b, main article article").count(), 0)
        self.assertIn("<script>alert(1)</script> </script><!-- & <img src=x onerror=alert(1)>", page.inner_text("#marks"))
        page.keyboard.press("j")
        page.keyboard.press("e")
        page.fill("#edit-field", "<img src=x onerror=alert(1)></script>")
        page.keyboard.press("Enter")
        self.assertIn("<img src=x onerror=alert(1)></script>", self.clean(page))
        self.assertEqual(page.locator("img").count(), 0)

    def test_nothing_to_review(self):
        page = self.open("clean.html")
        self.assertEqual(page.inner_text("#none"), "Nothing found. The article is clean.")
        self.assertFalse(page.is_visible("#progress"))
        for key in ("j", "a", "x", "u", "v"):
            page.keyboard.press(key)
        self.assertEqual(self.saved(page, "download")[0], ARTICLES["clean.txt"])

    def test_an_empty_article(self):
        page = self.open("empty.html")
        self.assertEqual(page.locator(".card").count(), 1)
        self.assertIn("The article has no text", page.inner_text(".card"))
        for key in ("j", "a", "x", "u", "v"):
            page.keyboard.press(key)
        self.assertEqual(self.saved(page, "download")[0], b"")

    def test_copies_the_corrected_text(self):
        context = self.context()
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = self.open("windows.html", context)
        page.keyboard.press("j")
        page.keyboard.press("a")
        page.click("#copy")
        self.expect_status(page, "clipboard")
        text = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
        self.assertEqual(text, STORY.replace("Moskau", "Moscow", 1))


if __name__ == "__main__":
    with Desk.opened(str(pathlib.Path(sys.argv.pop(1), "copydesk").resolve())):
        unittest.main()
