#!/usr/bin/env python3
"""Writes Resources/LanguageAnalysis/{symbols,base-norms,unicode}.txt: what the English models expect but do not carry.

Run once, when the models' version changes, in an environment with CPython 3.11 (Unicode 14) and spaCy 3.8:
    python Scripts/extract-language-tables.py Resources/LanguageAnalysis
"""

import sys
import unicodedata
from pathlib import Path

from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.symbols import IDS

CREDIT = """# From spaCy {version}, https://spacy.io, MIT licence, (C) 2016-2024 ExplosionAI GmbH, 2016 spaCy GmbH, 2015 Matthew Honnibal.
# Made by Scripts/extract-language-tables.py; do not edit by hand.
"""


def ranges(holds):
    """The code points for which `holds`, as HEX or HEX-HEX."""
    found, start = [], None
    for point in range(0x110001):
        if point < 0x110000 and holds(chr(point)):
            start = point if start is None else start
        elif start is not None:
            found.append(f"{start:X}" if start == point - 1 else f"{start:X}-{point - 1:X}")
            start = None
    return found


def lower_cases():
    """Simple lower-case mappings, as FIRST-LAST/STEP:FIRST_LOWER; runs have a constant distance."""
    runs = []
    for point in range(0x110000):
        lower = chr(point).lower()
        if len(lower) != 1 or ord(lower) == point:
            continue
        distance = ord(lower) - point
        if runs:
            first, last, step, run_distance = runs[-1]
            gap = point - last
            if distance == run_distance and gap <= 2 and (step == 0 or step == gap):
                runs[-1] = (first, point, gap, distance)
                continue
        runs.append((point, point, 0, distance))
    return [
        f"{first:X}:{first + distance:X}" if step == 0 else f"{first:X}-{last:X}/{step}:{first + distance:X}"
        for first, last, step, distance in runs
    ]


def longer_lower_cases():
    return [
        f"{point:X}:" + "+".join(f"{ord(c):X}" for c in chr(point).lower())
        for point in range(0x110000)
        if len(chr(point).lower()) > 1
    ]


def is_case_ignorable(c):
    return ("A" + c + "\u03a3").lower()[-1] == "\u03c2" and (c + "\u03a3").lower()[-1] == "\u03c3"


def is_cased(c):
    return (c + "\u03a3").lower()[-1] == "\u03c2"


def write_sets(path, sets):
    with open(path, "w", encoding="utf-8") as out:
        out.write(
            "# Character classes and lower case as CPython 3.11 has them (Unicode 14): set, tab, code points in hexadecimal.\n"
            "# Facts of the Unicode Character Database, https://www.unicode.org/terms_of_use.html (Unicode licence v3).\n"
            "# alpha, digit, decimal, space, word: str.isalpha, isdigit, isdecimal, isspace, and isalnum or '_'.\n"
            "# upper: str.isupper of the one character. cased, ignorable: what the rule of the final sigma looks at.\n"
            "# lower: FIRST-LAST/STEP:LOWER, the mapping of FIRST; the others of the run lie as far off. longer: FROM:TO+TO.\n"
            "# Made by Scripts/extract-language-tables.py; do not edit by hand.\n"
        )
        for name, items in sets:
            line = ""
            for item in items:
                if len(line) + len(item) > 100:
                    out.write(f"{name}\t{line}\n")
                    line = ""
                line += (" " if line else "") + item
            if line:
                out.write(f"{name}\t{line}\n")


def main():
    import spacy

    folder = Path(sys.argv[1])
    assert unicodedata.unidata_version.startswith("14."), unicodedata.unidata_version
    credit = CREDIT.format(version=spacy.__version__)

    with open(folder / "symbols.txt", "w", encoding="utf-8") as out:
        out.write("# Strings whose id is a small number and not their hash: number, tab, string.\n" + credit)
        for name, number in sorted(IDS.items(), key=lambda item: (item[1], item[0])):
            if name:
                out.write(f"{number}\t{name}\n")

    with open(folder / "base-norms.txt", "w", encoding="utf-8") as out:
        out.write("# Normal forms of quotation marks, dashes and currency signs: as written, tab, normal form.\n" + credit)
        for text, norm in BASE_NORMS.items():
            assert text[0] != "#" and not text[0].isspace() and "\t" not in text + norm
            out.write(f"{text}\t{norm}\n")

    write_sets(
        folder / "unicode.txt",
        [
            ("alpha", ranges(str.isalpha)),
            ("upper", ranges(str.isupper)),
            ("digit", ranges(str.isdigit)),
            ("decimal", ranges(str.isdecimal)),
            ("space", ranges(str.isspace)),
            ("word", ranges(lambda c: c.isalnum() or c == "_")),
            ("cased", ranges(is_cased)),
            ("ignorable", ranges(is_case_ignorable)),
            ("lower", lower_cases()),
            ("longer", longer_lower_cases()),
        ],
    )


main()
