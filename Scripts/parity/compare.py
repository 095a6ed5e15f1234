#!/usr/bin/env python3
"""Compares `annals parse` with spaCy, layer by layer, token by token, through the CoNLL-U dump. Use `make parity`.

    python Scripts/parity/compare.py ANNALS NAME=PIPELINE... [--words N] [--garbage N] [--text FILE.jsonl]
        [--layers A,B] [--least SHARE]

Each document is one run of either program over its whole text. Prints a table for each model, and every difference;
exits with 1 where a layer falls below the least share of equal tokens (0.9999), or where the dump is not valid CoNLL-U.
"""

import argparse
import json
import subprocess
import sys
import time

import spacy

import conllu_check
import layers
import margins
import texts

LAYERS = ["token", "space", "tag", "pos", "morph", "lemma", "head", "relation", "sentence", "entity", "chunk"]
TITLES = {
    "token": "token and offsets", "space": "space after", "tag": "tag (XPOS)", "pos": "part of speech (UPOS)",
    "morph": "features", "lemma": "lemma", "head": "head", "relation": "relation", "sentence": "sentence start",
    "entity": "entity, IOB and type", "chunk": "noun chunk",
}


def dumped(annals, model, documents):
    """What annals says: the CoNLL-U text, and for each document its rows."""
    stream = "".join(json.dumps({"id": str(number), "text": text}) + "\n" for number, (_, text) in enumerate(documents))
    command = [annals, "parse", "--input", "jsonl", "--model", model, "-"]
    answer = subprocess.run(command, input=stream.encode("utf-8"), capture_output=True, check=False)
    if answer.returncode:
        sys.exit(f"parity: {' '.join(command)} ended with {answer.returncode}: {answer.stderr.decode()[:500]}")
    text = answer.stdout.decode("utf-8")
    found = [[] for _ in documents]
    number, sentence = None, []
    for line in text.split("\n"):
        if line.startswith("# newdoc id = "):
            number = int(line[14:])
        elif line and not line.startswith("# "):
            sentence.append(line.split("\t"))
        elif not line and sentence:
            found[number] += sentence_rows(sentence)
            sentence = []
    return text, found


def reads_validly(annals, model, documents):
    """Whether `annals read --format conllu` is valid too: there each paragraph is a run of its own."""
    stream = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in documents)
    command = [annals, "read", "--format", "conllu", "--input", "jsonl", "--model", model, "-"]
    answer = subprocess.run(command, input=stream.encode("utf-8"), capture_output=True, check=False)
    text = answer.stdout.decode("utf-8")
    complaints = list(conllu_check.problems(text))
    words = sum(line[:1].isdigit() for line in text.split("\n"))
    print(f"\n{model}: read --format conllu, {words} words: {len(complaints)} problems")
    for sentence, complaint in complaints[:20]:
        print(f"  {sentence}: {complaint}")
    if answer.returncode or not words:
        print(f"  {' '.join(command)} ended with {answer.returncode}: {answer.stderr.decode()[:500] or 'and says nothing'}")
    return answer.returncode == 0 and not complaints and words > 0


def sentence_rows(sentence):
    spans = []
    for fields in sentence:
        misc = dict(item.split("=", 1) for item in fields[9].split("|"))
        spans.append((misc, *map(int, misc["TokenRange"].split(":"))))
    for fields, (misc, start, end) in zip(sentence, spans):
        head = int(fields[6])
        yield {
            "start": start, "end": end, "space": int(misc.get("SpaceAfter") != "No"), "tag": fields[4], "pos": fields[3],
            "morph": fields[5], "lemma": fields[2], "head": -1 if head == 0 else spans[head - 1][1],
            "relation": fields[7], "sentence": int(fields[0] == "1"), "entity": misc.get("NER", "O"),
            "chunk": misc.get("NounChunk", "O"),
        }


def expected_rows(doc):
    rows = layers.dump_rows(doc)
    for row, following in zip(rows, rows[1:] + [{"start": len(doc.text)}]):
        # The dump says whether any white space follows, spaCy whether a single space does.
        row["space"] = int(row["end"] < following["start"])
        for layer in ["tag", "pos", "lemma", "relation"]:
            row[layer] = row[layer] or "_"
    return rows


def compare(annals, model, path, documents, wanted, least):
    nlp = spacy.load(path)
    began = time.time()
    docs = [nlp(text) for _, text in documents]
    took = time.time() - began
    text, found = dumped(annals, model, documents)
    complaints = list(conllu_check.problems(text))
    equal = dict.fromkeys(wanted, 0)
    differences, total = [], 0
    for (name, _), doc, ours in zip(documents, docs, found):
        expected = expected_rows(doc)
        total += len(expected)
        by_span = {(row["start"], row["end"]): row for row in ours}
        extra = len(ours) - sum((row["start"], row["end"]) in by_span for row in expected)
        for row in expected:
            mine = by_span.get((row["start"], row["end"]))
            if mine is None:
                differences.append((name, doc, "token", row, "no such token"))
                continue
            for layer in wanted:
                if layer == "token" or mine[layer] == row[layer]:
                    equal[layer] += 1
                else:
                    differences.append((name, doc, layer, row, mine[layer]))
        if extra and not any(d[0] == name and d[2] == "token" for d in differences):
            differences.append((name, doc, "token", {"start": 0, "end": 0, "token": None}, f"{extra} tokens too many"))
    meta = nlp.meta
    print(f"\n{model}: {meta['lang']}_{meta['name']} {meta['version']} in spaCy {spacy.__version__}, "
          f"{len(documents)} texts, {total} tokens ({took:.0f} s in spaCy)")
    worst = 1.0
    for layer in wanted:
        share = equal[layer] / total if total else 1.0
        worst = min(worst, share)
        print(f"  {TITLES[layer]:<24}{100 * share:9.4f} %   {total - equal[layer]} differ")
    forests = conllu_check.forests(text)
    print(f"  CoNLL-U: {len(complaints)} problems; {forests} sentences in which a head was white space" + "".join(f"\n    {s}: {c}" for s, c in complaints[:20]))
    if differences:
        print("  document\tlayer\toffset\ttoken\tannals\tspaCy\texplanation")
    explain = margins.Margins(nlp)
    for name, doc, layer, row, mine in differences[:500]:
        word = texts.escaped(doc.text[row["start"]:row["end"]])[:40]
        print(f"  {name}\t{layer}\t{row['start']}\t{word}\t{mine}\t{row.get(layer)}\t{explain(doc, layer, row)}")
    if len(differences) > 500:
        print(f"  … and {len(differences) - 500} more")
    return worst >= least and not complaints and (total > 0)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("annals")
    parser.add_argument("models", nargs="+")
    parser.add_argument("--words", type=int, default=50_000)
    parser.add_argument("--garbage", type=int, default=300)
    parser.add_argument("--text")
    parser.add_argument("--layers", default=",".join(LAYERS))
    parser.add_argument("--least", type=float, default=0.9999)
    options = parser.parse_args()
    documents = list(texts.reports(options.words)) + list(texts.hostile())
    documents += [(f"stored/{number}", text) for number, text in enumerate(texts.stored())]
    exceptions = sorted(spacy.blank("en").tokenizer.rules)
    documents += [(f"garbage/{number}", text) for number, text in enumerate(texts.garbage(options.garbage, exceptions))]
    if options.text:
        documents = [(r["id"], r["text"]) for r in map(json.loads, open(options.text, encoding="utf-8"))]
    passed = True
    for model in options.models:
        name, _, path = model.partition("=")
        passed &= compare(options.annals, name, path, documents, options.layers.split(","), options.least)
    passed &= reads_validly(options.annals, options.models[0].partition("=")[0], documents)
    print("\nparity: " + ("holds" if passed else "does NOT hold"))
    sys.exit(not passed)


if __name__ == "__main__":
    main()
