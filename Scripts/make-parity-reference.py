#!/usr/bin/env python3
"""Writes what spaCy's English models say of Tests/LanguageAnalysisTests/Reference/sentences.txt, for the parity test.

In an environment with spaCy 3.8 and the models of which setup packs en-md and en-sm:
    python Scripts/make-parity-reference.py Tests/LanguageAnalysisTests/Reference en-md=FOLDER en-sm=FOLDER

A line `T` opens each text; then one line for each token: first and last code point, space after, tag, part of speech,
features, head, relation, lemma, sentence start, and the name and the noun chunk that it begins (B), continues (I) or not.
"""

import sys
from pathlib import Path

import spacy

ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\"}


def unescaped(line):
    out, characters = [], iter(line)
    for character in characters:
        out.append(ESCAPES[next(characters)] if character == "\\" else character)
    return "".join(out)


def escaped(text):
    for letter, character in reversed(ESCAPES.items()):
        text = text.replace(character, "\\" + letter)
    return text


def texts(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield unescaped(line)


def fields(token, chunks):
    entity = token.ent_iob_ + (f"-{token.ent_type_}" if token.ent_type_ else "")
    return [
        token.idx,
        token.idx + len(token),
        int(bool(token.whitespace_)),
        token.tag_,
        token.pos_,
        str(token.morph) or "_",
        token.head.i,
        token.dep_,
        escaped(token.lemma_),
        int(token.is_sent_start),
        entity,
        chunks.get(token.i, "O"),
    ]


def main():
    folder, *models = sys.argv[1:]
    for model in models:
        name, _, path = model.partition("=")
        nlp = spacy.load(path)
        with open(Path(folder) / f"{name}.tsv", "w", encoding="utf-8", newline="\n") as out:
            out.write(f"# What spaCy {spacy.__version__} says of sentences.txt with {nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}.\n")
            out.write("# Made by Scripts/make-parity-reference.py, which explains the fields; do not edit by hand.\n")
            for text in texts(Path(folder) / "sentences.txt"):
                doc = nlp(text)
                chunks = {}
                for chunk in doc.noun_chunks:
                    for token in chunk:
                        chunks[token.i] = "B" if token.i == chunk.start else "I"
                out.write("T\n")
                for token in doc:
                    out.write("\t".join(map(str, fields(token, chunks))) + "\n")


main()
