#!/usr/bin/env python3
"""Makes foreign-words.tsv from the word lists of wordfreq.

    pip download --no-deps wordfreq==3.1.1
    python3 make_foreign_words.py wordfreq-3.1.1-py3-none-any.whl > foreign-words.tsv

Kept are words of four letters or more that are frequent in a language written in Latin letters and rare in English: a
word that English has borrowed is frequent enough there to fall out. Run by hand when wordfreq changes; the build reads
only the table. Needs nothing but Python 3.
"""
import sys
import zipfile

from make_word_frequencies import read_list

LANGUAGES = ["cs", "da", "de", "es", "fi", "fr", "hu", "id", "it", "nb", "nl", "pl", "pt", "ro", "sh", "sv", "tr"]
FREQUENT = 430  # Zipf x 100: twenty uses in a million words
RARE_IN_ENGLISH = 230
RARER_BY = 220


def main(wheel):
    archive = zipfile.ZipFile(wheel)
    english = read_list(archive, "large_en")
    languages_of = {}
    for language in LANGUAGES:
        for word, zipf in read_list(archive, f"small_{language}").items():
            in_english = english.get(word, 0)
            if zipf < FREQUENT or in_english > min(RARE_IN_ENGLISH, zipf - RARER_BY):
                continue
            if len(word) >= 4 and word.isalpha() and word.islower():
                languages_of.setdefault(word, []).append(language)
    print("# Written by make_foreign_words.py; see SOURCES.md. Words frequent in other languages and rare in English.")
    print("word\tlanguages")
    for word, languages in sorted(languages_of.items()):
        print(f"{word}\t{'|'.join(languages)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
