#!/usr/bin/env python3
"""Checks that files are CoNLL-U as the `conllu` package (and `udapi`, where it is installed) read it, and more than they
ask for: numbers in a row, heads that form trees, texts that equal their words, MISC in order.

    python Scripts/parity/conllu_check.py FILE...        `-` is standard input
"""

import sys

import conllu

MISC_KEYS = ["NER", "NounChunk", "SpaceAfter", "TokenRange"]


def problems(text):
    """What is not valid, as (sentence id, complaint)."""
    sentences = conllu.parse(text)
    ids = set()
    for sentence in sentences:
        name = sentence.metadata.get("sent_id", "?")
        for complaint in sentence_problems(sentence, ids):
            yield name, complaint
        ids.add(name)
    bodies = [block for block in text.split("\n\n") if block.strip()]
    if len(bodies) != len(sentences):
        yield "?", f"{len(bodies)} blocks, but {len(sentences)} sentences were read"
    # Some readers end a line wherever Python's splitlines does.
    if len(text.splitlines()) != text.count("\n"):
        yield "?", "a character within a line that some readers take for its end"
    yield from udapi_problems(text, len(sentences))


def sentence_problems(sentence, ids):
    if sentence.metadata.get("sent_id") in ids | {None}:
        yield "no sentence id of its own"
    heads, text = [], ""
    for place, token in enumerate(sentence, 1):
        if token["id"] != place:
            yield f"token {place} has the number {token['id']}"
        if not isinstance(token["head"], int) or not 0 <= token["head"] <= len(sentence) or token["head"] == place:
            yield f"token {place} has the head {token['head']}"
        for field in ["form", "lemma", "upos", "deprel"]:
            if not token[field] or any(c.isspace() for c in str(token[field])) and field != "form":
                yield f"token {place} has the {field} {token[field]!r}"
        feats = list(token["feats"] or {})
        if feats != sorted(feats, key=str.lower):
            yield f"token {place} has features out of order"
        misc = list(token["misc"] or {})
        if misc != [key for key in MISC_KEYS if key in misc]:
            yield f"token {place} has MISC {misc}"
        heads.append(token["head"])
        text += token["form"] + ("" if (token["misc"] or {}).get("SpaceAfter") == "No" else " ")
    # The final space of a sentence is no part of its text.
    if sentence.metadata.get("text", "").rstrip(" ") != text.rstrip(" "):
        yield f"text {sentence.metadata.get('text')!r} is not its words {text!r}"
    for place in range(1, len(heads) + 1):
        steps, at = 0, place
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            yield f"token {place} hangs in a circle"
    if 0 not in heads:
        yield "no root"


def forests(text):
    """How many sentences have several tokens without a head: a head that was white space is left out."""
    return sum(sum(token["head"] == 0 for token in sentence) > 1 for sentence in conllu.parse(text))


def udapi_problems(text, count):
    try:
        from udapi.core.document import Document
    except ImportError:
        return
    document = Document()
    document.from_conllu_string(text)
    trees = [tree for bundle in document.bundles for tree in bundle.trees]
    if len(trees) != count:
        yield "?", f"udapi reads {len(trees)} trees, conllu {count}"
    for tree in trees:
        if tree.text is not None and tree.compute_text() != tree.text:
            yield tree.sent_id, f"udapi puts the text together as {tree.compute_text()!r}, not {tree.text!r}"


def main():
    status = 0
    for name in sys.argv[1:] or ["-"]:
        text = sys.stdin.read() if name == "-" else open(name, encoding="utf-8", newline="\n").read()
        found = list(problems(text))
        for sentence, complaint in found[:50]:
            print(f"{name}: {sentence}: {complaint}")
        words = sum(1 for line in text.split("\n") if line[:1].isdigit())
        print(f"{name}: {words} words, {len(found)} problems")
        status |= bool(found)
    sys.exit(status)


if __name__ == "__main__":
    main()
