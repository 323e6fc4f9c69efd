"""What no client library would send: broken frames and messages, the wrong order, floods. The server answers by the
protocol and goes on."""
import json
import random
import subprocess

import pytest
from conftest import PROGRAM

INITIALIZE = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}
MOSCOW = "The talks went on in Moskau on Monday.\n"


def frame(message):
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def messages_in(output):
    while output:
        head, _, rest = output.partition(b"\r\n\r\n")
        length = int(head.split(b":")[1])
        yield json.loads(rest[:length])
        output = rest[length:]


def talk(*frames):
    """What the server answers to all this, and its exit code."""
    done = subprocess.run([PROGRAM, "lsp"], input=b"".join(frames), capture_output=True, timeout=60)
    assert done.stderr == b"", done.stderr
    return list(messages_in(done.stdout)), done.returncode


def request(number, method, params=None):
    return frame({"jsonrpc": "2.0", "id": number, "method": method, "params": params})


def notify(method, params=None):
    return frame({"jsonrpc": "2.0", "method": method, "params": params})


def opened(text, uri="file:///nowhere/story.txt"):
    return notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "x", "version": 1, "text": text}})


def hover(number, line=0, character=23):
    return request(number, "textDocument/hover", {"textDocument": {"uri": "file:///nowhere/story.txt"},
                                                  "position": {"line": line, "character": character}})


PULL = request(90, "textDocument/diagnostic", {"textDocument": {"uri": "file:///nowhere/story.txt"}})
END = [request(99, "shutdown"), notify("exit")]


def answer_to(messages, number):
    return next(m for m in messages if m.get("id") == number and "result" in m)["result"]


def error_of(messages, number):
    return next(m["error"]["code"] for m in messages if m.get("id") == number and "error" in m)


def test_exit_codes():
    assert talk(frame(INITIALIZE), *END)[1] == 0
    assert talk(frame(INITIALIZE), notify("exit"))[1] == 1
    assert talk(frame(INITIALIZE))[1] == 1  # the editor died
    assert talk()[1] == 1


def test_the_order_of_a_session():
    messages, code = talk(hover(5), frame(INITIALIZE), frame({**INITIALIZE, "id": 2}), request(3, "no/such"),
                          request(4, "$/secret"), notify("no/such"), notify("$/secret"), request(99, "shutdown"), hover(6),
                          notify("exit"))
    assert [error_of(messages, n) for n in (5, 2, 3, 4, 6)] == [-32002, -32600, -32601, -32601, -32600]
    assert code == 0


@pytest.mark.parametrize("broken, error", [
    (b"Content-Length: 5\r\n\r\n{\"a\":", -32700),
    (b"Content-Length: x\r\n\r\n", -32700),
    (b"Content-Type: text/plain\r\n\r\n", -32700),
    (b"Content-Length: 0\r\n\r\n", -32700),
    (frame(b"[]"), -32600),
    (frame(b"3"), -32600),
    (frame(b"null"), -32600),
    (frame({"jsonrpc": "2.0"}), -32600),
    (frame({"jsonrpc": "2.0", "id": {}, "result": 1, "method": 3}), None),
    (frame({"id": 77, "result": None}), None),  # the answer to what nobody asked
])
def test_broken_messages(broken, error):
    messages, code = talk(frame(INITIALIZE), broken, opened(MOSCOW), hover(3), *END)
    refused = [m["error"]["code"] for m in messages if "error" in m]
    assert refused == ([error] if error else [])
    assert answer_to(messages, 3)["contents"]["value"].startswith("error: “Moskau”")
    assert code == 0


@pytest.mark.parametrize("params", [None, [], 3, {}, {"textDocument": 3}, {"textDocument": {"uri": 4}},
                                    {"textDocument": {"uri": "file:///not/open.txt"}},
                                    {"textDocument": {"uri": "file:///nowhere/story.txt"}},
                                    {"textDocument": {"uri": "file:///nowhere/story.txt"},
                                     "position": {"line": -1, "character": "x"}, "range": []}])
def test_bad_parameters(params):
    methods = ["textDocument/hover", "textDocument/codeAction", "workspace/executeCommand"]
    messages, code = talk(frame(INITIALIZE), opened(MOSCOW), *(request(10 + i, m, params) for i, m in enumerate(methods)),
                          *(notify(f"textDocument/did{m}", params) for m in ("Open", "Change")), hover(20), *END)
    assert [error_of(messages, 10 + i) for i in range(len(methods))] == [-32602] * len(methods)
    assert code == 0


def test_cancelled_requests_are_answered_as_such():
    cancel = notify("$/cancelRequest", {"id": 7})
    # All come in one piece, so that the server has read the cancellation before it gets to the request.
    messages, code = talk(frame(INITIALIZE), opened(MOSCOW * 20000), *(hover(n) for n in range(50, 60)), hover(7), cancel,
                          hover(8), notify("$/cancelRequest", {"id": "none"}), *END)
    assert error_of(messages, 7) == -32800
    assert answer_to(messages, 8)
    assert code == 0


def test_what_is_no_unicode_keeps_its_place():
    text = b'{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///nowhere/story.txt",' \
           b'"languageId":"x","version":1,"text":"\\ud83d \xff talks in Moskau went on.\\n"}}}'
    messages, _ = talk(frame(INITIALIZE), frame(text), PULL, *END)
    moscow = next(d for d in answer_to(messages, 90)["items"] if d["code"] == "name/foreign-spelling")
    assert moscow["range"]["start"]["character"] == 13


def test_binary_and_huge_texts():
    messages, code = talk(frame(INITIALIZE), opened("\x00\x01\x02" * 500), hover(3), PULL, *END)
    told = answer_to(messages, 90)["items"]
    assert len(told) == 1 and told[0]["severity"] == 1 and code == 0
    one_line = "The talks went on in Moscow on Monday, and nobody knew what came of them. " * 40000  # 3 MB
    messages, code = talk(frame(INITIALIZE), opened(one_line), hover(3, 0, 2_000_000), *END)
    assert "stands in the article before" in answer_to(messages, 3)["contents"]["value"] and code == 0


def test_random_edits_leave_the_server_with_the_editors_text():
    """Edits at random, one message each; at the end the findings are those of the text that a plain model has."""
    dice = random.Random(7)
    text, changes = MOSCOW + "\n" + MOSCOW, []
    pieces = ["Moskau", " the the ", "\n", "\r\n", "é", "😀", "", "x", "Wladimir Putin "]

    def place(units, offset):
        before = units[:offset].decode("utf-16-le", "ignore")
        lines = before.replace("\r\n", "\n").split("\n")
        return {"line": len(lines) - 1, "character": len(lines[-1].encode("utf-16-le")) // 2}

    for _ in range(300):
        begin = dice.randrange(len(text) + 1)
        end = min(len(text), begin + dice.choice([0, 0, 1, 4]))
        # Not between CR and LF: an editor shows them as one.
        if any(0 < i < len(text) and text[i - 1] == "\r" for i in (begin, end)):
            continue
        units = text.encode("utf-16-le")
        at = [place(units, len(text[:i].encode("utf-16-le"))) for i in (begin, end)]
        with_ = dice.choice(pieces)
        changes.append({"range": {"start": at[0], "end": at[1]}, "text": with_})
        text = text[:begin] + with_ + text[end:]
    edits = [notify("textDocument/didChange", {"textDocument": {"uri": "file:///nowhere/story.txt", "version": n + 2},
                                               "contentChanges": [change]}) for n, change in enumerate(changes)]
    messages, _ = talk(frame(INITIALIZE), opened(MOSCOW + "\n" + MOSCOW), *edits, PULL, *END)
    fresh, _ = talk(frame(INITIALIZE), opened(text), PULL, *END)
    wanted = answer_to(fresh, 90)["items"]
    assert wanted and answer_to(messages, 90)["items"] == wanted


def test_garbage_never_stops_it():
    dice = random.Random(3)
    sound = frame(INITIALIZE) + opened(MOSCOW) + hover(3)
    for _ in range(60):
        broken = bytearray(sound)
        for _ in range(dice.randrange(1, 12)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        done = subprocess.run([PROGRAM, "lsp"], input=bytes(broken), capture_output=True, timeout=30)
        assert done.returncode in (0, 1), broken
