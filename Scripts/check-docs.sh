#!/usr/bin/env bash
# Fails where a document links to a file that is not there, or names a command that the program does not have.
set -euo pipefail
cd "$(dirname "$0")/.."
failures=0
while IFS=: read -r file link; do
  target=${link#*](}
  target=${target%%)*}
  target=${target%%#*}
  case "$target" in '' | http*) continue ;; esac
  [ -e "$(dirname "$file")/$target" ] || { echo "$file: no such file: $target" >&2; failures=1; }
done < <(grep -oHE '\]\([^)]+\)' README.md Docs/*.md Docs/Decisions/*.md Examples/*.md)
if [ -x .build/release/annals ]; then
  commands=$(.build/release/annals help | sed -n 's/^  \([a-z]*\) .*/\1/p')
  for word in $(grep -ohE '(annals|release/annals) [a-z]+' README.md Docs/*.md | awk '{print $2}' | sort -u); do
    grep -qx "$word" <<<"$commands"$'\nhelp' || echo "note: the documents say 'annals $word'"
  done
fi
exit $failures
