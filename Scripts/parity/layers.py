"""What spaCy says of a text, token by token: the one place where its answers are read for tests and comparisons."""

FIELDS = ["start", "end", "space", "tag", "pos", "morph", "head", "relation", "lemma", "sentence", "entity", "chunk"]


def rows(doc):
    """One list of FIELDS for each token: first and last code point, space after (0 or 1), tag, part of speech, features,
    the head's number, relation, lemma, sentence start (0 or 1), and the name and the noun chunk that it begins (B),
    continues (I) or not (O)."""
    chunks = {}
    if doc.has_annotation("DEP"):
        for chunk in doc.noun_chunks:
            for token in chunk:
                chunks[token.i] = "B" if token.i == chunk.start else "I"
    return [
        [
            token.idx,
            token.idx + len(token),
            int(bool(token.whitespace_)),
            token.tag_,
            token.pos_,
            str(token.morph) or "_",
            token.head.i,
            token.dep_,
            token.lemma_,
            int(bool(token.is_sent_start)),
            (token.ent_iob_ or "O") + (f"-{token.ent_type_}" if token.ent_type_ else ""),
            chunks.get(token.i, "O"),
        ]
        for token in doc
    ]


def dump_rows(doc):
    """The same as `annals parse` dumps it: white space tokens left out, heads as code points (-1: none or left out),
    marks moved from tokens that are left out to the next of their span."""
    all_rows = [dict(zip(FIELDS, row)) for row in rows(doc)]
    visible = [not token.text.isspace() for token in doc]
    result, opens = [], False
    waiting = {"entity": None, "chunk": None}
    for index, row in enumerate(all_rows):
        opens = opens or index == 0 or row["sentence"] == 1
        for layer in waiting:
            mark = row[layer]
            if mark[0] == "B":
                waiting[layer] = mark
            elif mark[0] == "O":
                waiting[layer] = None
            elif visible[index] and waiting[layer]:
                row[layer] = "B" + mark[1:]
            if visible[index]:
                waiting[layer] = None
        if not visible[index]:
            continue
        head = row["head"]
        row["head"] = -1 if head == index or not visible[head] else all_rows[head]["start"]
        row["relation"] = "root" if row["relation"] == "ROOT" else row["relation"]
        row["sentence"] = int(opens)
        opens = False
        result.append(row)
    return result
