#!/usr/bin/env bash
# Speed and start-up of the release binary, as whole-process figures; medians of five runs.
set -euo pipefail
cd "$(dirname "$0")/.."
annals=$1
median() { # command…
  for _ in 1 2 3 4 5; do
    local start end
    start=$(date +%s%N)
    "$@" >/dev/null
    end=$(date +%s%N)
    echo $(((end - start) / 1000))
  done | sort -n | sed -n 3p
}
words=$(mktemp)
corpus=$(mktemp --suffix=.jsonl)
trap 'rm -f "$words" "$corpus"' EXIT
echo 'It rained in Oslo.' >"$words"
# The same shape of text many times over with other words in it would flatter caches less; the sample is what ships.
python3 - "$corpus" <<'PY'
import json, pathlib, sys
texts = [p.read_text() for p in sorted(pathlib.Path("Examples/reports").glob("*.txt"))]
shared = pathlib.Path("../shared/corpora/dev/wikinews/records.jsonl")
if shared.exists():
    texts = [json.loads(line)["text"] for line in shared.open()]
with open(sys.argv[1], "w") as out:
    for number, text in enumerate(texts * (1 if shared.exists() else 100)):
        out.write(json.dumps({"id": f"r{number}", "text": text}) + "\n")
PY
count=$(python3 -c "import json,sys; print(sum(len(json.loads(l)['text'].split()) for l in open('$corpus')))")
printf '%-46s %10s\n' 'what' 'median'
printf '%-46s %7d ms\n' 'start-up to the record of one sentence' $(($(median "$annals" read --format jsonl "$words") / 1000))
printf '%-46s %7d ms\n' 'annals read of the sample report' $(($(median "$annals" read --format jsonl Examples/reports/pacific-2031-04-18.txt) / 1000))
parse=$(median "$annals" parse "$corpus" --input jsonl)
read1=$(median "$annals" read --format jsonl --jobs 1 "$corpus")
read2=$(median "$annals" read --format jsonl --jobs 2 "$corpus")
printf '%-46s %7d words/s\n' "annals parse ($count words, one core)" $((count * 1000000 / parse))
printf '%-46s %7d words/s\n' 'annals read, --jobs 1' $((count * 1000000 / read1))
printf '%-46s %7d words/s\n' 'annals read, --jobs 2' $((count * 1000000 / read2))

# Time expressions, beside other programs for them.
swift build -c release --product time-finder-benchmark >/dev/null 2>&1
Scripts/bench-time.py .build/release/time-finder-benchmark
