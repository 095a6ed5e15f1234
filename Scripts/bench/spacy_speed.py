#!/usr/bin/env python3
"""How fast spaCy analyses the texts of a JSON Lines file, one thread; prints a line for each setting.

Usage: Scripts/bench-spacy.py MODEL_DIR FILE   (inside the environment that Scripts/parity.sh makes)

First with all components, then with those alone that annals has too (none is left out of these two models), by
`nlp.pipe` with its default batch; last one paragraph a call, on a quarter of the text. Figures: setting, tokens, processor seconds, tokens a
second.
"""
import json
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
import spacy  # noqa: E402 (the threads must be set before)

model, path = sys.argv[1:3]
texts = [json.loads(line)["text"] for line in open(path, encoding="utf-8")]
paragraphs = [p for text in texts for p in text.split("\n") if p.strip()]
nlp = spacy.load(model)
list(nlp.pipe(texts[:3]))  # what is loaded at first use is loaded
USED = {"tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"}


def measure(name, run):
    start = time.process_time()
    tokens = run()
    seconds = time.process_time() - start
    print(f"{name}\t{tokens}\t{seconds:.2f}\t{round(tokens / seconds)}", flush=True)


measure(f"nlp.pipe, all {len(nlp.pipe_names)} components", lambda: sum(len(doc) for doc in nlp.pipe(texts)))
unused = [pipe for pipe in nlp.pipe_names if pipe not in USED]
with nlp.select_pipes(disable=unused):
    if unused:
        measure(f"nlp.pipe, without {', '.join(unused)}", lambda: sum(len(doc) for doc in nlp.pipe(texts)))
    measure("nlp(paragraph), one a call", lambda: sum(len(nlp(p)) for p in paragraphs[: len(paragraphs) // 4]))
