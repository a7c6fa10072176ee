"""Measures `lintkit inventory` against labels made by reading the source.

    python tests/labels/score.py CHECKOUTS [--inventories FOLDER] [--only NAME]

CHECKOUTS holds a folder a repository, named as the repository is without its owner. Every `.toml`
file beside this script labels some files of one repository at one commit; of a labelled file all
points are listed, so that false points count too. A point marked `optional` is one on which people
who know the field differ: found or not, it counts for nothing. Where a label holds several states
each is right. With `--inventories` the JSON documents are kept there, and read where they exist.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import tomli
from msgspec import Struct

from lintkit.sources.notebooks import join_cells

_LABELS = Path(__file__).parent
_FIGURES = ("deadline", "model", "tests")


class Label(Struct, frozen=True):
    """One call, and what is true of it; a field left out could not be told by reading.

    Attributes:
        cell: of a notebook, counting cells of every kind; `line` is then the line in it. From 1.
        seconds: the bound of one attempt.
        edge_cases: those that a reader of the tests credits; each of them need not be found.
    """

    line: int
    cell: int | None = None
    optional: bool = False
    provider: str | list[str] | None = None
    kind: str | list[str] | None = None
    deadline: str | list[str] | None = None
    seconds: float | None = None
    model: str | list[str] | None = None
    tests: str | list[str] | None = None
    edge_cases: list[str] | None = None


class Scores:
    """What has been counted so far."""

    def __init__(self) -> None:
        self.found = 0
        self.missed: list[str] = []
        self.false: list[str] = []
        self.tables: dict[str, Counter[tuple[str, str]]] = {name: Counter() for name in _FIGURES}
        self.wrong: list[str] = []
        self.credited: list[str] = []

    def count(self, place: str, label: Label, point: dict[str, Any]) -> None:
        """Count what a found point says."""
        self.found += 1
        for name in _FIGURES:
            if (expected := _states(getattr(label, name))) == ():
                continue
            answer = _answer(name, point, expected)
            right = answer in expected
            self.tables[name][answer if right else expected[0], answer] += 1
            if not right:
                self.wrong.append(f"{place}: {name} is {' or '.join(expected)}, not {answer}")
        if label.edge_cases is not None:
            credited = set(point["tests"]["edge_cases"]) - set(label.edge_cases)
            self.credited.extend(f"{place}: {case}" for case in sorted(credited))
        seconds = point["deadline"]["seconds"]
        if label.seconds is not None and seconds is not None and seconds != label.seconds:
            self.wrong.append(f"{place}: waits {label.seconds:g} s, not {seconds:g} s")
        for name in ("provider", "kind"):
            expected = _states(getattr(label, name))
            if expected and point[name].removesuffix("-compatible") not in expected:
                self.wrong.append(f"{place}: {name} is {' or '.join(expected)}, not {point[name]}")


def score(
    checkout: Path, labelled: dict[str, Any], points: list[dict[str, Any]], to: Scores
) -> None:
    """Hold the points of one repository against its labels."""
    name = labelled["repository"].partition("/")[2]
    for file in labelled["file"]:
        path = file["path"]
        ours = [point for point in points if point["path"] == path]
        lines = _cell_lines(checkout / path)
        for entry in file.get("points", []):
            label = msgspec.convert({**file.get("all", {}), **entry}, Label)
            line = label.line if label.cell is None else lines[label.cell, label.line]
            at = [point for point in ours if point["line"] == line]
            found = next(iter(at or [p for p in ours if p["line"] <= line <= p["end_line"]]), None)
            place = f"{name}: {path}:{line}"
            if found is not None:
                ours.remove(found)
            if not label.optional and found is None:
                to.missed.append(place)
            elif not label.optional and found is not None:
                to.count(place, label, found)
        to.false.extend(f"{name}: {path}:{p['line']} {p['call']}" for p in ours)


def _cell_lines(path: Path) -> dict[tuple[int, int], int]:
    """The line of a notebook's whole text for each cell and line in it."""
    if path.suffix != ".ipynb":
        return {}
    _, places = join_cells(path.read_bytes())
    return {(place.cell, place.line): number for number, place in enumerate(places, 1)}


def _states(value: str | list[str] | None) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def _answer(name: str, point: dict[str, Any], expected: tuple[str, ...]) -> str:
    state = str(point[name]["state"])
    if name != "model":
        return state
    if "sdk-default" in expected and point["model"]["source"] == "sdk_default":
        return "sdk-default"
    # A label grows old: what was about to retire when it was read has retired since.
    return "retiring" if state == "retired" and "retiring" in expected else state


def inventory(checkout: Path) -> dict[str, Any]:
    """What lintkit says of a repository."""
    command = [sys.executable, "-m", "lintkit", "inventory", "--format", "json", "--no-cache", "."]
    done = subprocess.run(command, cwd=checkout, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        sys.stderr.write(f"{checkout.name}: {done.stderr.decode()}")
        return {"points": []}
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def report(scores: Scores) -> str:
    """The figures, the confusion tables, and every difference."""
    labelled = scores.found + len(scores.missed)
    shown = scores.found + len(scores.false)
    recall, precision = _share(scores.found, labelled), _share(scores.found, shown)
    lines = [f"discovery: recall {recall}, precision {precision}"]
    for name, table in scores.tables.items():
        right = sum(count for (truth, answer), count in table.items() if truth == answer)
        unknown = sum(n for (truth, answer), n in table.items() if answer == "unknown" != truth)
        total = sum(table.values())
        lines += [
            "",
            f"{name}: right {_share(right, total)}, cannot tell {_share(unknown, total)}",
            *_confusion(table),
        ]
    for title, places in (
        ("missed", scores.missed),
        ("false", scores.false),
        ("wrong", scores.wrong),
        ("edge cases that are credited and no test proves", scores.credited),
    ):
        lines += ["", f"{title}: {len(places)}", *(f"  {place}" for place in places)]
    return "\n".join(lines) + "\n"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part} of {whole})" if whole else "none"


def _confusion(table: Counter[tuple[str, str]]) -> list[str]:
    """Rows are what is true, columns what lintkit says."""
    columns = sorted({answer for _, answer in table})
    width = max(14, *map(len, columns), 0) + 1 if columns else 0
    rows = ["".join(f"{cell:>{width}}" for cell in ("", *columns))]
    for truth in sorted({truth for truth, _ in table}):
        counts = [table[truth, answer] or "." for answer in columns]
        rows.append("".join(f"{cell:>{width}}" for cell in (truth, *counts)))
    return rows


def main() -> None:
    """Score every labelled repository that is there."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("checkouts", type=Path)
    parser.add_argument("--inventories", type=Path)
    parser.add_argument("--only")
    asked = parser.parse_args()
    scores = Scores()
    for file in sorted(_LABELS.glob("*.toml")):
        labelled = tomli.loads(file.read_text(encoding="utf-8"))
        name = labelled["repository"].partition("/")[2]
        checkout = asked.checkouts / name
        if asked.only not in (None, name) or not checkout.is_dir():
            continue
        kept = asked.inventories and asked.inventories / f"{name}.json"
        if kept and kept.is_file() and kept.stat().st_size:
            document = json.loads(kept.read_text(encoding="utf-8"))
        else:
            document = inventory(checkout)
            if kept:
                kept.write_text(json.dumps(document), encoding="utf-8")
        score(checkout, labelled, document["points"], scores)
    sys.stdout.write(report(scores))


if __name__ == "__main__":
    main()
