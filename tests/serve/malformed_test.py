"""A thousand requests that are wrong in some way: each gets its status, and the server goes on."""
import random
import re
import socket
import time
import unittest

from server import MOSCOW, Server

FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
JSON = b"Content-Type: application/json\r\n"


def request(path, body=b"", headers=b"", method=b"POST", version=b"1.1", length=True):
    size = b"Content-Length: %d\r\n" % len(body) if length else b""
    return method + b" " + path + b" HTTP/" + version + b"\r\nHost: x\r\nConnection: close\r\n" + headers + size + b"\r\n" + body


# What is sent, and the status that it must get.
CASES = [
    (b"nonsense\r\n\r\n", 400),
    (b"GET\r\n\r\n", 400),
    (b"GET / HTTP/9.9\r\n\r\n", 505),
    (b"GET  / HTTP/1.1\r\n\r\n", 400),
    (b"G@T / HTTP/1.1\r\n\r\n", 400),
    (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400),  # a client that speaks TLS
    (b"GET / HTTP/1.1\r\nBroken header\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\n: x\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nX: " + b"y" * 20000 + b"\r\n\r\n", 431),
    (b"GET /" + b"a" * 20000 + b" HTTP/1.1\r\n\r\n", 431),
    (request(b"/nothing"), 404),
    (request(b"/../../etc/passwd", method=b"GET"), 404),
    (request(b"/v1/check", method=b"GET"), 405),
    (request(b"/v1/check", method=b"DELETE"), 405),
    (request(b"/healthz"), 405),
    (request(b"/metrics", method=b"PUT"), 405),
    (request(b"/v1/check", b"{", JSON), 400),
    (request(b"/v1/check", b"[" * 100000, JSON), 400),
    (request(b"/v1/check", b'{"text":"\xff"}', JSON), 400),
    (request(b"/v1/check", b'{"text":"\\ud800"}', JSON), 400),
    (request(b"/v1/check", b'{"text":"a","severity":1}', JSON), 400),
    (request(b"/v1/check", b"x", b"Content-Type: image/png\r\n"), 415),
    (request(b"/v1/check", bytes(range(32)) * 200, b"Content-Type: text/plain\r\n"), 400),
    (request(b"/v1/fix", b"caf\xe9", b"Content-Type: text/plain\r\n"), 400),
    (request(b"/v1/check", b'{"text":"' + b"a" * 70000 + b'"}', JSON), 413),
    (request(b"/v1/clean", b'{"text":"a","drop":7}', JSON), 400),
    (request(b"/v2/check", b"", FORM), 400),
    (request(b"/v2/check", b"language=en", FORM), 400),
    (request(b"/v2/check", b"text=a", FORM), 400),
    (request(b"/v2/check", b"text=a&language=klingon", FORM), 400),
    (request(b"/v2/check", b"text=%ff&language=en", FORM), 400),
    (request(b"/v2/check", b"text=%00%00%00%00&language=en", FORM), 400),
    (request(b"/v2/check", b"language=en&data={", FORM), 400),
    (request(b"/v2/check", b"language=en&data=[]", FORM), 400),
    (request(b"/v2/check", b'language=en&data={"annotation":[{}]}', FORM), 400),
    (request(b"/v2/check", b"text=" + b"a" * 70000 + b"&language=en", FORM), 413),
    (request(b"/v2/check", b"a" * 900000, FORM), 413),
    (request(b"/v2/check", b"text=a", JSON), 415),
    (request(b"/v1/check", b"", b"Content-Length: -1\r\n", length=False), 400),
    (request(b"/v1/check", b"", b"Content-Length: 1e3\r\n", length=False), 400),
    (request(b"/v1/check", b"", b"Content-Length: 99999999999\r\n", length=False), 413),
    (request(b"/v1/check", b"", b"Content-Length: 3\r\nContent-Length: 4\r\n", length=False), 400),
    (request(b"/v1/check", b"x" * 10, b"Content-Length: 100\r\n", length=False), 400),  # ends before it should
    (request(b"/v1/check", b"zz\r\nabc", b"Transfer-Encoding: chunked\r\n", length=False), 400),
    (request(b"/v1/check", b"fffff0\r\n" + b"a" * 500000, b"Transfer-Encoding: chunked\r\n", length=False), 413),
]


def status_of(answer):
    first = re.match(rb"HTTP/1\.[01] (\d{3}) ", answer)
    return int(first.group(1)) if first else 0


class Malformed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server("--max-text", 64, "--timeout", 1)
        cls.addClassCleanup(cls.server.close)

    def expect_alive(self):
        self.assertIsNone(self.server.process.poll())
        answer = self.server.post("/v1/check", {"text": MOSCOW})
        self.assertEqual(len(answer.json()["documents"][0]["findings"]), 1)

    def test_each_has_its_status(self):
        for sent, status in CASES:
            with self.subTest(sent=sent[:80]):
                self.assertEqual(status_of(self.server.raw(sent)), status)
        self.expect_alive()

    def test_a_thousand_at_random(self):
        dice = random.Random(11)
        sound = [request(b"/v1/check", b'{"text":"The talks went on in Moskau."}', JSON),
                 request(b"/v2/check", b"language=en&text=The+talks+went+on+in+Moskau.", FORM),
                 request(b"/v1/clean", b'{"html":"<p>A dog was brought ashore.</p>"}', JSON),
                 request(b"/metrics", method=b"GET")]
        allowed = {0, 200, 400, 404, 405, 408, 413, 415, 431, 501, 505}
        for n in range(1000):
            broken = bytearray(dice.choice(sound))
            for _ in range(dice.randrange(1, 6)):
                place = dice.randrange(len(broken))
                kind = dice.randrange(3)
                if kind == 0:
                    broken[place] = dice.randrange(256)
                elif kind == 1:
                    del broken[place:place + dice.randrange(1, 20)]
                else:
                    broken[place:place] = bytes(dice.randrange(256) for _ in range(dice.randrange(1, 8)))
                if not broken:
                    break
            self.assertIn(status_of(self.server.raw(bytes(broken))), allowed, broken)
        self.expect_alive()

    def test_slow_clients_are_sent_away_and_hold_up_nobody(self):
        slow = [socket.create_connection(("127.0.0.1", self.server.port), timeout=10) for _ in range(50)]
        for connection in slow:
            connection.sendall(b"POST /v1/check HTTP/1.1\r\nContent-Length: 100\r\n\r\nabc")
        begun = time.monotonic()
        self.expect_alive()
        self.assertLess(time.monotonic() - begun, 0.9)
        self.assertEqual(status_of(slow[0].recv(1000)), 408)
        for connection in slow:
            connection.close()

    def test_pipelined_requests_are_answered_in_order(self):
        two = request(b"/healthz", method=b"GET").replace(b"Connection: close\r\n", b"") + request(b"/nothing", method=b"GET")
        answer = self.server.raw(two)
        self.assertEqual(re.findall(rb"HTTP/1\.1 (\d+)", answer), [b"200", b"404"])

    def test_100_continue(self):
        body = b'{"text":"a"}'
        answer = self.server.raw(request(b"/v1/check", body, JSON + b"Expect: 100-continue\r\n"))
        self.assertTrue(answer.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200"), answer)

    def test_http_1_0(self):
        self.assertEqual(status_of(self.server.raw(request(b"/healthz", method=b"GET", version=b"1.0"))), 200)
