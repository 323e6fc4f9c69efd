#!/usr/bin/env python3
"""Time and memory of `copydesk names` on a batch of generated names. Usage: names_bench.py PROGRAM [DISTINCT_NAMES]

Names are syllables put together, one in four of them a slight respelling of another, five to an article; each family
name is shared by a dozen people, as in life.
"""
import json
import random
import resource
import subprocess
import sys
import tempfile
import time

HEADS = "B Br D Dr F G Gr H K Kh Kr L M Mn N P Pr R S Sh St T Tr V Z Zh".split()
MIDDLES = "ab ad ag al an ar as av eb ed el en er es ev id il im in ir is ob od ol om on or os ov ub uk ul un ur us".split()
TAILS = "ian yan ov ev enko ski sky son sen er man ez es ini elli adze shvili oglu akis opoulos u uk ich ic".split()
SWAPS = [("kh", "h"), ("v", "w"), ("yan", "ian"), ("sh", "sch"), ("ov", "ow"), ("i", "y"), ("ss", "s"), ("zh", "j")]


def name(random_, tails):
    word = random_.choice(HEADS) + "".join(random_.choice(MIDDLES) for _ in range(random_.randint(1, 2)))
    return word + random_.choice(tails)


def main():
    program, wanted = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    random_ = random.Random(4)
    families = [name(random_, TAILS) for _ in range(wanted // 12 + 1)]
    names = set()
    while len(names) < wanted:
        full = name(random_, ["o", "a", "ir", "im", "el", "is", ""]) + " " + random_.choice(families)
        names.add(full)
        if random_.random() < 0.25:
            old, new = random_.choice(SWAPS)
            names.add(full.replace(old, new))
    names = sorted(names)
    random_.shuffle(names)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as batch:
        for i in range(0, len(names), 5):
            text = " ".join(f"Talks went on as Mr {n} spoke of the budget." for n in names[i:i + 5])
            batch.write(json.dumps({"id": i, "text": text}) + "\n")
        batch.flush()
        start = time.time()
        output = subprocess.run([program, "names", "--jsonl", "--format", "json", batch.name], check=True,
                                capture_output=True).stdout
        seconds = time.time() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    memory = used.ru_maxrss / 1024
    clusters = json.loads(output)["clusters"]
    spellings = sum(len(c["spellings"]) for c in clusters)
    print(f"{len(names)} names: {seconds:.1f} s, {used.ru_utime + used.ru_stime:.1f} s of processor time, "
          f"{memory:.0f} MB, {spellings} spellings in {len(clusters)} clusters")


if __name__ == "__main__":
    main()
