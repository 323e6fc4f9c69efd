#!/usr/bin/env python3
"""Speed and memory of copydesk on varied news text, beside other programs, and on texts made to be slow.

Usage: bench.py PROGRAM [--sizes 1,10,100] [--quick] [--only PART…] [--write docs/performance.md]

The text is made from the project's own articles: their sentences in random order, with numbers and some names
exchanged for invented ones, so that no paragraph repeats and unknown words occur at the rate of news. The seed is
fixed. Times are of whole processes, best of three: processor time, which other load on the machine disturbs less, but
start and threads by the clock. The ratio to `wc -w` is what compares between machines.
Ends with 1 when a text of the worst cases takes more than ten times as long per byte as normal text.
"""
import argparse
import datetime
import json
import os
import pathlib
import platform
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

ARTICLES = pathlib.Path(__file__).resolve().parent.parent / "articles"
WORST_FACTOR = 10
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


def sentences_of(lines: list[str]) -> list[str]:
    ends = r'(?<=[a-z]{3}[.?!]) (?=[A-Z“"])'
    return [s for line in lines if len(line) > 120 for s in re.split(ends, line) if len(s) > 60]


def news(size: int, dirty_share: float, rng: random.Random):
    """Paragraphs of two to four sentences that no other paragraph has together; of the dirty articles whole lines, for
    much of what is wrong in them is. One at a time: Linux counts the memory of this process for those it starts."""
    clean, dirty = sentences_of(lines_of(ARTICLES / "clean")), lines_of(ARTICLES)
    length = 0
    while length < size:
        if rng.random() < dirty_share:
            line = vary(rng.choice(dirty), rng)
        else:
            line = " ".join(vary(sentence, rng) for sentence in rng.sample(clean, rng.randint(2, 4)))
        length += len(line.encode()) + 1
        yield line + "\n"


def run(command: list, times: int = 3, limit: float = 600, wall: bool = False) -> tuple[float, float]:
    """Seconds of processor time, or by the clock (best of some), and peak memory in MB (greatest of them); infinite
    seconds past the limit, which is by the clock."""
    best, peak = float("inf"), 0.0
    for _ in range(times):
        start = time.perf_counter()
        child = subprocess.Popen([*map(str, command)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        timer = threading.Timer(limit, child.kill)
        timer.start()
        _, status, usage = os.wait4(child.pid, 0)
        timer.cancel()
        seconds = time.perf_counter() - start if wall else usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss / 1024)
        if os.WIFSIGNALED(status):
            return float("inf"), peak
        best = min(best, seconds)
    return best, peak


def table(head: str, rows: list[list[str]]) -> str:
    columns = head.split("|")
    lines = ["| " + " | ".join(c.strip() for c in columns) + " |", "|" + "---|" * len(columns)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


class Bench:
    def __init__(self, program: str, folder: pathlib.Path, sizes: list[int], dirty: float, quick: bool):
        self.folder, self.sizes, self.dirty, self.quick = folder, sizes, dirty, quick
        self.check = [program, "check", "--format", "json", "--fail-on", "never"]
        self.program = program

    def text(self, megabytes: float, seed: int = 0) -> pathlib.Path:
        path = self.folder / f"{megabytes:g}-{seed}.txt"
        if not path.exists():
            with path.open("w") as out:
                out.writelines(news(int(megabytes * 1_000_000), self.dirty, random.Random(seed)))
        return path

    def records(self, megabytes: int) -> pathlib.Path:
        """The same news as JSON Lines, articles of 4 kB."""
        path = self.folder / f"{megabytes}.jsonl"
        if not path.exists():
            with path.open("w") as out:
                article, length = [], 0
                for line in news(megabytes * 1_000_000, self.dirty, random.Random(megabytes)):
                    article.append(line)
                    length += len(line)
                    if length > 4000:
                        out.write(json.dumps({"id": out.tell(), "text": "".join(article)}, ensure_ascii=False) + "\n")
                        article, length = [], 0
        return path

    def start(self) -> str:
        article = self.text(0.004)
        run([*self.check, article])
        rows = []
        for name, command in (("check, one article of 4 kB", [*self.check, article]), ("rules list", [self.program, "rules", "list"])):
            seconds, memory = run(command, 20, wall=True)
            rows.append([name, f"{1000 * seconds:.1f}", f"{memory:.0f}"])
        return table("start | ms | peak memory MB", rows)

    def by_size(self) -> str:
        rows = []
        for size in self.sizes:
            path = self.text(size, size)
            megabytes = path.stat().st_size / 1e6
            ours, memory = run([*self.check, "-j", "1", path])
            theirs, _ = run(["wc", "-w", path])
            rows.append([f"{size} MB", f"{megabytes / ours:.1f}", f"{megabytes / theirs:.0f}", f"{theirs / ours:.3f}",
                         f"{1000 * ours / megabytes:.1f}", f"{memory:.0f}"])
            if size > 10:
                path.unlink()
        return table("one file, one thread | copydesk MB/s | wc -w MB/s | ratio | ms per MB | peak memory MB", rows)

    def shapes(self) -> str:
        total = 2 if self.quick else 10
        whole = self.text(total, total)
        rows, base = [], 0.0
        line = self.folder / "line.txt"
        line.write_text(whole.read_text().replace("\n", " "))
        small = self.folder / "small"
        small.mkdir()
        for number in range(total * 250):
            (small / f"{number}.txt").write_text("".join(news(4000, self.dirty, random.Random(number))))
        for name, path in ((f"{total} MB, a paragraph a line", whole), (f"{total} MB on one line", line),
                           (f"{total * 250} files of 4 kB", small)):
            megabytes = total if path is small else path.stat().st_size / 1e6
            seconds, memory = run([*self.check, "-j", "1", path])
            base = base or megabytes / seconds
            rows.append([name, f"{megabytes / seconds:.1f}", f"{megabytes / seconds / base:.2f}", f"{memory:.0f}"])
        plain = self.records(total)
        packed = plain.with_suffix(".jsonl.zst")
        megabytes = plain.stat().st_size / 1e6
        for name, path in ((f"{total} MB of JSON Lines", plain), ("the same, .zst", packed)):
            if path is packed and (shutil.which("zstd") is None or subprocess.run(["zstd", "-qf", plain, "-o", packed]).returncode):
                rows.append([name, "zstd is not installed", "", ""])
                continue
            seconds, memory = run([self.program, "check", "--jsonl", "--fail-on", "never", "-j", "1", path])
            rows.append([name, f"{megabytes / seconds:.1f}", f"{megabytes / seconds / base:.2f}", f"{memory:.0f}"])
        return table("shape, one thread | MB/s | to the first | peak memory MB", rows)

    def threads(self) -> str:
        path, rows, one = self.records(20 if self.quick else 100), [], 0.0
        count = 1
        while count <= (os.cpu_count() or 1):
            seconds, memory = run([self.program, "check", "--jsonl", "--fail-on", "never", "-j", count, path], wall=True)
            one = one or seconds
            rows.append([str(count), f"{seconds:.2f}", f"{one / seconds:.2f}", f"{memory:.0f}"])
            count *= 2
        return table("threads, JSON Lines | seconds | times one thread | peak memory MB", rows)

    def others(self) -> str:
        path = self.text(1 if self.quick else 10, 10)
        megabytes = path.stat().st_size / 1e6
        theirs, _ = run(["wc", "-w", path])
        rows = []
        for name, command in (("wc -w", ["wc", "-w", path]), ("copydesk check", [*self.check, "-j", "1", path]),
                              ("codespell", ["codespell", path]), ("typos", ["typos", "--isolated", path]),
                              ("hunspell -l", ["hunspell", "-l", "-d", "en_US", path])):
            if shutil.which(str(command[0])) is None:
                rows.append([name, "not installed", "", ""])
                continue
            seconds, memory = run(command, 1 if name.startswith("hunspell") else 3)
            rows.append([name, f"{megabytes / seconds:.1f}", f"{theirs / seconds:.4f}", f"{memory:.0f}"])
        return table(f"{megabytes:.0f} MB of news | MB/s | ratio to wc -w | peak memory MB", rows)

    def worst_texts(self):
        """Names and texts that are made to be slow."""
        rng = random.Random(1)
        size = 1_000_000 if self.quick else 10_000_000
        yield "one line", self.text(5 if self.quick else 50, 50).read_text().replace("\n", " ")

        def filled(make) -> str:
            parts, length = [], 0
            while length < size:
                parts.append(make())
                length += len(parts[-1].encode()) + 1
                if len(parts) % 12 == 0:
                    parts.append(".\n")
            return " ".join(parts) + "\n"

        def unknown() -> str:
            return "".join(rng.choice("bcdfghjklmnprstvwz") + rng.choice("aeiou") for _ in range(rng.randint(2, 6)))

        yield "unknown words", filled(unknown)
        yield "unknown names", filled(lambda: unknown().capitalize())
        names = ["Washington", "Vladimir", "Schwarzenegger", "Gorbachev", "Netanyahu", "Philadelphia", "Mnatsakanyan", "Lukashenko",
                 "Zelenskyy", "Kazakhstan", "Saakashvili", "Azerbaijan"]

        def near_miss() -> str:
            name = list(rng.choice(names))
            for _ in range(rng.randint(1, 2)):
                name[rng.randrange(1, len(name))] = rng.choice("abcdefghijklmnopqrstuvwxyz")
            return "".join(name)

        yield "near-miss names", filled(near_miss)
        yield "aaaa…", "a" * size
        yield "a a a a…", "a " * (size // 2)
        yield "capitals", filled(lambda: "A")
        yield "nested quotes", filled(lambda: "“She said ‘he said “it")
        yield "open brackets", "(" * size
        yield "closed and open quotes", '"' * size
        yield "full stops", "." * size
        yield "line ends", "\n" * size
        yield "combining marks", "e" + "\u0301" * (size // 2)
        yield "entities", filled(lambda: "&amp;&quot;&#x27;")
        listed = json.loads(subprocess.run([self.program, "rules", "list", "--format", "json"], capture_output=True, check=True).stdout)
        openings = [" ".join(text.split()[: 1 + len(text.split()) // 2]) for rule in listed for text in rule["bad"] if text.split()]
        yield "every rule's beginning", filled(lambda: rng.choice(openings))
        examples = [text.replace("\f", "\n") for rule in listed for text in rule["bad"]]
        yield "every rule's finding", filled(lambda: rng.choice(examples))

    def worst(self) -> str:
        normal = self.text(2 if self.quick else 10, 10)
        usual = run([*self.check, "-j", "1", normal])[0] / normal.stat().st_size
        rows, self.slow = [], []
        for name, text in self.worst_texts():
            path = self.folder / "worst.txt"
            path.write_text(text)
            size = path.stat().st_size
            seconds, memory = run([*self.check, "-j", "1", path], 1, max(60.0, 100 * usual * size))
            factor = seconds / size / usual
            if factor > WORST_FACTOR:
                self.slow.append(name)
            rows.append([name, f"{size / 1e6:.0f}", f"{seconds:.2f}", f"{factor:.1f}" + (" **too slow**" if factor > WORST_FACTOR else ""),
                         f"{memory:.0f}"])
        return table("worst case | MB | seconds | times normal text per byte | peak memory MB", rows)


PARTS = {"start": Bench.start, "sizes": Bench.by_size, "shapes": Bench.shapes, "threads": Bench.threads, "others": Bench.others,
         "worst": Bench.worst}


def machine() -> str:
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return f"{os.cpu_count()} processors ({model.group(1) if model else platform.machine()}), load {os.getloadavg()[0]:.1f} at the start"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--sizes", default="1,10,100", help="megabytes, comma separated")
    parser.add_argument("--dirty", type=float, default=0.1, help="share of lines from the dirty articles")
    parser.add_argument("--quick", action="store_true", help="smaller texts")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="parts to run")
    parser.add_argument("--write", type=pathlib.Path, help="also put the figures into this file, below its line “<!-- bench -->”")
    options = parser.parse_args()
    told = f"Taken {datetime.date.today()} on {machine()}, Linux {platform.release().split('-')[0]}.\n"
    print(told, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options.program, pathlib.Path(folder), [int(s) for s in options.sizes.split(",")], options.dirty, options.quick)
        bench.slow = []
        for part in options.only:
            text = PARTS[part](bench)
            print(text, flush=True)
            told += "\n" + text
    if options.write:
        before = options.write.read_text().partition("<!-- bench -->\n")
        options.write.write_text(before[0] + "<!-- bench -->\n" + told)
    if bench.slow:
        print(f"bench: more than {WORST_FACTOR} times as slow per byte as normal text: {', '.join(bench.slow)}", file=sys.stderr)
    return 1 if bench.slow else 0


if __name__ == "__main__":
    sys.exit(main())
