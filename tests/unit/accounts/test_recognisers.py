"""Edge cases that a catalogue of the user's own makes known."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lintkit.catalogue import Catalogue, load_catalogue
from lintkit.errors import CatalogueError
from lintkit.model import IntegrationPoint
from lintkit.plugins import catalogue_folders

Found = Callable[..., IntegrationPoint]

OWN = """\
[[edge_case]]
case = "truncated"
checks = ["guards.{complete,finished}"]
exceptions = ["gateway.CutOff"]
fields = { outcome = ["cut", 7] }

[[edge_case]]
case = "empty"
checks = ["guards.complete"]
"""
APP = """\
from openai import OpenAI
from guards import complete, finished, other

client = OpenAI(timeout=20)

def ask(messages):
    answer = client.chat.completions.create(
        model="gpt-4o-2024-11-20", messages=messages, max_tokens=300
    )
    GUARD
    return answer.choices[0].message.content.strip()
"""
TEST = """\
from unittest.mock import patch
import app
from gateway import CutOff

def test_odd():
    with patch.object(app.client.chat.completions, "create") as create:
        create.FED
        assert app.ask([]) == "x"
"""


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    file = tmp_path_factory.mktemp("own") / "own.toml"
    file.write_text(OWN, encoding="utf-8")
    return load_catalogue([*catalogue_folders(), file])


@pytest.mark.parametrize(
    ("guard", "checks", "faults"),
    [
        ("complete(answer)", {"empty", "truncated"}, set()),
        ("answer = finished(answer)", {"truncated"}, {"unguarded"}),
        ("pass", set(), {"unguarded", "truncation"}),
        ("other(answer)", set(), {"unguarded"}),  # which may look for anything
    ],
)
def test_a_function_that_looks_for_a_case(
    point: Found, guard: str, checks: set[str], faults: set[str]
) -> None:
    output = point(APP.replace("GUARD", guard)).output
    assert set(output.checks) == checks
    assert {fault.kind for fault in output.faults} == faults
    assert any("looks at it" in step.text for step in output.evidence) is bool(checks)


@pytest.mark.parametrize(
    ("filled", "expected"),
    [
        ("side_effect = CutOff", ("edge_case", ("truncated",))),
        ("return_value.outcome = 'cut'", ("edge_case", ("truncated",))),
        ("return_value.outcome = 7", ("edge_case", ("truncated",))),
        ("return_value.choices[0].finish_reason = 'length'", ("edge_case", ("truncated",))),
        ("return_value.outcome = True", ("happy_path", ())),
    ],
)
def test_what_a_test_feeds(point: Found, filled: str, expected: tuple[str, object]) -> None:
    test = TEST.replace("FED", filled)
    found = point({"app.py": APP.replace("GUARD", "pass"), "test_app.py": test}).tests
    assert (found.state, found.edge_cases) == expected


def test_a_case_that_does_not_exist_is_a_mistake(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('[[edge_case]]\ncase = "truncate"\n')
    with pytest.raises(CatalogueError, match=r"edge_case 1, case: .*did you mean `truncated`"):
        load_catalogue([file])
