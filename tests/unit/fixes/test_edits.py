"""From what a rule proposes to the text that comes of it."""

import ast

import pytest
from msgspec import structs

from lintkit.fixes.apply import applied
from lintkit.fixes.edits import worked_out
from lintkit.fixes.source import Source
from lintkit.model import Change, Edit, Fix, ReplaceComment, ReplaceString, SetArgument, Span


def changed(text: str, change: Change) -> str | None:
    """The text after a change; None where it cannot be made."""
    source = Source("app.py", text)
    fix = worked_out(Fix(title="", safe=True, change=change), source)
    return None if fix is None else applied([fix], source).text


def call_of(text: str) -> Span:
    """The last call that begins a line or a value in a text."""
    tree = ast.parse(text)
    call = max(
        (node for node in ast.walk(tree) if isinstance(node, ast.Call)),
        key=lambda node: (node.end_lineno, node.end_col_offset),
    )
    return Source("app.py", text).span(call)


LAYOUTS = {
    "nothing": ("c = f()\n", "c = f(timeout=20)\n"),
    "one": ("c = f(1)\n", "c = f(1, timeout=20)\n"),
    "keyword": ("c = f(a, k=1)\n", "c = f(a, k=1, timeout=20)\n"),
    "comma": ("c = f(1,)\n", "c = f(1, timeout=20)\n"),
    "parentheses": ("c = f((1))\n", "c = f((1), timeout=20)\n"),
    "wide characters": ("é = 'é'; c = f('é')\n", "é = 'é'; c = f('é', timeout=20)\n"),
    "none": ("c = f(timeout=None)\n", "c = f(timeout=20)\n"),
    "none among others": ("c = f(timeout = None, b=1)\n", "c = f(timeout = 20, b=1)\n"),
    "chain": ("c = f(1).g\n", "c = f(1, timeout=20).g\n"),
    "lines with a comma": (
        "c = f(\n    a,\n    b=2,\n)\n",
        "c = f(\n    a,\n    b=2,\n    timeout=20,\n)\n",
    ),
    "lines without a comma": (
        "c = f(\n    a,\n    b=2\n)\n",
        "c = f(\n    a,\n    b=2,\n    timeout=20\n)\n",
    ),
    "a comment behind the last": (
        "c = f(\n    a=1,  # one\n)\n",
        "c = f(\n    a=1,  # one\n    timeout=20,\n)\n",
    ),
    "a comment behind the last without a comma": (
        "c = f(\n    a=1  # one\n)\n",
        "c = f(\n    a=1,  # one\n    timeout=20\n)\n",
    ),
    "a comment alone": ("c = f(\n    # none\n)\n", "c = f(\n    # none\n    timeout=20,\n)\n"),
    "a hanging indent": (
        "c = f(a,\n      b=2)\n",
        "c = f(a,\n      b=2, timeout=20)\n",
    ),
    "a nested display": (
        "if x:\n\tc = f(\n\t\ta={\n\t\t\t1: 2,\n\t\t},\n\t)\n",
        "if x:\n\tc = f(\n\t\ta={\n\t\t\t1: 2,\n\t\t},\n\t\ttimeout=20,\n\t)\n",
    ),
    "line ends of Windows": (
        "c = f(\r\n    a=1,\r\n)\r\n",
        "c = f(\r\n    a=1,\r\n    timeout=20,\r\n)\r\n",
    ),
    "old line ends of a Mac": ("x = 1\rc = f(\r  a\r)", "x = 1\rc = f(\r  a,\r  timeout=20\r)"),
    "a form feed": ("\fx = 1\nc = f(1)\n", "\fx = 1\nc = f(1, timeout=20)\n"),
    "a long string": ('c = f("""a\nb""")\n', 'c = f("""a\nb""", timeout=20)\n'),
}


@pytest.mark.parametrize(("before", "after"), LAYOUTS.values(), ids=LAYOUTS)
def test_an_argument_keeps_the_layout_of_its_call(before: str, after: str) -> None:
    assert changed(before, SetArgument(call_of(before), "timeout", "20")) == after


@pytest.mark.parametrize(
    "text",
    [
        "c = f(timeout=5)\n",
        "c = f(timeout=none)\n",
        "c = f(*args)\n",
        "c = f(**options)\n",
        "c = f(x for x in y)\n",
        "c = [f]\nc = f[0]\n",
    ],
)
def test_an_argument_that_may_be_passed_already_is_left(text: str) -> None:
    span = Span("app.py", 1, 4, 1, len(text.splitlines()[0]))
    assert changed(text, SetArgument(span, "timeout", "20")) is None


def test_text_that_does_not_parse_is_left() -> None:
    assert changed("c = f(\n", SetArgument(Span("app.py", 1, 4, 1, 6), "t", "1")) is None
    assert changed("x = 'a'\nc = f(\n", ReplaceString(Span("app.py", 1, 0, 1, 0), "a", "b")) is None


def in_line(number: int) -> Span:
    return Span("app.py", number, 0, number, 0)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('M = "gpt-5"\n', 'M = "gpt-5.2-2025"\n'),
        ("M = r'gpt-5'  # 'gpt-5'\n", "M = r'gpt-5.2-2025'  # 'gpt-5'\n"),
        ('M = """gpt-5"""\n', 'M = """gpt-5.2-2025"""\n'),
        ("f(a={'x': 'gpt-5'})\n", "f(a={'x': 'gpt-5.2-2025'})\n"),
    ],
)
def test_a_literal_keeps_its_quotes(before: str, after: str) -> None:
    assert changed(before, ReplaceString(in_line(1), "gpt-5", "gpt-5.2-2025")) == after


@pytest.mark.parametrize(
    "text",
    [
        "M = 'gpt-5' if m == 'gpt-5' else n\n",  # twice
        "M = m == 'gpt-5'\n",
        "M = {'gpt-5': 1}\n",
        "M = prices['gpt-5']\n",
        "M = 'gpt' '-5'\n",
        "M = f'gpt-5'\n",
        "M = 'gpt\\x2d5'\n",
        "M = 'gpt-5-mini'\n",
        "# 'gpt-5'\n",
        "match m:\n    case 'gpt-5': pass\n",
    ],
)
def test_a_literal_that_others_know_or_that_is_no_single_one_is_left(text: str) -> None:
    lines = text.count("\n")
    assert changed(text, ReplaceString(in_line(lines), "gpt-5", "new")) is None


def test_a_literal_is_looked_for_within_its_call_only() -> None:
    text = 'f("a"); g("a")\n'
    assert changed(text, ReplaceString(Span("app.py", 1, 8, 1, 14), "a", "b")) == 'f("a"); g("b")\n'


def test_a_text_that_would_need_quoting_is_not_written() -> None:
    assert changed("M = 'a'\n", ReplaceString(in_line(1), "a", "it's")) is None


@pytest.mark.parametrize(
    ("before", "line", "new", "after"),
    [
        ("x = 1  # c\ny = 2\n", 1, "", "x = 1\ny = 2\n"),
        ("x = 1  # c\ny = 2\n", 1, "# d", "x = 1  # d\ny = 2\n"),
        ("x = 1\n  # c\ny = 2\n", 2, "", "x = 1\ny = 2\n"),
        ("x = 1\r\n# c\r\n", 2, "", "x = 1\r\n"),
        ("x = 1\n# c", 2, "", "x = 1\n"),
        ("# c\nx = 1\n", 1, "# d", "# d\nx = 1\n"),
    ],
)
def test_a_comment_goes_with_the_space_before_it_or_with_its_line(
    before: str, line: int, new: str, after: str
) -> None:
    assert changed(before, ReplaceComment("app.py", line, "# c", new)) == after


def test_a_comment_that_is_no_longer_there_is_left() -> None:
    assert changed("x = 1\n", ReplaceComment("app.py", 1, "# c", "")) is None
    assert changed("x = 1\n", ReplaceComment("app.py", 9, "# c", "")) is None


def fix(*edits: Edit) -> Fix:
    change = ReplaceComment("app.py", 1, "", "")
    return structs.replace(Fix(title="", safe=True, change=change), edits=edits)


def test_fixes_of_the_same_place_wait_and_equal_ones_count_together() -> None:
    source = Source("app.py", "x = 1\n")
    first = fix(Edit(Span("app.py", 1, 4, 1, 5), "2"))
    second = fix(Edit(Span("app.py", 1, 0, 1, 5), "y"))
    result = applied([first, first, second], source)
    assert (result.text, result.fixes) == ("x = 2\n", 2)


def test_two_insertions_at_one_place_do_not_go_together() -> None:
    source = Source("app.py", "f()\n")
    here = Span("app.py", 1, 2, 1, 2)
    result = applied([fix(Edit(here, "a=1")), fix(Edit(here, "b=2"))], source)
    assert (result.text, result.fixes) == ("f(a=1)\n", 1)


def test_a_text_that_would_not_parse_is_left() -> None:
    source = Source("app.py", "x = 1\n")
    result = applied([fix(Edit(Span("app.py", 1, 4, 1, 5), "("))], source)
    assert (result.text, result.fixes) == ("x = 1\n", 0)
