#!/usr/bin/env python3
"""Reads TimeML files as `annals read --format timeml` writes them, with somebody else's reader: tieval, from PyPI.

Usage: Scripts/read-timeml.py FILE.tml…

tieval is installed into a private environment (Data/timeml-venv) on the first run. Its readers are made for its own
copies of the corpora, which carry some attributes beside TimeML's (offsets, the number of the sentence, both ends of a
link); those are first worked out from the file itself. Then everything is checked against the text: each expression
and event stands at its offsets, each link joins two of them. Exit 0: all is well.
"""
import pathlib
import sys
import tempfile
import xml.etree.ElementTree as ET

import private_environment

VERSION = "0.1.11"


def with_tieval_attributes(path):
    """The document with the attributes that tieval's copies have."""
    root = ET.parse(path).getroot()
    text = root.find("TEXT")
    position = len(text.text or "")
    for element in text:
        element.set("offsets", f"{position} {position + len(element.text)}")
        element.set("sent_idx", "0")
        position += len(element.text) + len(element.tail or "")
    root.append(root.find("DCT/TIMEX3"))
    root.remove(root.find("DCT"))
    for instance in root.iter("MAKEINSTANCE"):
        instance.set("eid", instance.get("eventID"))
    for link in root.iter("TLINK"):
        link.set("from", link.get("eventInstanceID") or link.get("timeID"))
        link.set("to", link.get("relatedToTime") or link.get("relatedToEventInstance"))
    return ET.tostring(root, encoding="unicode")


def check(path):
    from tieval.datasets.readers.document import TempEval3DocumentReader

    if len(ET.parse(path).findall("TLINK")) < 2:
        print(f"{path}: left out, tieval stumbles over a text with fewer than two links")
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / (pathlib.Path(path).stem + ".tml")
        copy.write_text(with_tieval_attributes(path), encoding="utf-8")
        document = TempEval3DocumentReader(copy).read()
    text = str(document.text)
    timexs = [t for t in document.timexs if not t.is_dct]
    for entity in timexs + list(document.events):
        start, end = entity.offsets
        if text[start:end] != entity.text:
            sys.exit(f"{path}: {entity.id} is {entity.text!r}, but {text[start:end]!r} stands at {start}")
    known = {e.id for e in document.entities} | {document.dct.id}
    for link in document.tlinks:
        if link.source.id not in known or link.target.id not in known:
            sys.exit(f"{path}: link {link.id} joins what is not there")
    print(f"{path}: written {document.dct.value}, {len(timexs)} times, {len(document.events)} events, "
          f"{len(document.tlinks)} links")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    private_environment.enter("timeml-venv", [f"tieval=={VERSION}"])
    for path in sys.argv[1:]:
        check(path)


main()
