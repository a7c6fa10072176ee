"""Runs lintkit on what people use: no input may end in a traceback.

    python tests/robustness/packages.py OUT [--names FILE] [--mutate SEED] [--seconds S]

Each package is taken from the package index as a wheel, or else as an archive of its source, and is
only unpacked, never installed. `lintkit report --no-cache` then looks at all of its files. A line
of JSON for each goes to OUT, and a run goes on where an earlier one has ended; the last thing that
is printed is a table in Markdown. With `--mutate`, every file is damaged first, in a way that the
seed decides, as an editor that is killed or a careless merge would.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

NAMES = Path(__file__).with_name("packages.txt")


def unpacked(name: str, folder: Path) -> bool:
    """Puts the files of a package into a folder; False where the index has none."""
    archives = folder.with_name("archives")
    for form in (":all:", ":none:"):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--only-binary", form] if form == ":all:" else ["--no-binary", ":all:"]
        done = subprocess.run(  # noqa: S603
            [*command, "--dest", str(archives), name], capture_output=True, check=False
        )
        if done.returncode == 0:
            break
    for archive in sorted(archives.glob("*")) if archives.is_dir() else ():
        form = "zip" if archive.suffix == ".whl" else None
        shutil.unpack_archive(archive, folder, form)
    return folder.is_dir()


def mutate(path: Path, chance: random.Random) -> None:
    """Damages a file: lines or bytes are lost, doubled, moved or replaced."""
    data = path.read_bytes()
    lines = data.splitlines(keepends=True)
    for _ in range(chance.randint(1, 4)):
        if not lines:
            return
        at, length = chance.randrange(len(lines)), chance.randint(1, 8)
        piece = lines[at : at + length]
        match chance.randrange(6):
            case 0:
                del lines[at : at + length]
            case 1:
                lines[at:at] = piece
            case 2:
                del lines[at:]
            case 3:
                lines[at] = lines[at].replace(b")", b"", 1).replace(b":", b"", 1)
            case 4:
                lines[at] = bytes(chance.randrange(256) for _ in lines[at][:40]) + b"\n"
            case _:
                lines[at] = lines[at].lstrip() if chance.random() < 0.5 else b"    " + lines[at]
    path.write_bytes(b"".join(lines))


def checked(folder: Path, seconds: int) -> dict[str, Any]:
    """What became of one run."""
    files = [path for path in folder.rglob("*.py") if path.is_file()]
    started = time.perf_counter()
    command = [sys.executable, "-m", "lintkit", "report", "--no-cache", "--format", "json", "."]
    try:
        done = subprocess.run(  # noqa: S603
            command, cwd=folder, capture_output=True, check=False, timeout=seconds
        )
        code, out, said = done.returncode, done.stdout, done.stderr.decode(errors="replace")
    except subprocess.TimeoutExpired:
        code, out, said = -1, b"", f"not done after {seconds} s"
    bug = next((line for line in said.splitlines() if "bug in lintkit" in line), "")
    modules = json.loads(out)["modules"] if code == 0 else []
    items = [item for one in modules for question in one["questions"] for item in question["items"]]
    bugs = [item for item in items if "bug in lintkit" in item["text"]]
    return {
        "files": len(files),
        "lines": sum(path.read_bytes().count(b"\n") for path in files),
        "seconds": round(time.perf_counter() - started, 1),
        "code": code,
        "rules": Counter(item["rule"] for item in items if item["rule"]),
        "wrong": bug or (bugs[0]["path"] if bugs else "") or ("" if code == 0 else said[-300:]),
    }


def main() -> None:
    """Runs over all packages that are not in OUT yet."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--names", type=Path, default=NAMES)
    parser.add_argument("--mutate", type=int)
    parser.add_argument("--seconds", type=int, default=900)
    asked = parser.parse_args()
    rows = [json.loads(line) for line in asked.out.open()] if asked.out.exists() else []
    known = {row["name"] for row in rows}
    for name in asked.names.read_text().split():
        if name in known:
            continue
        with TemporaryDirectory() as temporary:
            folder = Path(temporary) / "package"
            row: dict[str, Any] = {"name": name, "wrong": "", "files": 0, "lines": 0, "seconds": 0}
            if unpacked(name, folder):
                chance = random.Random(f"{asked.mutate} {name}")  # noqa: S311
                for path in sorted(folder.rglob("*.py")) if asked.mutate is not None else ():
                    mutate(path, chance)
                row |= checked(folder, asked.seconds)
            else:
                row["wrong"] = "not to be had"
        rows.append(row)
        with asked.out.open("a") as out:
            out.write(json.dumps(row) + "\n")
        print(name, row["files"], row["lines"], row["seconds"], row["wrong"], flush=True)
    print(table(rows))


def table(rows: list[dict[str, Any]]) -> str:
    """The figures in Markdown."""
    had = [row for row in rows if row["wrong"] != "not to be had"]
    rules = sum((Counter(row.get("rules", {})) for row in had), Counter())
    cells = {
        "packages": len(had),
        "files": sum(row["files"] for row in had),
        "lines": sum(row["lines"] for row in had),
        "findings": sum(rules.values()),
        "runs that ended in an error": sum(bool(row["wrong"]) for row in had),
    }
    head = "| what | how many |\n|---|---|\n"
    return head + "\n".join(f"| {name} | {count:,} |" for name, count in cells.items())


if __name__ == "__main__":
    main()
