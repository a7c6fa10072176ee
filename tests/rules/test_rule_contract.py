"""What every rule owes its readers."""

import inspect
import re

import pytest

from lintkit.model import IntegrationPoint, Inventory, ModuleAccount
from lintkit.registry import all_rules

HEADINGS = (
    "What it does",
    "Why it matters",
    "Example",
    "Use instead",
    "When to ignore",
    "References",
)
RULES = all_rules()


def test_the_first_rules_are_found() -> None:
    assert {"LK101", "LK102", "LK201", "LK202", "LK205", "LK401", "LK402"} <= set(RULES)


@pytest.mark.parametrize("code", RULES)
def test_documentation_has_every_heading_in_order(code: str) -> None:
    text = inspect.getdoc(RULES[code]) or ""
    assert tuple(re.findall(r"^## (.+)$", text, re.MULTILINE)) == HEADINGS


@pytest.mark.parametrize("code", RULES)
def test_examples_show_both_sides_and_parse(code: str) -> None:
    rule = RULES[code]
    assert rule.invalid
    assert rule.valid
    for example in (*rule.invalid, *rule.valid):
        assert example.title
        for path, text in example.files.items():
            if path.endswith(".py"):
                compile(text, path, "exec")


@pytest.mark.parametrize("code", RULES)
def test_codes_names_and_subjects_have_their_form(code: str) -> None:
    rule = RULES[code]
    assert re.fullmatch(r"LK\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
    assert re.fullmatch(r"\d+\.\d+\.\d+", rule.since)
    assert rule.subject() in (IntegrationPoint, Inventory, ModuleAccount)


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES.values()]
    assert len(names) == len(set(names))
