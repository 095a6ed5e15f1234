"""Texts to compare on: reports of the corpora beside the project (or its own examples), hostile ones, and garbage."""

import hashlib
import json
import random
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
CORPORA = PROJECT.parent / "shared" / "corpora" / "dev"
ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\"}


def unescaped(line):
    out, characters = [], iter(line)
    for character in characters:
        out.append(ESCAPES[next(characters)] if character == "\\" else character)
    return "".join(out)


def escaped(text):
    for letter, character in reversed(ESCAPES.items()):
        text = text.replace(character, "\\" + letter)
    return text


def stored():
    """The texts of the parity test, one a line."""
    path = PROJECT / "Tests/LanguageAnalysisTests/Reference/sentences.txt"
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield unescaped(line)


def is_development_half(name):
    """The half of a corpus that may be looked at (see Sources/Evaluation/Halves.swift)."""
    return hashlib.sha1(name.encode()).digest()[-1] % 2 == 0


def reports(words):
    """(id, text) of about so many words: one report of each corpus in turn."""
    if not CORPORA.is_dir():
        for path in sorted((PROJECT / "Examples/reports").glob("*.txt")):
            yield path.stem, path.read_bytes().decode("utf-8")
        for number, text in enumerate(stored()):
            yield f"stored-{number}", text
        return
    def documents(path):
        with open(path, encoding="utf-8") as file:
            for line in file:
                record = json.loads(line)
                if record.get("text") and is_development_half(str(record["id"])):
                    yield f"{path.parent.name}/{record['id']}", record["text"]

    corpora = [documents(path) for path in sorted(CORPORA.glob("*/records.jsonl"))]
    while corpora and words > 0:
        for corpus in list(corpora):
            document = next(corpus, None)
            if document is None:
                corpora.remove(corpus)
            elif words > 0:
                words -= len(document[1].split())
                yield document


def hostile():
    """(id, text) of texts that nobody writes, or that everybody does but no treebank has."""
    story = (
        "Ana Torvik, the prime minister of Norland, told reporters in Orlin on Monday that 37 people had been killed. "
        "“We won't leave,” she said; the army's chief didn't answer."
    )
    long_words = "the minister said that the council would meet the delegation from the northern province and "
    texts = {
        "empty": "",
        "space": " ",
        "spaces": "   \n\n\t  \r\n ",
        "no-break-space": "The\u00a0minister\u00a0left\u3000today\u2009.",
        "leading-space": "  \n" + story,
        "trailing-space": story + "  \n\n",
        "crlf": story.replace(". ", ".\r\n\r\n").replace(", ", ",\r\n"),
        "carriage-return": story.replace(" ", "\r"),
        "line-separators": story.replace(". ", ".\u2028").replace(", ", "\u2029").replace(" on ", " on\x0b").replace(" in ", "\x85in\x1c"),
        "tabs": story.replace(" ", "\t"),
        "double-spaces": story.replace(" ", "  "),
        "byte-order-mark": "\ufeff" + story,
        "upper": story.upper(),
        "upper-report": "SAN SALVADOR, 3 JAN 90 (AFP) -- [TEXT] TWO SOLDIERS WERE KILLED TODAY NEAR USULUTAN, THE ARMY SAID. \"WE ARE AT WAR\", COL RIVAS ADDED.",
        "lower": story.lower(),
        "title": story.title(),
        "urls": "See https://www.example.org/a_b/c?d=e&f=%20g#h, http://user:pass@host.example:8080/x(y)z. and www.example.com/. Mail a.b+c@example.co.uk; ftp://10.0.0.1/~x, example.org/…",
        "handles": "RT @AnaTorvik: #Norland won't yield!!! cc @SPO_official https://t.co/AbC123 pic.twitter.com/xYz <3 :-) :( ;)) o_O",
        "emoji": "We won 🎉🎉 in Orlin 🇳🇴🇸🇪 👩‍👩‍👧‍👦 family 👍🏽 said 😀Torvik😀. ❤️ 1️⃣ ☎️",
        "combining": "Cafe\u0301 in A\u030angstro\u0308m, Z\u0351\u036b\u0343a\u0316l\u034ego\u0321, n\u0303o. O\u0302\u0323n Monday e\u0301.",
        "composed": "Café in Ångström, Ñandú, Łódź, İstanbul, straße, ΟΔΥΣΣΕΥΣ, ΣΊΣΥΦΟΣ.",
        "cyrillic": "Президент Казахстана Токаев заявил в пятницу, что порядок восстановлен. The president said so.",
        "arabic": "قال الرئيس يوم الجمعة إن النظام قد استعيد. The minister Ahmed al-Sharaa (أحمد الشرع) agreed.",
        "hebrew": "ראש הממשלה אמר ביום ראשון. The prime minister said on Sunday.",
        "chinese": "总统星期五说，秩序已经恢复。The president left Beijing（北京）on Friday。",
        "japanese": "東京で首相が記者会見を開いた。Prime Minister 岸田 said 「はい」.",
        "thai": "นายกรัฐมนตรีกล่าวเมื่อวันศุกร์ The premier spoke.",
        "devanagari": "प्रधानमंत्री ने शुक्रवार को कहा। The prime minister of India, नरेंद्र, spoke.",
        "korean": "대통령은 금요일에 말했다. President Moon said 안녕.",
        "mathematics": "𝐓𝐡𝐞 𝒎𝒊𝒏𝒊𝒔𝒕𝒆𝒓 said ½ + ² = Ⅷ ① ≠ ∞; 10⁻³ µm, 5°C, €3.5bn, £2m, ¥100, 50%.",
        "bidi": "The \u202eminister\u202c said \u200bzero\u200cwidth\u200djoiner\u2060 a\u00adsoft\u00adhyphen.",
        "control": "The\x01minister\x02 said\x07 on\x1b[31m Monday\x7f.",
        "quotes": "\"'“‘«‹»›’”'\" `` '' „No“ ‚no‘ ‹a› «b» ‟c‛ ''double'' \"\"\"",
        "brackets": "((((((((((The [minister] {said}))))))))) <b>so</b> &amp; &lt;x&gt; [[[]]]",
        "punctuation": "... . . . … !!! ?!?! -- --- – — ------- ______ ***** ///// \\\\ ||| ~~~ ^^^ ;;; ,,, :::",
        "hyphens": "a-b-c-d co-operate twenty-one-year-old ex-prime-minister U.S.-led anti–government Jean-Luc—the—man",
        "contractions": "I'm you're he's she'd we'll they've can't won't shouldn't've y'all ain't gonna wanna cannot o'clock 'Tis 'cause ma'am I’m can’t won’t dont cant",
        "abbreviations": "Mr. and Mrs. Smith Jr. of St. Louis, Mo., met Gen. A. B. Brown vs. Dr. No at 5 p.m. on Jan. 3rd, e.g. in the U.S., i.e. D.C., etc. Inc. Co. Ltd.",
        "numbers": "1 1,000 1,000,000.50 3.14 -5 +7 1/2 10:30 2022-01-07 07/01/2022 1990s '90s 5th 21st 0x1F 1e10 5km 10kg $5 US$5m No.5 5-3 40-50 192.168.0.1 ::1",
        "one-word": "Resigned",
        "one-letter": "a",
        "full-stop": ".",
        "long-word": "x" * 1500 + " said " + "Ab1-" * 400,
        "long-sentence": (long_words * 200)[:10_000] + " left.",
        "long-list": ", ".join(f"Minister {chr(65 + n % 26)}{n}" for n in range(700)) + " resigned.",
        "long-upper": (long_words.upper() * 150)[:10_000],
        "no-sentence-end": " ".join(["Torvik"] * 1500),
        "many-sentences": "He left. " * 800,
        "many-lines": "\n".join(["- item one", "* item two", "3) item three", ""] * 150),
        "repeated-quotes": "“" * 300 + " said " + "\"" * 300,
        "nested": "She said that " * 250 + "it rained.",
        "table": "\n".join("\t".join([f"r{n}", "1,5", "—", "n/a", "12%"]) for n in range(80)),
        "markup": "<p class=\"x\">The <a href='https://example.org'>minister</a> said&nbsp;so.</p>\n<!-- no -->",
        "code": "if (x != null) { return y->z[0] * 2; } // TODO\nfor i in range(10): print(f\"{i:>3}\")",
        "json": "{\"id\": \"r1\", \"text\": \"The minister said \\\"no\\\".\", \"n\": [1, 2.5e-3, null]}",
        "surrogate-range": "a\ud7ffb\ue000c\uffffd\U0010ffffe\U0001f468",
        "replacement": "The \ufffd\ufffdminister\ufffd said.",
        "ligatures": "The ﬁrst oﬃce, ﬂoor, ǆ ǅ Ǆ ŉ ĳ said.",
        "fullwidth": "Ｔｈｅ ｍｉｎｉｓｔｅｒ ｓａｉｄ ２０２２．",
        "reserved-words": "mark dep number root agent case LAW DATE X ORG NORM nsubj NOUN det punct obj xcomp said.",
        "conllu": "# text = no\n1\tThe\tthe\tDET\t_\t_\t0\troot\t_\tSpaceAfter=No\n\n# newdoc id = x\n",
        "underscores": "_ __ a_b _c_ | = a|b=c The_minister said _",
    }
    for name, text in texts.items():
        yield f"hostile/{name}", text


def garbage(count, exceptions, seed=7):
    """Random texts of punctuation, awkward words, the tokenizer's own exceptions and code points from everywhere."""
    rng = random.Random(seed)
    common = list("abcXYZ019 .,:;!?'\"()[]{}<>/\\-–—…$€%@#&*+=_~^|`“”‘’«»\n\t\r") + ["\u00a0", "\u200b", "\u0301", "Σ", "ς", "İ", "ß"]
    words = ["don't", "U.S.", "a.m.", ":-)", "km", "10km", "http://", "www.", ".com", "example.org", "@", "'s", "n't", "I'm", "co.", "..", "C++", "Dr.", "'Tis", "gonna", "°C.", "US$", "e.g.", "😀", "👩‍👩‍👧", "10.0.0.1", "192.168.1.1", "172.20.1.2:80/", "ftp://u:p@h.io/x?y#z"]
    for _ in range(count):
        parts = []
        for _ in range(rng.randint(1, 40)):
            kind = rng.random()
            if kind < 0.55:
                parts.append(rng.choice(common))
            elif kind < 0.72:
                parts.append(rng.choice(words))
            elif kind < 0.88:
                parts.append(rng.choice(exceptions))
            else:
                while True:
                    point = rng.choice([rng.randrange(0x250), rng.randrange(0x3000), rng.randrange(0x10000), rng.randrange(0x20000), rng.randrange(0x110000)])
                    if not 0xD800 <= point < 0xE000 and point:
                        break
                parts.append(chr(point))
        yield "".join(parts)
