"""What every rule owes its readers, and that its examples hold, through the whole pipeline."""

import re
from typing import Any

import pytest

from lintkit.registry import all_rules
from lintkit.rule import Rule
from lintkit.testing import problems

RULES = all_rules()


def test_the_first_rules_are_found() -> None:
    assert {"LK101", "LK102", "LK201", "LK202", "LK205", "LK401", "LK402"} <= set(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_rule_is_documented_and_speaks_of_its_invalid_examples_only(
    rule: type[Rule[Any]],
) -> None:
    assert list(problems(rule)) == []
    assert re.fullmatch(r"LK\d{3}", rule.code)


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES.values()]
    assert len(names) == len(set(names))
