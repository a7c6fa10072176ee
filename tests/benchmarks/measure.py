"""How long runs take, as ratios within one go on one machine; times alone say little.

    python tests/benchmarks/measure.py PROJECT [check options]

The project is copied first. What everything is compared to is `libcst.parse_module` over all of
its files, in two processes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

PARSE = """\
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

def parse(paths):
    import libcst
    for path in paths:
        try:
            libcst.parse_module(Path(path).read_bytes())
        except Exception:
            pass

if __name__ == "__main__":
    files = [str(path) for path in Path(sys.argv[1]).rglob("*.py")]
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(parse, [files[::2], files[1::2]]))
"""


def seconds(*command: str, cwd: Path) -> float:
    """How long a command takes."""
    started = time.perf_counter()
    done = subprocess.run(command, cwd=cwd, capture_output=True, check=False)  # noqa: S603
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    return time.perf_counter() - started


def main(project: Path, options: list[str]) -> None:
    """Measures a copy of a project, and prints a table in Markdown."""
    lintkit = (sys.executable, "-m", "lintkit")
    with TemporaryDirectory() as temporary:
        root = shutil.copytree(project, Path(temporary) / project.name, symlinks=True)
        script = Path(temporary) / "parse.py"
        script.write_text(PARSE)
        files = sorted(root.rglob("*.py"))
        lines = sum(file.read_bytes().count(b"\n") for file in files if file.is_file())
        check = (*lintkit, "check", *options, ".")
        rows = [
            ("bare parse", seconds(sys.executable, str(script), str(root), cwd=root)),
            ("check, nothing cached", seconds(*check, cwd=root)),
            ("check, nothing changed", min(seconds(*check, cwd=root) for _ in range(3))),
        ]
        (root / "lintkit_measured.py").write_text("x = 1\n")
        rows.append(("check, one file added", seconds(*check, cwd=root)))
    print(f"{project.name}: {len(files):,} files, {lines:,} lines\n")
    print("| run | seconds | of a bare parse |\n|---|---|---|")
    for name, took in rows:
        print(f"| {name} | {took:.2f} | {took / rows[0][1]:.2f} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2:])
