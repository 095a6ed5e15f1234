"""Hostile model files: mutations of a packed model and of a spaCy pipeline's folder. No file may crash the program, hang it,
or make it ask for memory without end; what is refused is refused in one line.

    python3 Scripts/fuzz-models.py ANNALS [COUNT]     FUZZ_SEED repeats a run
"""
import os
import pathlib
import random
import resource
import shutil
import struct
import subprocess
import sys
import tempfile

project = pathlib.Path(__file__).resolve().parents[1]
annals = sys.argv[1]
count = int(sys.argv[2]) if len(sys.argv) > 2 else 300
seed = int(os.environ.get("FUZZ_SEED", random.SystemRandom().randrange(1 << 32)))
dice = random.Random(seed)
tiny = project / "Tests/LanguageAnalysisTests/Tiny"
text = "“Don't,” said Mr. O'Neill’s aunts at 10km/h.\n\nSee http://a.example/x or mail b@c.example :-) ΑΣ \u0301".encode()
name = f"fuzz-{os.getpid()}"
packed = project / f"Data/{name}.model"
bombs = [b"", b"\xdd\xff\xff\xff\xff", b"\x91" * 100_000, b"\xdf\xff\xff\xff\xff" + b"\x01" * 40, b"\xc6\xff\xff\xff\xff",
         b"\x9f" * 60 + b"\xc0" * 900, b"\xdd\x00\x01\x00\x00" * 60 + b"\xc0" * 70_000, b"{" * 100_000, b"[" * 100_000, b"\xff\xfe", b"null", b"{}"]
numbers = [0, 1, 2, 3, 63, 65, 255, 256, 1 << 16, (1 << 24) - 1, 1 << 24, 1 << 31, (1 << 32) - 1, 1 << 40, 1 << 62, (1 << 63) - 1, 1 << 63, (1 << 64) - 1]


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


def mutate(data):
    data = bytearray(data)
    for _ in range(dice.choice([1, 1, 1, 2, 5, 20])):
        place = dice.randrange(len(data) + 1)
        match dice.randrange(8):
            case 0: data[place:] = b""
            case 1: data[place:place + dice.randrange(2000)] = b""
            case 2: data[place:place] = dice.randbytes(dice.randrange(64))
            case 3 if data: data[place % len(data)] ^= 1 << dice.randrange(8)
            case 4: data[place:place + 4] = struct.pack(dice.choice("<>") + "I", dice.choice(numbers) & 0xFFFFFFFF)
            case 5: data[place:place + 8] = struct.pack(dice.choice("<>") + "Q", dice.choice(numbers))
            case 6: data[place:place + 400] = struct.pack("<f", dice.choice([float("nan"), float("inf"), 1e38, 0.0])) * 100
            case 7: data[place:place + 300] = data[dice.randrange(len(data) + 1):][:300]
    return bytes(data)


def mutate_table(data):
    """A number in the packed file's table of sections, or a whole section."""
    data = bytearray(data)
    sections = struct.unpack_from("<I", data, 12)[0]
    entry = 24 + 48 * dice.randrange(sections)
    offset, length = struct.unpack_from("<QQ", data, entry + 32)
    match dice.randrange(5):
        case 0: struct.pack_into("<Q", data, entry + 32, dice.choice(numbers + [offset + 64, len(data) - 64]))
        case 1: struct.pack_into("<Q", data, entry + 40, dice.choice(numbers + [length + 4, length - 4 if length > 4 else 0, length // 2 // 8 * 8]))
        case 2: data[entry:entry + 32] = dice.randbytes(32)
        case 3: data[offset:offset + length] = dice.choice([bytes(length), b"\xff" * length, dice.randbytes(length)])
        case 4: struct.pack_into("<I", data, dice.choice([8, 12, 16, 20]), dice.choice(numbers) & 0xFFFFFFFF)
    return bytes(data)


def shapes(data):
    """Where MessagePack writes the shape of an array: the number behind."""
    places, at = [], data.find(b"shape")
    while at >= 0:
        places.append(at + 6 + dice.randrange(6))
        at = data.find(b"shape", at + 1)
    return [place for place in places if place < len(data)]


def run(command, what, evidence):
    try:
        result = subprocess.run([annals, *command], input=text, capture_output=True, timeout=60, preexec_fn=limited)
        problem = None if result.returncode in (0, 1, 2) else f"ended with {result.returncode}"
        lines = result.stderr.decode("utf-8", "replace").strip().split("\n")
        if problem is None and result.returncode and (len(lines) != 1 or not lines[0].startswith("annals: ") or len(lines[0]) > 600):
            problem = "complained in another way than in one line"
    except subprocess.TimeoutExpired:
        result, problem = None, "did not end"
    if problem:
        keep = project / "fuzz-crash.model"
        shutil.rmtree(keep, ignore_errors=True) if keep.is_dir() else keep.unlink(missing_ok=True)
        (shutil.copytree if evidence.is_dir() else shutil.copyfile)(evidence, keep)
        tail = result.stderr.decode("utf-8", "replace")[-1500:] if result else ""
        sys.exit(f"fuzz: seed {seed}: annals {' '.join(command)} {problem} ({what}); kept as {keep}\n{tail}")
    return result.returncode == 0


def main():
    print(f"fuzz: models, seed {seed}")
    accepted = {"packed": 0, "folder": 0}
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch) / "pipeline"
        try:
            shutil.copytree(tiny, folder)
            assert run(["model", "import", str(folder), "--name", name], "untouched", folder), "the tiny model is not taken"
            original = packed.read_bytes()
            for _ in range(count):
                packed.write_bytes(mutate_table(original) if dice.random() < 0.6 else mutate(original))
                accepted["packed"] += run(["parse", "--model", name, "-"], "packed", packed)
            files = [path for path in sorted(tiny.rglob("*")) if path.is_file()]
            for _ in range(count):
                path = dice.choice(files)
                mine = folder / path.relative_to(tiny)
                data = path.read_bytes()
                if dice.random() < 0.15:
                    mine.write_bytes(dice.choice(bombs))
                elif dice.random() < 0.05:
                    mine.unlink()
                elif shapes(data) and dice.random() < 0.5:
                    changed = bytearray(data)
                    changed[dice.choice(shapes(data))] = dice.randrange(256)
                    mine.write_bytes(changed)
                else:
                    mine.write_bytes(mutate(data))
                packed.unlink(missing_ok=True)
                if run(["model", "import", str(folder), "--name", name], str(path.relative_to(tiny)), folder):
                    accepted["folder"] += 1
                    run(["parse", "--model", name, "-"], f"imported after {path.relative_to(tiny)}", packed)
                mine.write_bytes(data)
        finally:
            packed.unlink(missing_ok=True)
    print(f"fuzz: {count} packed files ({accepted['packed']} still ran), {count} folders ({accepted['folder']} were taken), no crash")


main()
