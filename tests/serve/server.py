"""A running `copydesk serve` for tests."""
import contextlib
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import time

import requests

PROGRAM = os.environ["COPYDESK_PROGRAM"]
SOURCE = pathlib.Path(__file__).parent.parent.parent
SCHEMA = SOURCE / "reports/schema/findings-1.schema.json"
MOSCOW = "The talks went on in Moskau on Monday."


class Server:
    def __init__(self, *options):
        self.process = subprocess.Popen([PROGRAM, "serve", "--port", "0", *map(str, options)], stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        told = re.search(r"http://127\.0\.0\.1:(\d+)", line)
        if not told:
            raise RuntimeError(line + self.process.stderr.read())
        self.port, self.url = int(told.group(1)), told.group()

    def post(self, path, body=None, **more):
        return requests.post(self.url + path, json=body, timeout=30, **more)

    def get(self, path, **more):
        return requests.get(self.url + path, timeout=30, **more)

    def raw(self, data, timeout=30):
        """What comes back for bytes as they are, until the server closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=timeout) as connection:
            with contextlib.suppress(ConnectionError):  # it may close before all is sent
                connection.sendall(data)
                connection.shutdown(socket.SHUT_WR)
            answer = b""
            with contextlib.suppress(ConnectionError):
                while part := connection.recv(65536):
                    answer += part
            return answer

    def wait_for_work(self, count):
        """Until so many requests are in work."""
        end = time.monotonic() + 30
        while f"copydesk_requests_in_flight {count}\n" not in self.get("/metrics").text:
            if time.monotonic() > end:
                raise TimeoutError(f"{count} requests never were in work")
            time.sleep(0.002)

    def resident(self):
        """Bytes of memory."""
        return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{self.process.pid}/status").read_text()).group(1)) * 1024

    def stop(self, with_signal=signal.SIGTERM):
        self.process.send_signal(with_signal)
        code = self.process.wait(30)
        self.process.stderr.close()
        return code

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.process.stderr.close()


def article(size=4096):
    """So many bytes of news with flaws here and there."""
    texts = sorted((SOURCE / "tests/articles").glob("*.txt"))[:16]
    text = "\n\n".join(t.read_text(errors="ignore") for t in texts if t.name != "CMakeLists.txt")
    return text.encode()[:size].decode(errors="ignore")


def load(number, rate, port, workers=10):
    """Sends the article so many times a second with hey, as a LanguageTool client does; what hey tells, and how many
    answers had each status."""
    body = pathlib.Path(os.environ.get("TMPDIR", "/tmp")) / f"copydesk-load-{os.getpid()}.txt"
    body.write_text("language=en-US&text=" + requests.compat.quote(article()))
    try:
        limit = ["-q", str(rate / workers)] if rate else []
        told = subprocess.run(["hey", "-n", str(number), "-c", str(workers), *limit, "-m", "POST",
                               "-T", "application/x-www-form-urlencoded", "-D", body, f"http://127.0.0.1:{port}/v2/check"],
                              capture_output=True, text=True, check=True, timeout=1200).stdout
    finally:
        body.unlink()
    codes = {int(code): int(count) for code, count in re.findall(r"\[(\d+)\]\s+(\d+) responses", told)}
    return told, codes


def percentile(told, percent):
    """In milliseconds."""
    return 1000 * float(re.search(rf"{percent}% in ([0-9.]+) secs", told).group(1))


def findings_of(answer):
    return [(f["rule"], f["text"]) for f in answer.json()["documents"][0]["findings"]]


def dumped(value):
    return json.dumps(value, ensure_ascii=False)
