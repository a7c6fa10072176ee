from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.specifiers import InvalidSpecifier

from lintkit.sources.declarations import declare
from lintkit.sources.poetry import poetry_declarations, poetry_specifier

PATH = Path("requirements.txt")


@pytest.mark.parametrize(
    ("text", "name", "state", "specifier"),
    [
        ("openai", "openai", "unconstrained", ""),
        ("OpenAI_SDK[a,b] ; python_version < '4'", "openai-sdk", "unconstrained", ""),
        ("openai!=1.5", "openai", "unconstrained", "!=1.5"),
        ("openai>=1", "openai", "lower_only", ">=1"),
        ("openai>1,!=1.5", "openai", "lower_only", "!=1.5,>1"),
        ("openai>=1,<2", "openai", "bounded", "<2,>=1"),
        ("openai<2", "openai", "bounded", "<2"),
        ("openai~=1.2", "openai", "bounded", "~=1.2"),
        ("openai==1.*", "openai", "bounded", "==1.*"),
        ("openai==1.2.3", "openai", "exact", "==1.2.3"),
        ("openai===1.2.3", "openai", "exact", "===1.2.3"),
        ("openai @ https://host/openai-1.2.3-py3-none-any.whl", "openai", "exact", "==1.2.3"),
        ("https://host/openai-1.2.3.tar.gz", "openai", "exact", "==1.2.3"),
        ("openai @ git+https://host/openai@v1.2.3", "openai", "exact", ""),
        ("openai @ git+https://host/openai@main", "openai", "unconstrained", ""),
        ("git+https://host/x.git#egg=openai", "openai", "unconstrained", ""),
        ("git+ssh://git@host/x.git@3f2a#subdirectory=a&egg=openai", "openai", "exact", ""),
        ("openai=1.2.3=pypi_0", "openai", "not_applicable", ""),
        ("openai ${VERSION}", "openai", "not_applicable", ""),
    ],
)
def test_a_requirement_says_how_tightly_it_holds(
    text: str, name: str, state: str, specifier: str
) -> None:
    found = declare(text, PATH, 3)
    assert found is not None
    assert (found.name, found.state, found.specifier) == (name, state, specifier)
    assert (found.path, found.line, found.text) == (PATH, 3, text)


@pytest.mark.parametrize(
    "text", ["", "./vendor/sdk", "vendor/sdk", ".", "<<<<<<< HEAD", "https://[::", "https://host/x"]
)
def test_what_names_no_distribution_declares_none(text: str) -> None:
    assert declare(text, PATH, 1) is None


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    found = declare(text, PATH, 1)
    assert found is None or found.text == text


@pytest.mark.parametrize(
    ("constraint", "specifier"),
    [
        ("*", ""),
        ("", ""),
        ("^1.29.0", "<2,>=1.29.0"),
        ("^0.5.2", "<0.6,>=0.5.2"),
        ("^0.0.3", "<0.0.4,>=0.0.3"),
        ("^0.0", "<0.1,>=0.0"),
        ("^1", "<2,>=1"),
        ("~1.2.3", "<1.3,>=1.2.3"),
        ("~1", "<2,>=1"),
        ("~=1.2", "~=1.2"),
        ("1.2.3", "==1.2.3"),
        ("=1.2.3", "==1.2.3"),
        ("v1.2", "==1.2"),
        ("1.2.*", "==1.2.*"),
        (">=1.2, <2", "<2,>=1.2"),
        (">=1.2 <2", "<2,>=1.2"),
        ("!= 1.5", "!=1.5"),
        ("^1.0 || ^2.0", "<3,>=2.0"),
        ("2.0.0-beta.1", "==2.0.0-beta.1"),
    ],
)
def test_poetry_constraints_are_translated(constraint: str, specifier: str) -> None:
    assert str(poetry_specifier(constraint)) == specifier


@given(st.text(st.sampled_from("^~=<>!*.,| v0123abc+-é")))
def test_any_constraint_is_translated_or_refused(constraint: str) -> None:
    try:
        poetry_specifier(constraint)
    except InvalidSpecifier:
        found = list(poetry_declarations("openai", constraint, PATH, 1))
        assert [one.state for one in found] == ["not_applicable"]


@pytest.mark.parametrize(
    ("value", "states"),
    [
        ({"version": "^1.0", "extras": ["x"]}, ["bounded"]),
        ({"git": "https://host/x"}, ["unconstrained"]),
        ({"git": "https://host/x", "branch": "main"}, ["unconstrained"]),
        ({"git": "https://host/x", "rev": "3f2a"}, ["exact"]),
        ({"path": "../sdk"}, ["exact"]),
        ([{"version": "1.0", "python": "<3.12"}, {"version": "*"}], ["exact", "unconstrained"]),
        (7, []),
    ],
)
def test_poetry_tables_are_understood(value: object, states: list[str]) -> None:
    found = list(poetry_declarations("Open_AI", value, PATH, 1))
    assert [one.state for one in found] == states
    assert {one.name for one in found} <= {"open-ai"}
