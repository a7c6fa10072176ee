"""The projects in `fixtures/`, against what somebody who read them expects to be found.

An expectation with `missed` is one that lintkit does not live up to, and why; when it does, the
word must go.
"""

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import tomli

from lintkit.config import load_config
from lintkit.engine.gather import Request
from lintkit.engine.run import Checked, check

ROOT = Path(__file__).parents[1]
EXPECTED = Path(__file__).parent / "fixtures_expected"
DAY = date(2026, 11, 24)


def checked(name: str, folder: Path) -> Checked:
    """What lintkit says of a copy, so that nothing of this repository counts as the project's."""
    project = shutil.copytree(ROOT / "fixtures" / name, folder / name)
    config = load_config([project], overrides={"profile": "audit"})
    return check(Request(config, (project,), DAY, cached=False, jobs=1))


def test_every_project_has_expectations() -> None:
    folders = (path for path in (ROOT / "fixtures").iterdir() if path.is_dir())
    projects = {path.name for path in folders if not path.name.startswith(".")}
    assert projects == {path.stem for path in EXPECTED.glob("*.toml")}


@pytest.mark.parametrize("name", sorted(path.stem for path in EXPECTED.glob("*.toml")))
def test_findings_are_those_a_reader_expects(name: str, tmp_path: Path) -> None:
    document = tomli.loads((EXPECTED / f"{name}.toml").read_text(encoding="utf-8"))
    expected = Counter(
        (one["path"], one["line"], one["code"])
        for one in document["finding"]
        if "missed" not in one
    )
    found = Counter(
        (one.span.path, one.span.line, one.code) for one in checked(name, tmp_path).findings
    )
    missed, surplus = expected - found, found - expected
    assert (sorted(missed.elements()), sorted(surplus.elements())) == ([], [])


def test_a_library_without_models_has_no_points(tmp_path: Path) -> None:
    assert checked("no_models", tmp_path).inventory.points == ()


def test_all_points_of_the_tidy_service_are_seen(tmp_path: Path) -> None:
    points = checked("tidy_service", tmp_path).inventory.points
    assert [(point.path, point.line, point.deadline.worst_case_seconds) for point in points] == [
        ("src/triage/similar.py", 25, 5.0),
        ("src/triage/sorter.py", 34, 40.0),
    ]
