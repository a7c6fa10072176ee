"""Text on its way into the page."""

import pytest

from lintkit.report.html.text import breakable, data, duration, marked, source_line, stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pass `timeout=30` here", "pass <code>timeout=30</code> here"),
        ("`a` < `b`", "<code>a</code> &lt; <code>b</code>"),
        ("one ` alone <i>", "one ` alone &lt;i&gt;"),
        ("`<i>`", "<code>&lt;i&gt;</code>"),
        ("`\x1b`", r"<code>\x1b</code>"),
    ],
)
def test_what_is_quoted_is_code(text: str, expected: str) -> None:
    assert marked(text) == expected


def test_paths_break_behind_separators_only() -> None:
    assert breakable("a/b_c.py<") == "a/<wbr>b_<wbr>c.<wbr>py&lt;"


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0.5, "0.5 s"),
        (60, "60 s"),
        (90, "90 s (1.5 min)"),
        (1800, "1,800 s (30 min)"),
        (5400, "5,400 s (1.5 h)"),
        (567000, "567,000 s (158 h)"),
    ],
)
def test_long_waits_are_told_in_larger_units_too(seconds: float, expected: str) -> None:
    assert duration(seconds) == expected


def test_lines_of_source_are_cut_and_expanded() -> None:
    lines = ["\tx = 1  ", "y" * 300]
    assert source_line(lines, 1) == "    x = 1"
    assert source_line(lines, 2) == "y" * 240 + "…"
    assert source_line(lines, 0) == source_line(lines, 3) == ""


def test_data_cannot_end_its_element() -> None:
    assert data({"a": "</script>&\u2028é"}) == (
        '{"a":"\\u003c/script\\u003e\\u0026\\u2028\\u00e9"}'
    )


def test_a_condition_is_told_with_the_lines_over_which_it_goes_on() -> None:
    lines = ["  while left and (", "    turns < most", "  ):  # all", "  ask(", "    x)", "  if x:"]
    assert stated(lines, 1) == "while left and ( turns < most ):  # all"
    assert stated(lines, 4) == "ask("
    assert stated(lines, 6) == "if x:"
    assert stated(["if ("], 1).strip() == "if ("
