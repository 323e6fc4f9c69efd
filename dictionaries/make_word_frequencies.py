#!/usr/bin/env python3
"""Makes word-frequencies.tsv from the English word list of wordfreq.

    pip download --no-deps wordfreq==3.1.1
    python3 make_word_frequencies.py wordfreq-3.1.1-py3-none-any.whl > word-frequencies.tsv

The wheel holds wordfreq/data/large_en.msgpack.gz: a list whose first item describes the format and whose item i + 1
lists the words of frequency 10^(-i/100). Zipf x 100 is therefore 900 - i. Kept are the 120,000 most frequent words
that consist of letters of Latin scripts with inner apostrophes; "'s" is left to the tokeniser. Run by hand when
wordfreq changes; the build reads only the table. Needs nothing but Python 3.
"""
import gzip
import re
import struct
import sys
import zipfile

WORDS_KEPT = 120_000
WORD = re.compile(r"[a-zß-öø-ÿāăąćčđēėęěğīįıłńňőœřśşšţťūůűųźżžșț]+(?:'[a-z]+)*")


def unpack(data, at=0):
    """The MessagePack value at `at` and the offset behind it; only the types that the file uses."""
    tag = data[at]
    at += 1
    if tag <= 0x7F:
        return tag, at
    if tag & 0xF0 == 0x80:
        return unpack_items(data, at, tag & 0x0F, pairs=True)
    if tag & 0xF0 == 0x90:
        return unpack_items(data, at, tag & 0x0F)
    if tag & 0xE0 == 0xA0:
        return data[at:at + (tag & 0x1F)].decode(), at + (tag & 0x1F)
    sized = {0xD9: (">B", "text"), 0xDA: (">H", "text"), 0xDC: (">H", "list"), 0xDD: (">I", "list")}
    layout, kind = sized[tag]
    (size,) = struct.unpack_from(layout, data, at)
    at += struct.calcsize(layout)
    if kind == "text":
        return data[at:at + size].decode(), at + size
    return unpack_items(data, at, size)


def unpack_items(data, at, count, pairs=False):
    items = []
    for _ in range(2 * count if pairs else count):
        item, at = unpack(data, at)
        items.append(item)
    return (dict(zip(items[::2], items[1::2])) if pairs else items), at


def read_list(archive, name):
    """Words of a list ("large_en") in the order of frequency, each with its Zipf value x 100."""
    header, *buckets = unpack(gzip.decompress(archive.read(f"wordfreq/data/{name}.msgpack.gz")))[0]
    if header != {"format": "cB", "version": 1}:
        sys.exit(f"{archive.filename}: {name} has an unknown format: {header}")
    return {word: 900 - centibels for centibels, words in enumerate(buckets) for word in words}


def main(wheel):
    words = read_list(zipfile.ZipFile(wheel), "large_en")
    kept = [(word, zipf) for word, zipf in words.items() if WORD.fullmatch(word) and not word.endswith("'s")]
    print("# Written by make_word_frequencies.py; see SOURCES.md. Zipf x 100 = 100 * log10(uses in 10^9 words).")
    print("word\tzipf100")
    for word, zipf in sorted(kept[:WORDS_KEPT]):
        print(f"{word}\t{zipf}")


if __name__ == "__main__":
    main(*sys.argv[1:])
