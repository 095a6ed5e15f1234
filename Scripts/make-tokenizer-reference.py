#!/usr/bin/env python3
"""Writes how spaCy tokenizes some texts, for the differential test of the tokenizer.

    python Scripts/make-tokenizer-reference.py MODEL_FOLDER OUT [--garbage COUNT] [FILE...]

Each line of a FILE is a text of its own; a file ending in .jsonl is read as JSON Lines with a field `text`, and
`--garbage` adds random Unicode. Then:
    ANNALS_TOKENIZER_REFERENCE=OUT swift test --filter TokenizerDifferential
"""

import json
import random
import sys

import spacy


def garbage(count, exceptions, seed=7):
    """Random texts of punctuation, awkward words, the tokenizer's own exceptions and code points from everywhere."""
    rng = random.Random(seed)
    common = list("abcXYZ019 .,:;!?'\"()[]{}<>/\\-–—…$€%@#&*+=_~^|`“”‘’«»\n\t\r") + ["\u00a0", "\u200b", "\u0301", "Σ", "ς", "İ", "ß"]
    words = ["don't", "U.S.", "a.m.", ":-)", "km", "10km", "http://", "www.", ".com", "example.org", "@", "'s", "n't", "I'm", "co.", "..", "C++", "Dr.", "'Tis", "gonna", "°C.", "US$", "e.g.", "😀", "👩‍👩‍👧", "10.0.0.1", "192.168.1.1", "172.20.1.2:80/", "ftp://u:p@h.io/x?y#z"]
    for _ in range(count):
        parts = []
        for _ in range(rng.randint(1, 40)):
            kind = rng.random()
            if kind < 0.55:
                parts.append(rng.choice(common))
            elif kind < 0.72:
                parts.append(rng.choice(words))
            elif kind < 0.88:
                parts.append(rng.choice(exceptions))
            else:
                while True:
                    point = rng.choice([rng.randrange(0x250), rng.randrange(0x3000), rng.randrange(0x10000), rng.randrange(0x20000), rng.randrange(0x110000)])
                    if not 0xD800 <= point < 0xE000 and point:
                        break
                parts.append(chr(point))
        yield "".join(parts)


def texts(arguments, exceptions):
    while arguments:
        name = arguments.pop(0)
        if name == "--garbage":
            yield from garbage(int(arguments.pop(0)), exceptions)
            continue
        with open(name, encoding="utf-8", newline="\n") as file:
            for line in file:
                yield json.loads(line)["text"] if name.endswith(".jsonl") else line.rstrip("\n")


def main():
    folder, out, *rest = sys.argv[1:]
    nlp = spacy.load(folder, exclude=["tok2vec", "tagger", "parser", "senter", "ner", "attribute_ruler", "lemmatizer"])
    count = 0
    with open(out, "w", encoding="ascii") as file:
        for text in texts(rest, sorted(nlp.tokenizer.rules)):
            doc = nlp.make_doc(text)
            file.write("T\t" + text.encode("utf-8").hex() + "\n")
            for token in doc:
                count += 1
                fields = [token.idx, token.idx + len(token), int(bool(token.whitespace_)), token.orth, token.norm, token.prefix, token.suffix, token.shape, token.lower, int(token.is_space)]
                file.write("\t".join(map(str, fields)) + "\n")
    print(count, "tokens")


main()
