"""The comment by which a finding is accepted, in its place."""

import pytest

from lintkit.fixes.accepting import accepting
from lintkit.fixes.source import Source
from lintkit.model import Finding, Span


def accepted(text: str, line: int, end_line: int) -> str | None:
    finding = Finding(
        code="LK102",
        name="default-deadline",
        severity="warning",
        confidence="high",
        message="",
        span=Span("app.py", line, 0, end_line, 1),
        symbol="",
    )
    source = Source("app.py", text)
    edit = accepting(finding, source)
    if edit is None:
        return None
    at = source.offset(edit.span.line, edit.span.column)
    return text[:at] + edit.text + text[at:]


@pytest.mark.parametrize(
    ("before", "line", "end_line", "after"),
    [
        ("f(1)\n", 1, 1, "f(1)  # lintkit: ignore[LK102] \n"),
        ("f(1)\r\ng()\r\n", 1, 1, "f(1)  # lintkit: ignore[LK102] \r\ng()\r\n"),
        ("f(1)  # why\n", 1, 1, "f(1)  # why  # lintkit: ignore[LK102] \n"),
        (
            "f(1)  # lintkit: ignore[LK101] slow\n",
            1,
            1,
            "f(1)  # lintkit: ignore[LK101, LK102] slow\n",
        ),
        ('f("""a\nb""")\n', 1, 2, 'f("""a\nb""")  # lintkit: ignore[LK102] \n'),
        ("f(1) + \\\n    2\n", 1, 2, "f(1) + \\\n    2  # lintkit: ignore[LK102] \n"),
        ("f(\n    1,\n)\n", 1, 3, "f(  # lintkit: ignore[LK102] \n    1,\n)\n"),
    ],
)
def test_a_code_is_added_where_it_is_a_comment(
    before: str, line: int, end_line: int, after: str
) -> None:
    assert accepted(before, line, end_line) == after


@pytest.mark.parametrize("text", ["f(1) + \\\n    2\n", "f(\n"])
def test_a_line_that_takes_no_comment_gets_none(text: str) -> None:
    assert accepted(text, 1, 1) is None
