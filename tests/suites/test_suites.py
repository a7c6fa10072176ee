"""Projects with tests as teams write them, against what a reader of the tests says of each call.

The labels were written before lintkit was asked. One with `missed` is one that lintkit does not
live up to, and why; when it does, the word must go. What is credited must be true all the same.
"""

import shutil
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import tomli

from lintkit.config import load_config
from lintkit.engine.gather import Request
from lintkit.engine.run import check
from lintkit.model import TestProof

CASES = Path(__file__).parent / "cases"
DAY = date(2026, 11, 24)


def labels(name: str) -> list[dict[str, Any]]:
    document = tomli.loads((CASES / name / "labels.toml").read_text(encoding="utf-8"))
    points: list[dict[str, Any]] = document["point"]
    return points


@cache
def proofs(name: str) -> dict[str, TestProof]:
    """What lintkit says of a copy, so that nothing of this repository counts as the project's."""
    with TemporaryDirectory() as folder:
        project = Path(shutil.copytree(CASES / name, Path(folder) / name))
        request = Request(load_config([project]), (project,), DAY, cached=False, jobs=1)
        found = check(request).inventory.points
    return {point.symbol.removeprefix("src."): point.tests for point in found}


LABELLED = [
    pytest.param(path.name, label, id=f"{path.name}-{label['at'].rpartition('.')[2]}")
    for path in sorted(CASES.iterdir())
    for label in labels(path.name)
]


@pytest.mark.parametrize(("name", "label"), LABELLED)
def test_what_a_reader_says_of_a_call_is_said(name: str, label: dict[str, Any]) -> None:
    proof = proofs(name)[label["at"]]
    expected = [label["tests"]] if isinstance(label["tests"], str) else label["tests"]
    assert set(proof.edge_cases) <= set(label.get("edge_cases", []))
    assert (proof.state in expected) == ("missed" not in label), proof


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir()))
def test_every_call_is_labelled(name: str) -> None:
    assert proofs(name).keys() == {label["at"] for label in labels(name)}
