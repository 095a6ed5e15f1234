#!/usr/bin/env python3
"""Shows that pipelines of one's own can be imported: trains some with spaCy, imports each, and compares the analyses.

    python Scripts/fine-tune-demo.py ANNALS MEDIUM SMALL      (`make parity-models`; MEDIUM and SMALL are folders; a
fourth word `tiny` leaves 1 out)

1. the medium and the small model, trained a few steps further on sentences written here;
2. models from nothing, narrower and wider, of other depths, windows, numbers of pieces and hidden widths, without static
   vectors, with one shared encoder or encoders of their own and of another size, some with parts missing;
   `python Scripts/fine-tune-demo.py fixture FOLDER` writes the smallest of them, which the Swift tests import;
3. pipelines that cannot be taken, and what annals says of each.
What is made lies in Data/parity-models; the packed models are removed from Data again.
"""

import json
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import spacy
from spacy.tokens import Doc
from spacy.training import Example

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "Scripts/parity"))
import compare  # noqa: E402
import texts  # noqa: E402

FOLDER = PROJECT / "Data/parity-models"
# (word, tag, head, relation, entity) by sentence; the heads count from the sentence's first word.
SENTENCES = """
Ana/NNP/1/compound/B-PERSON Torvik/NNP/2/nsubj/L-PERSON visited/VBD/2/ROOT/O Orlin/NNP/2/dobj/U-GPE on/IN/2/prep/O Monday/NNP/4/pobj/U-DATE ././2/punct/O
The/DT/1/det/O army/NN/2/nsubj/O left/VBD/2/ROOT/O the/DT/4/det/O port/NN/2/dobj/O ././2/punct/O
Norland/NNP/1/nsubj/U-GPE asked/VBD/1/ROOT/O the/DT/4/det/B-ORG Straits/NNP/4/compound/I-ORG Pact/NNP/1/dobj/L-ORG for/IN/1/prep/O help/NN/5/pobj/O ././1/punct/O
Three/CD/1/nummod/U-CARDINAL soldiers/NNS/3/nsubjpass/O were/VBD/3/auxpass/O killed/VBN/3/ROOT/O near/IN/3/prep/O Veld/NNP/4/pobj/U-GPE ././3/punct/O
She/PRP/1/nsubj/O said/VBD/1/ROOT/O that/IN/5/mark/O prices/NNS/5/nsubj/O had/VBD/5/aux/O risen/VBN/1/ccomp/O ././1/punct/O
"""


def sentences():
    for line in SENTENCES.strip().split("\n"):
        yield [re.fullmatch(r"(.+?)/([^/]+|\.)/(\d+)/(\w+)/(\S+)", word).groups() for word in line.split()]


def examples(nlp):
    """Documents of one to three of the sentences."""
    rng = random.Random(5)
    known = list(sentences())
    for _ in range(40):
        words, tags, heads, deps, ents, starts = [], [], [], [], [], []
        for sentence in rng.sample(known, rng.randint(1, 3)):
            offset = len(words)
            for place, (word, tag, head, dep, ent) in enumerate(sentence):
                words.append(word)
                tags.append(tag)
                heads.append(offset + int(head))
                deps.append(dep)
                ents.append({"U": "B", "L": "I"}.get(ent[0], ent[0]) + ent[1:])
                starts.append(place == 0)
        spaces = [following != "." for following in words[1:] + ["."]]
        gold = Doc(nlp.vocab, words=words, spaces=spaces, tags=tags, heads=heads, deps=deps, ents=ents)
        yield Example(nlp.make_doc(gold.text), gold)


def fine_tuned(path, steps=4):
    nlp = spacy.load(path)
    data = list(examples(nlp))
    with nlp.select_pipes(enable=["tok2vec", "tagger", "parser", "ner"]):
        optimizer = nlp.resume_training()
        optimizer.learn_rate = 0.002
        for step in range(steps):
            nlp.update(data[step::steps], sgd=optimizer)
    nlp.meta["name"] += "_tuned"
    return nlp


def encoder(width, depth, pieces, window=1, attrs=("NORM", "PREFIX", "SUFFIX", "SHAPE"), rows=400, listener=False):
    if listener:
        return {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "*"}
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {"@architectures": "spacy.MultiHashEmbed.v2", "width": width, "attrs": list(attrs),
                  "rows": [rows] * len(attrs), "include_static_vectors": False},
        "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": width, "depth": depth,
                   "window_size": window, "maxout_pieces": pieces},
    }


def blank(name, parts, own=(), hidden=32, state_pieces=2, upper=True, **sizes):
    """A pipeline trained from nothing for some steps. `own` parts have an encoder of their own, of the sizes given there."""
    own = own if isinstance(own, dict) else dict.fromkeys(own, {})
    spacy.util.fix_random_seed(3)
    nlp = spacy.blank("en")
    if any(part not in own for part in parts):
        nlp.add_pipe("tok2vec", config={"model": encoder(**sizes)})
    for part in parts:
        t2v = encoder(**{**sizes, **own.get(part, {})}, listener=part not in own)
        if part == "tagger":
            model = {"@architectures": "spacy.Tagger.v2", "tok2vec": t2v}
        else:
            model = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": part, "extra_state_tokens": False,
                     "hidden_width": hidden, "maxout_pieces": state_pieces, "use_upper": upper, "tok2vec": t2v}
        config = {"model": model}
        if part == "parser":
            config["min_action_freq"] = 1
        nlp.add_pipe(part, config=config)
    data = list(examples(nlp))
    optimizer = nlp.initialize(lambda: data)
    for step in range(30):
        nlp.update(data[step % 4::4], sgd=optimizer)
    nlp.meta["name"] = name
    nlp.meta["version"] = "0.0.1"
    return nlp


def saved(nlp, name):
    path = FOLDER / name
    shutil.rmtree(path, ignore_errors=True)
    nlp.to_disk(path)
    return path


def imported(annals, path, name):
    return subprocess.run([annals, "model", "import", str(path), "--name", name], capture_output=True, text=True, check=False)


def layers_of(parts):
    layers = ["token", "space"]
    layers += ["tag"] if "tagger" in parts else []
    layers += ["head", "relation", "sentence"] if "parser" in parts else []
    layers += ["entity"] if "ner" in parts else []
    return layers


def compared(annals, name, nlp, layers, documents):
    path = saved(nlp, name)
    answer = imported(annals, path, name)
    print(answer.stdout, end="")
    if answer.returncode:
        print(f"{name} was not imported: {answer.stderr}")
        return False
    try:
        return compare.compare(annals, name, str(path), documents, layers, 0.9999)
    finally:
        (PROJECT / f"Data/{name}.model").unlink(missing_ok=True)
        if sum(file.stat().st_size for file in path.rglob("*")) > 5_000_000:
            shutil.rmtree(path)


def refused(annals, name, nlp, change=None):
    path = saved(nlp, name)
    if change:
        change(path)
    answer = imported(annals, path, name)
    is_refused = answer.returncode == 1 and not (PROJECT / f"Data/{name}.model").exists()
    print(f"{name}: {'refused' if is_refused else 'NOT REFUSED'}: {answer.stderr.strip()}")
    return is_refused


def edited(file, old, new):
    def edit(path):
        text = (path / file).read_text(encoding="utf-8")
        assert old in text, (file, old)
        (path / file).write_text(text.replace(old, new), encoding="utf-8")
    return edit


def fixture(folder):
    nlp = blank("tiny", ["tagger", "parser", "ner"], width=16, depth=2, pieces=2, rows=60)
    nlp.meta.update(author="the authors of Annals", license="Apache-2.0", description="Trained on five sentences, for tests.")
    nlp.to_disk(folder)
    # The order of strings changes from run to run, and does not matter.
    strings = Path(folder) / "vocab/strings.json"
    strings.write_text(json.dumps(sorted(json.loads(strings.read_text(encoding="utf-8")))), encoding="utf-8")


def main():
    if sys.argv[1:2] == ["fixture"]:
        return fixture(sys.argv[2])
    annals, medium, small, *only = sys.argv[1:]
    FOLDER.mkdir(parents=True, exist_ok=True)
    documents = list(texts.reports(6_000)) + list(texts.hostile())
    documents += [(f"stored/{number}", text) for number, text in enumerate(texts.stored())]
    documents += [(f"own/{number}", example.text) for number, example in enumerate(examples(spacy.blank("en")))]
    every = compare.LAYERS
    both = ["tagger", "parser", "ner"]
    tiny = {"width": 48, "depth": 2, "pieces": 2}
    six = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"]
    passed = True
    for name, path in [("demo-md", medium), ("demo-sm", small)] if "tiny" not in only else []:
        passed &= compared(annals, name, fine_tuned(path), every, documents)
    for name, parts, options in [
        ("demo-tiny", both, tiny),
        ("demo-own", both, {**tiny, "own": ["ner"], "width": 32, "depth": 3, "pieces": 3, "hidden": 64, "attrs": six}),
        ("demo-names", ["ner"], {"own": ["ner"], "width": 24, "depth": 1, "pieces": 1, "hidden": 16, "state_pieces": 1, "attrs": ["SHAPE", "NORM"]}),
        ("demo-tags", ["tagger"], {"width": 96, "depth": 4, "pieces": 3, "attrs": six[:5]}),
        ("demo-trees", ["parser"], {**tiny, "own": ["parser"], "width": 16}),
        ("demo-deep", both, {"width": 128, "depth": 8, "pieces": 3, "hidden": 128, "attrs": six}),
        ("demo-wide", both, {"width": 256, "depth": 2, "pieces": 3, "hidden": 64}),
        ("demo-small", both, {"width": 64, "depth": 4, "pieces": 3, "hidden": 64, "rows": 2000}),
        ("demo-two-sizes", both, {"width": 64, "depth": 2, "pieces": 2, "attrs": six[:5], "state_pieces": 3,
                                  "own": {"ner": {"width": 104, "depth": 6, "pieces": 4, "attrs": ["NORM"]}}}),
        ("demo-odd", both, {"width": 50, "depth": 3, "pieces": 3, "hidden": 30, "window": 2}),
    ]:
        passed &= compared(annals, name, blank(name, parts, **options), layers_of(parts), documents)
    print("\nwhat cannot be taken:")
    base = blank("demo", ["tagger"], **tiny)
    lemmas = blank("demo", ["tagger"], **tiny)
    lemmas.add_pipe("sentencizer")
    passed &= refused(annals, "demo-attribute", blank("demo", ["tagger"], **{**tiny, "attrs": ["LOWER", "SHAPE"]}))
    passed &= refused(annals, "demo-no-upper", blank("demo", ["ner"], **{**tiny, "upper": False}))
    passed &= refused(annals, "demo-two-encoders", blank("demo", ["tagger", "parser"], **{**tiny, "own": ["parser"]}))
    passed &= refused(annals, "demo-sentencizer", lemmas)
    passed &= refused(annals, "demo-language", base, edited("meta.json", '"lang":"en"', '"lang":"de"'))
    passed &= refused(annals, "demo-tokenizer", base, edited("config.cfg", "spacy.Tokenizer.v1", "my.Tokenizer.v1"))
    passed &= refused(annals, "demo-transformer", base, lambda path: (
        edited("meta.json", '"tok2vec"', '"transformer"')(path), edited("config.cfg", 'factory = "tok2vec"', 'factory = "transformer"')(path)))
    print("\nparity-models: " + ("holds" if passed else "does NOT hold"))
    sys.exit(not passed)


if __name__ == "__main__":
    main()
