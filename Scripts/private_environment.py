"""Python packages for one script alone: a private environment under Data/, made on the first run."""
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def enter(name, packages, overrides=()):
    """Goes on inside the environment Data/NAME, which holds `packages`; `overrides` are put in without what they need."""
    environment = ROOT / "Data" / name
    python = environment / "bin" / "python"
    if pathlib.Path(sys.prefix).resolve() == environment.resolve():
        return
    if not (environment / "complete").exists():
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *packages], check=True)
        if overrides:
            subprocess.run([*pip, "--no-deps", *overrides], check=True)
        (environment / "complete").touch()
    os.execv(python, [python, *sys.argv])
