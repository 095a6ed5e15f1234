"""The sentences that both readers annotate: prints n, corpus, id, start, end (code points)."""
import hashlib, json, re
ROOT = "../shared/corpora/dev"  # from the project's root
CUT = re.compile(r'[.!?][”"’\')]*\s+(?=[“"‘(]?[A-Z])')
def sentences(text):
    for line in re.finditer(r'[^\n]+', text):
        start = line.start()
        cuts = [line.start() + m.end() for m in CUT.finditer(line.group())] + [line.end()]
        for end in cuts:
            s, e = start, end
            while s < e and text[s].isspace(): s += 1
            while e > s and text[e-1].isspace(): e -= 1
            if 8 <= len(text[s:e].split()) <= 45: yield s, e
            start = end
def pool(names):
    items = []
    for name in names:
        for line in open(f"{ROOT}/{name}/records.jsonl", encoding="utf-8"):
            r = json.loads(line)
            for s, e in sentences(r["text"]):
                items.append((hashlib.sha1(f"annals-events-1:{name}:{r['id']}:{s}".encode()).hexdigest(), name, r["id"], s, e))
    return sorted(items)
news, other = pool(["wikinews"])[:240], pool(["meantime", "guardian-syria", "ecbplus"])[:80]
order = []
for i in range(80): order += news[3*i:3*i+3] + [other[i]]
if __name__ == "__main__":
    for n, (_, name, i, s, e) in enumerate(order): print(n, name, i, s, e, sep="\t")
