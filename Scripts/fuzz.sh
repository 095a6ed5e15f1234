#!/usr/bin/env bash
# Throws hostile bytes at the program's doors for about a minute: no input may crash it (exit statuses 0, 1 and 2 are
# answers, others are not), nor any model file. The seed is printed; FUZZ_SEED repeats a run, FUZZ_SECONDS changes its length.
set -euo pipefail
cd "$(dirname "$0")/.."
annals=.build/release/annals
[ -x "$annals" ] || { echo "fuzz: run 'make build' first" >&2; exit 1; }
python3 Scripts/fuzz-models.py "$annals"
exec python3 Scripts/fuzz.py "$annals"
