"""The interfaces, with the clients that they are for."""
import json
import tempfile
import unittest

import language_tool_python
import requests
from prometheus_client.parser import text_string_to_metric_families
from server import MOSCOW, Server, dumped, findings_of

FOREIGN = "name/foreign-spelling"


class Served(unittest.TestCase):
    options = ()

    @classmethod
    def setUpClass(cls):
        cls.server = Server(*cls.options)
        cls.addClassCleanup(cls.server.close)


class LanguageTool(Served):
    """By language_tool_python, in remote mode."""

    def tool(self, language="en-US", **more):
        tool = language_tool_python.LanguageTool(language, remote_server=self.server.url, **more)
        self.addCleanup(tool.close)
        return tool

    def rules(self, tool, text):
        return [match.rule_id for match in tool.check(text)]

    def test_matches(self):
        match, = self.tool().check(MOSCOW)
        self.assertEqual((match.rule_id, match.offset, match.error_length), (FOREIGN, 21, 6))
        self.assertEqual(match.replacements, ["Moscow"])
        self.assertEqual(match.message, "“Moskau” is the German spelling of “Moscow”")
        self.assertEqual(match.category, "NAME")
        self.assertEqual(match.rule_issue_type, "misspelling")
        self.assertEqual(match.sentence, MOSCOW)
        self.assertEqual(match.matched_text, "Moskau")
        self.assertIn(match.matched_text, match.context)

    def test_corrects_behind_emoji(self):
        tool = self.tool()
        text = "😀 👩‍👩‍👧 é: the talks in Moskau 🎉 ended, and the mayor left Moskau."
        self.assertEqual(tool.correct(text), text.replace("Moskau", "Moscow"))
        # (The client's matched_text counts wrong where emoji stand before it, with any server.)
        self.assertEqual([text[m.offset:m.offset + m.error_length] for m in tool.check(text)], ["Moskau", "Moskau"])

    def test_rules_and_categories(self):
        text = MOSCOW + " He left the the hall."
        tool = self.tool()
        both = self.rules(tool, text)
        self.assertEqual(len(both), 2)
        other = next(rule for rule in both if rule != FOREIGN)
        tool.disabled_rules = {FOREIGN}
        self.assertEqual(self.rules(tool, text), [other])
        tool.disabled_rules = set()
        tool.disabled_categories = {"NAME"}
        self.assertEqual(self.rules(tool, text), [other])
        tool.disabled_categories = set()
        tool.enabled_rules, tool.enabled_rules_only = {FOREIGN}, True
        self.assertEqual(self.rules(tool, text), [FOREIGN])

    def test_advice_is_for_the_picky(self):
        text = "The colour of the house changed. The color of the door did not."
        tool = self.tool("en")
        self.assertEqual(self.rules(tool, text), [])
        tool.picky = True
        self.assertTrue(self.rules(tool, text))
        tool.picky = False
        tool.enabled_rules = {"style/american-british"}
        self.assertEqual(self.rules(tool, text), ["style/american-british"])

    def test_variants_of_english(self):
        text = "The colour of the house changed."
        self.assertEqual(self.rules(self.tool("en-US"), text), ["style/english-variant"])
        self.assertEqual(self.rules(self.tool("en-GB"), text), [])
        self.assertEqual(self.rules(self.tool("en"), text), [])

    def test_languages(self):
        codes = [entry["longCode"] for entry in self.server.get("/v2/languages").json()]
        self.assertTrue({"en", "en-US", "en-GB"} <= set(codes))


class LanguageToolByHand(Served):
    """What language_tool_python does not send."""

    def check(self, status=200, **parameters):
        answer = requests.post(self.server.url + "/v2/check", data=parameters, timeout=30)
        self.assertEqual(answer.status_code, status, answer.text)
        return answer.json() if status == 200 else answer.text

    def test_annotated_text(self):
        data = {"annotation": [{"text": "😀 Talks in "}, {"markup": "<b>"}, {"text": "Moskau"}, {"markup": "</b>"},
                               {"text": " went on."}, {"markup": "<p>", "interpretAs": "\n\n"}, {"text": "Moskau is big."}]}
        original = "😀 Talks in <b>Moskau</b> went on.<p>Moskau is big."
        matches = self.check(language="en", data=dumped(data))["matches"]
        units = original.encode("utf-16-le")
        for match in matches:
            flagged = units[2 * match["offset"]:2 * (match["offset"] + match["length"])].decode("utf-16-le")
            self.assertEqual(flagged, "Moskau")
            self.assertEqual([r["value"] for r in match["replacements"]], ["Moscow"])
        self.assertEqual(len(matches), 2)

    def test_answer_has_all_members(self):
        answer = self.check(language="auto", preferredVariants="de-DE,en-GB", text=MOSCOW + " It rained.")
        self.assertEqual(answer["software"]["name"], "copydesk")
        self.assertEqual(answer["software"]["apiVersion"], 1)
        self.assertEqual(answer["warnings"], {"incompleteResults": False})
        self.assertEqual(answer["language"]["code"], "en-GB")
        self.assertEqual(answer["language"]["detectedLanguage"]["code"], "en-GB")
        self.assertEqual(answer["sentenceRanges"], [[0, 38], [39, 49]])
        match = answer["matches"][0]
        context = match["context"]
        self.assertEqual(context["text"][context["offset"]:context["offset"] + context["length"]], "Moskau")
        self.assertEqual(set(match["rule"]["category"]), {"id", "name"})
        for key in ("message", "shortMessage", "type", "ignoreForIncompleteSentence", "contextForSureMatch"):
            self.assertIn(key, match)

    def test_superdesk_gets_types_that_it_keeps(self):
        kept = {"misspelling", "whitespace", "other", "grammar", "characters", "typographical", "locale-violation"}
        text = MOSCOW + "\n\nOTAN met. The colour and the color.\n\nSubscribe to our newsletter\n\nAn em dash â€” here.\n"
        plain = self.check(language="en", level="picky", text=text)["matches"]
        made = self.check(language="en", level="picky", compat="superdesk", text=text)["matches"]
        self.assertEqual([m["rule"]["id"] for m in made], [m["rule"]["id"] for m in plain])
        self.assertFalse({m["rule"]["issueType"] for m in plain} <= kept)
        self.assertTrue({m["rule"]["issueType"] for m in made} <= kept)

    def test_get(self):
        answer = self.server.get("/v2/check", params={"language": "en", "text": MOSCOW}).json()
        self.assertEqual([m["rule"]["id"] for m in answer["matches"]], [FOREIGN])

    def test_faults_are_told_as_languagetool_does(self):
        self.assertEqual(self.check(400, language="en"), "Error: Missing 'text' or 'data' parameter")
        self.assertIn("not both", self.check(400, language="en", text="a", data="{}"))
        self.assertIn("'language'", self.check(400, text="a"))
        self.assertIn("'xx'", self.check(400, text="a", language="xx"))
        self.assertIn("annotation", self.check(400, data="{}", language="en"))
        self.assertIn("enabledOnly", self.check(400, text="a", language="en", enabledOnly="true"))
        self.assertEqual(self.check(language="en", text="")["matches"], [])


class OwnInterface(Served):
    def test_check(self):
        answer = self.server.post("/v1/check", {"text": MOSCOW, "path": "story.txt"})
        self.assertEqual(findings_of(answer), [(FOREIGN, "Moskau")])
        self.assertEqual(answer.json()["documents"][0]["path"], "story.txt")
        self.assertEqual(findings_of(self.server.post("/v1/check", {"text": MOSCOW, "without": ["name/*"]})), [])
        self.assertEqual(findings_of(self.server.post("/v1/check?only=name/*&severity=error", data=MOSCOW.encode(),
                                                      headers={"Content-Type": "text/plain; charset=utf-8"})),
                         [(FOREIGN, "Moskau")])
        self.assertEqual(findings_of(self.server.post("/v1/check", {"text": "The colour changed.", "english": "us"})),
                         [("style/english-variant", "colour")])

    def test_fix(self):
        text = "😀 He left the the hall. " + MOSCOW
        answer = self.server.post("/v1/fix", {"text": text}).json()
        self.assertEqual((answer["text"], answer["applied"]), (text.replace("the the", "the"), 1))
        made = text.encode()
        for edit in reversed(answer["edits"]):
            made = made[:edit["span"]["start"]] + edit["text"].encode() + made[edit["span"]["end"]:]
        self.assertEqual(made.decode(), answer["text"])
        self.assertEqual([f["rule"] for f in answer["findings"]], [FOREIGN])
        self.assertEqual(self.server.post("/v1/fix", {"text": text, "unsafe": True}).json()["applied"], 2)

    def test_clean(self):
        body = "A dog that had spent the night on a ledge of the harbour wall was brought ashore by a ferry crew on Monday."
        page = f"<html><head><title>Ferry crew rescues dog</title></head><body><nav><a href=/>Home</a></nav>" \
               f"<h1>Ferry crew rescues dog</h1><p>{body}</p><p>{body.replace('dog', 'cat')}</p></body></html>"
        answer = self.server.post("/v1/clean", {"html": page}).json()
        self.assertIn(body, answer["text"])
        self.assertNotIn("Home", answer["text"])
        self.assertTrue(answer["removed"])
        again = self.server.post("/v1/clean", data=page.encode(), headers={"Content-Type": "text/html"}).json()
        self.assertEqual(again, answer)
        self.assertEqual(answer["title"], "Ferry crew rescues dog")

    def test_a_string_of_json_is_unicode_and_a_body_of_text_may_be_anything(self):
        misread = "Moskau\0 наша\0 река\0 поднялась\0 сегодня\0 ночью\0 "
        answer = self.server.post("/v1/check", {"text": misread})
        self.assertEqual(findings_of(answer), [("encoding/invalid-bytes", "\0")] * 6)
        answer = self.server.post("/v1/check", data=MOSCOW.encode("utf-16-le"), headers={"Content-Type": "text/plain"}).json()
        document = answer["documents"][0]
        span = document["findings"][0]["span"]
        self.assertEqual(MOSCOW.encode("utf-16-le")[span["start"]:span["end"]].decode("utf-16-le"), "Moskau")
        answer = self.server.post("/v1/fix", {"text": misread + "the the"})
        self.assertEqual(answer.json()["text"], misread + "the")

    def test_faults(self):
        for path, body, status, told in (
                ("/v1/check", {}, 400, "“text” is missing"), ("/v1/check", {"txt": ""}, 400, "there is no “txt”"),
                ("/v1/check", {"text": 3}, 400, "must be a string"), ("/v1/check", [], 400, "must be a JSON object"),
                ("/v1/check", {"text": "a", "only": ["nme/*"]}, 400, "there is no such rule"),
                ("/v1/check", {"text": "a", "severity": "high"}, 400, "error, warning or advice"),
                ("/v1/check", {"text": "a\0b\0" * 9}, 400, "text: cannot read binary data as text – decode it first"),
                ("/v1/clean", {"text": "a", "html": "b"}, 400, "either"), ("/v1/clean", {"text": "a", "keep": ["x"]}, 400, "kinds"),
                ("/v1/fix", {"text": "a", "unsafe": "yes"}, 400, "true or false"), ("/v1/nothing", {}, 404, "there is no")):
            answer = self.server.post(path, body)
            self.assertEqual(answer.status_code, status, answer.text)
            self.assertIn(told, answer.json()["error"]["message"])


class Watching(Served):
    def test_health_and_metrics(self):
        self.assertEqual(self.server.get("/healthz").json(), {"status": "ok"})
        self.server.post("/v1/check", {"text": MOSCOW})
        self.server.post("/v1/check", {})
        self.server.get("/no/such/page")
        answer = self.server.get("/metrics")
        self.assertTrue(answer.headers["Content-Type"].startswith("text/plain; version=0.0.4"))
        samples = {(s.name, s.labels.get("path"), s.labels.get("code"), s.labels.get("le")): s.value
                   for family in text_string_to_metric_families(answer.text) for s in family.samples}
        self.assertEqual(samples["copydesk_requests_total", "/v1/check", "200", None], 1)
        self.assertEqual(samples["copydesk_requests_total", "/v1/check", "400", None], 1)
        self.assertEqual(samples["copydesk_requests_total", "other", "404", None], 1)
        self.assertEqual(samples["copydesk_request_duration_seconds_bucket", "/v1/check", None, "+Inf"], 2)
        self.assertGreater(samples["process_resident_memory_bytes", None, None, None], 1e6)

    def test_head_and_index(self):
        answer = requests.head(self.server.url + "/healthz", timeout=30)
        self.assertEqual((answer.status_code, answer.text, answer.headers["Content-Length"]), (200, "", "16"))
        self.assertIn("/v1/check", self.server.get("/").text)


class House(unittest.TestCase):
    def test_configuration_and_origin(self):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as config:
            json.dump({"root": True, "vocabulary": {"accept": ["Moskau"]}}, config)
            config.flush()
            server = Server("--config", config.name, "--allow-origin", "https://news.example")
            self.addCleanup(server.close)
            answer = server.post("/v1/check", {"text": MOSCOW})
            self.assertEqual(findings_of(answer), [])
            self.assertEqual(answer.headers["Access-Control-Allow-Origin"], "https://news.example")
            preflight = requests.options(server.url + "/v2/check", timeout=30)
            self.assertEqual(preflight.status_code, 204)
            self.assertIn("POST", preflight.headers["Access-Control-Allow-Methods"])
