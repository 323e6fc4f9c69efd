#!/usr/bin/env python3
"""Speed and memory of copydesk on varied news text. Usage: bench.py PROGRAM [--sizes 1,10,20,100] [--clean]

The text is made from the project's own articles: their sentences in random order, with numbers and some names
exchanged for invented ones, so that no passage repeats and unknown words occur at the rate of news. The seed is
fixed. Times are of whole processes (best of three); the ratio to `wc -w` is what compares between machines.
"""
import argparse
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

ARTICLES = pathlib.Path(__file__).resolve().parent.parent / "articles"
# So many of the capitalised words become invented names that the share of words no dictionary knows is that of clean
# news: 1.9 in 100 (WMT 2021 references).
INVENTED = 0.08
SYLLABLES = "ba da ka la ma na ra sa ta vi de ke le me ne re se te bo do ko lo mo no ro so to gu hu lu mu nu".split()


def lines_of(folder: pathlib.Path) -> list[str]:
    lines = []
    for article in sorted(folder.glob("*.txt")):
        raw = article.read_bytes()
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            continue
        lines += [line.strip() for line in text.splitlines() if line.strip()]
    return lines


def invented_name(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4))).capitalize()


def vary(line: str, rng: random.Random) -> str:
    line = re.sub(r"\d", lambda _: str(rng.randint(0, 9)), line)
    return re.sub(r"(?<=[a-z] )[A-Z][a-z]{3,}\b", lambda m: invented_name(rng) if rng.random() < INVENTED else m.group(), line)


def make_text(size: int, dirty_share: float, rng: random.Random) -> str:
    clean, dirty = lines_of(ARTICLES / "clean"), lines_of(ARTICLES)
    parts, length = [], 0
    while length < size:
        line = vary(rng.choice(dirty if rng.random() < dirty_share else clean), rng)
        parts.append(line)
        length += len(line.encode()) + 1
    return "\n".join(parts) + "\n"


def run(command: list[str]) -> tuple[float, float]:
    """Wall seconds (best of three) and peak memory in MB (greatest of three)."""
    best, peak = 1e9, 0.0
    for _ in range(3):
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, _, usage = os.wait4(child.pid, 0)
        best = min(best, time.perf_counter() - start)
        peak = max(peak, usage.ru_maxrss / 1024)
    return best, peak


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--sizes", default="1,10,20,100", help="megabytes, comma separated")
    parser.add_argument("--dirty", type=float, default=0.1, help="share of lines from the dirty articles")
    options = parser.parse_args()
    check = [options.program, "check", "--format", "json", "--fail-on", "never"]
    with tempfile.TemporaryDirectory() as folder:
        article = pathlib.Path(folder) / "article.txt"
        article.write_text(make_text(4000, options.dirty, random.Random(0)))
        run([*check, str(article)])
        cold, memory = run([*check, str(article)])
        print(f"one article of 4 kB: {1000 * cold:.1f} ms, {memory:.0f} MB\n")
        print("| text | copydesk MB/s | wc -w MB/s | ratio | peak memory MB |\n|---|---|---|---|---|")
        for size in map(int, options.sizes.split(",")):
            text = pathlib.Path(folder) / f"{size}.txt"
            text.write_text(make_text(size * 1_000_000, options.dirty, random.Random(size)))
            megabytes = text.stat().st_size / 1e6
            ours, memory = run([*check, "-j", "1", str(text)])
            theirs, _ = run(["wc", "-w", str(text)])
            print(f"| {size} MB | {megabytes / ours:.1f} | {megabytes / theirs:.0f} | {theirs / ours:.3f} | {memory:.0f} |", flush=True)
            text.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
