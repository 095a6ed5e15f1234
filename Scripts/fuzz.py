"""Hostile inputs for `annals read` and `annals parse`: mutated reports, random bytes, broken JSON Lines."""
import json
import os
import pathlib
import random
import subprocess
import sys
import time

annals = sys.argv[1]
seed = int(os.environ.get("FUZZ_SEED", random.SystemRandom().randrange(1 << 32)))
limit = time.time() + float(os.environ.get("FUZZ_SECONDS", "60"))
print(f"fuzz: seed {seed}")
dice = random.Random(seed)
corpus = [path.read_bytes() for path in pathlib.Path("Examples/reports").glob("*.txt")]
corpus += [path.read_bytes() for path in pathlib.Path("Tests/Regressions").glob("*") if path.is_file()]
snippets = ["“", "”", "«", "\"", "'", "\u202e", "\ufeff", "e\u0301", "👩‍👩‍👧", "\r\n", "\x00", "\x85", "((((", "said that ",
            "99999999999999999999", " 31 February 2015 ", "on Monday ", "“" * 50, "\n\n", " ", "%s", "</script>", "İ", "ß"]


def mutate(data: bytes) -> bytes:
    data = bytearray(data)
    for _ in range(dice.randrange(1, 30)):
        place = dice.randrange(len(data) + 1)
        match dice.randrange(5):
            case 0: data[place:place + dice.randrange(200)] = b""
            case 1: data[place:place] = dice.choice(snippets).encode()
            case 2: data[place:place] = dice.randbytes(dice.randrange(8))
            case 3: data[place:place] = data[dice.randrange(len(data) + 1):][:dice.randrange(300)]
            case 4: data[place:place + 1] = bytes([dice.randrange(256)])
    return bytes(data)


runs = 0
while time.time() < limit:
    lines = []
    for _ in range(40):
        data = dice.randbytes(dice.randrange(2000)) if dice.random() < 0.1 else mutate(dice.choice(corpus))
        if dice.random() < 0.2:
            lines.append(data.replace(b"\n", b" "))
        else:
            date = dice.choice(["2031-04-18", "nonsense", "2015-02-29", ""])
            lines.append(json.dumps({"id": f"r{runs}", "text": data.decode("utf-8", "replace"), "date": date}).encode())
        runs += 1
    batch = b"\n".join(lines)
    command = dice.choice([["read", "--format", "jsonl"], ["read", "--format", "text"], ["parse"], ["read", "--format", "html"]])
    result = subprocess.run([annals, *command, "--input", "jsonl", "-"], input=batch, capture_output=True, timeout=300)
    if result.returncode not in (0, 1, 2):
        pathlib.Path("fuzz-crash.jsonl").write_bytes(batch)
        sys.exit(f"fuzz: annals {' '.join(command)} ended with {result.returncode}; input in fuzz-crash.jsonl\n"
                 + result.stderr.decode("utf-8", "replace")[-2000:])
print(f"fuzz: {runs} inputs, no crash")
