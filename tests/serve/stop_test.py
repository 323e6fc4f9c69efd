"""How the server starts and ends."""
import signal
import socket
import subprocess
import threading
import unittest

import requests
from server import PROGRAM, Server, article


class Stop(unittest.TestCase):
    def test_both_signals_end_it_well(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            server = Server()
            self.addCleanup(server.close)
            idle = socket.create_connection(("127.0.0.1", server.port))
            self.assertEqual(server.stop(number), 0)
            idle.close()

    def test_a_request_in_work_is_answered(self):
        server = Server("--jobs", 1)
        self.addCleanup(server.close)
        answers = []
        text = article(40000) * 4

        def ask():
            answers.append(requests.post(server.url + "/v1/check", json={"text": text}, timeout=60))

        threads = [threading.Thread(target=ask) for _ in range(3)]
        for thread in threads:
            thread.start()
        server.wait_for_work(3)
        self.assertEqual(server.stop(), 0)
        for thread in threads:
            thread.join()
        self.assertEqual([a.status_code for a in answers], [200] * 3)
        self.assertEqual({a.headers["Connection"] for a in answers}, {"close"})

    def test_more_than_can_wait_are_told_to_come_back(self):
        server = Server("--jobs", 1, "--max-waiting", 1)
        self.addCleanup(server.close)
        slow = threading.Thread(target=lambda: server.post("/v1/check", {"text": article(40000) * 4}))
        slow.start()
        server.wait_for_work(1)
        refused = server.post("/v1/check", {"text": "a"})
        self.assertEqual((refused.status_code, refused.headers["Retry-After"]), (503, "1"))
        self.assertEqual(server.get("/healthz").status_code, 200)
        slow.join()

    def test_an_address_in_use_is_told(self):
        server = Server()
        self.addCleanup(server.close)
        second = subprocess.run([PROGRAM, "serve", "--port", str(server.port)], capture_output=True, text=True, timeout=30)
        self.assertEqual(second.returncode, 2)
        self.assertIn("cannot be used", second.stderr)
        third = subprocess.run([PROGRAM, "serve", "--host", "nowhere.example"], capture_output=True, text=True, timeout=30)
        self.assertEqual(third.returncode, 2)
        self.assertIn("is no address", third.stderr)
