#!/usr/bin/env python3
"""Writes spaCy's answers into files for the Swift tests. In the environment that `make parity` makes (Data/parity-venv):

    python Scripts/parity/references.py sentences FOLDER en-md=PIPELINE en-sm=PIPELINE
        (and tiny=Tests/LanguageAnalysisTests/Tiny, which fine-tune-demo.py makes)
        FOLDER/NAME.tsv: what each pipeline says of Reference/sentences.txt. A line `T` opens each text, then one line for
        each token with the fields that layers.py lists.
    python Scripts/parity/references.py tokens PIPELINE OUT [--garbage COUNT] [FILE...]
        How the tokenizer cuts each line of the FILEs (.jsonl: the field `text`), and COUNT random texts. Then:
        ANNALS_TOKENIZER_REFERENCE=OUT swift test --filter TokenizerDifferential
"""

import json
import sys
from pathlib import Path

import spacy

import layers
import texts


def sentences(folder, *models):
    for model in models:
        name, _, path = model.partition("=")
        nlp = spacy.load(path)
        with open(Path(folder) / f"{name}.tsv", "w", encoding="utf-8", newline="\n") as out:
            out.write(f"# What spaCy {spacy.__version__} says of sentences.txt with {nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}.\n")
            out.write("# Made by Scripts/parity/references.py, which explains the fields; do not edit by hand.\n")
            for text in texts.stored():
                out.write("T\n")
                for row in layers.rows(nlp(text)):
                    out.write("\t".join(texts.escaped(str(field)) for field in row) + "\n")


def lines(arguments, exceptions):
    while arguments:
        name = arguments.pop(0)
        if name == "--garbage":
            yield from texts.garbage(int(arguments.pop(0)), exceptions)
            continue
        with open(name, encoding="utf-8", newline="\n") as file:
            for line in file:
                yield json.loads(line)["text"] if name.endswith(".jsonl") else line.rstrip("\n")


def tokens(folder, out, *rest):
    nlp = spacy.load(folder, exclude=["tok2vec", "tagger", "parser", "senter", "ner", "attribute_ruler", "lemmatizer"])
    count = 0
    with open(out, "w", encoding="ascii") as file:
        for text in lines(list(rest), sorted(nlp.tokenizer.rules)):
            file.write("T\t" + text.encode("utf-8").hex() + "\n")
            for token in nlp.make_doc(text):
                count += 1
                fields = [token.idx, token.idx + len(token), int(bool(token.whitespace_)), token.orth, token.norm, token.prefix, token.suffix, token.shape, token.lower, int(token.is_space)]
                file.write("\t".join(map(str, fields)) + "\n")
    print(count, "tokens")


if __name__ == "__main__":
    kinds = {"sentences": sentences, "tokens": tokens}
    if len(sys.argv) < 4 or sys.argv[1] not in kinds:
        sys.exit(__doc__)
    kinds[sys.argv[1]](*sys.argv[2:])
