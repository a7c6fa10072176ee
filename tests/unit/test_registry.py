import pytest

from lintkit.errors import UsageError
from lintkit.registry import (
    all_rules,
    find_rule,
    is_selected,
    select_rules,
)


def test_rules_come_in_the_order_of_their_codes() -> None:
    assert list(all_rules()) == sorted(all_rules())


def test_a_rule_is_found_by_code_and_by_name() -> None:
    assert find_rule("lk101") is find_rule("no-deadline")


def test_an_unknown_rule_is_an_error_with_a_suggestion() -> None:
    with pytest.raises(UsageError, match=r"did you mean LK10\d"):
        find_rule("LK119")
    with pytest.raises(UsageError, match="did you mean no-deadline"):
        find_rule("no-deadlin")
    with pytest.raises(UsageError, match="there is no rule 'zzz' "):
        find_rule("zzz")


def test_selection_by_prefix() -> None:
    selected = {rule.code for rule in select_rules(["LK1"], ["LK102"])}
    assert selected == {code for code in all_rules() if code.startswith("LK1")} - {"LK102"}
    assert "LK101" in selected
    assert len(select_rules([], [])) == len(all_rules())


def test_a_prefix_that_matches_nothing_is_an_error() -> None:
    with pytest.raises(UsageError, match="'LK8'"):
        select_rules(["LK8"], [])


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ((), (), True),
        ((), ("LK1",), False),
        (("LK101",), ("LK1",), True),
        (("LK1",), ("LK101",), False),
        (("LK1",), ("LK1",), False),
        (("LK2",), (), False),
    ],
)
def test_the_longest_prefix_decides(
    select: tuple[str, ...], ignore: tuple[str, ...], expected: bool
) -> None:
    assert is_selected("LK101", select, ignore) is expected
