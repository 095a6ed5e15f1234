#!/usr/bin/env bash
# Reads a report, shows its record, keeps it in a store and writes the dossier: the whole road once.
set -euo pipefail
annals=$1
report=$2
store=${ANNALS_STORE:-annals.db}
dossier=${ANNALS_DOSSIER:-dossier.html}

"$annals" read "$report" --format text
"$annals" add "$report" --store "$store"
"$annals" dossier --store "$store" -o "$dossier"
cat <<END

Now with your own: $annals read FILE…      keep them: $annals add FILE…      ask: $annals timeline, quotes, who NAME
END
