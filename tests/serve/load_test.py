#!/usr/bin/env python3
"""200 requests a second of a 4 KB article: 99 of 100 within 50 ms; then 100,000 requests as fast as they go: memory stays
flat. Some minutes."""
import sys

from server import Server, load, percentile


def main():
    server = Server("--jobs", 2)
    wrong = []
    try:
        load(200, 0, server.port)  # what is made at the first use is made
        told, codes = load(6000, 200, server.port)
        slow = percentile(told, 99)
        print(f"200 a second: 50 % in {percentile(told, 50):.1f} ms, 99 % in {slow:.1f} ms, {codes}")
        if codes != {200: 6000} or slow >= 50:
            wrong.append("200 a second")
        sizes = [server.resident()]
        for _ in range(10):
            told, codes = load(10_000, 0, server.port)
            sizes.append(server.resident())
            if codes != {200: 10_000}:
                wrong.append(f"answers: {codes}")
        print("memory in MB after each 10,000: " + ", ".join(f"{size / 2**20:.1f}" for size in sizes))
        if sizes[-1] > sizes[2] * 1.02 + 2**20:
            wrong.append("memory grows")
        if server.stop() != 0:
            wrong.append("exit code")
    finally:
        server.close()
    print("wrong: " + "; ".join(wrong) if wrong else "all well")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
