#!/usr/bin/env bash
# Builds the example package that imports `Annals`, runs it, and compares what it prints.
set -euo pipefail
cd "$(dirname "$0")/.."
swift build --package-path Examples/Library --scratch-path .build/library 2>&1 | tail -1
printed=$(.build/library/debug/Library)
expected=$(cat Examples/Library/expected.txt)
if [ "$printed" != "$expected" ]; then
  diff <(echo "$expected") <(echo "$printed") >&2 || true
  echo "the library example printed something else" >&2
  exit 1
fi
echo "library example: as expected"
