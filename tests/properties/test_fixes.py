"""What must hold of every edit of every file: files of this repository, in several dresses."""

from __future__ import annotations

import ast
import io
import tokenize
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lintkit.fixes.apply import applied
from lintkit.fixes.edits import worked_out
from lintkit.fixes.source import Source
from lintkit.model import Change, Fix, ReplaceComment, ReplaceString, SetArgument, Span

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
FILES = sorted(
    file
    for folder in ("fixtures", "lintkit/cli", "lintkit/report", "tests/unit/program")
    for file in (ROOT / folder).rglob("*.py")
)
MARK = "lintkit_mark"
quick = settings(max_examples=150, deadline=None, derandomize=True)


def with_old_line_ends(text: str) -> str:
    return text.replace("\n", "\r\n")


def without_last_line_end(text: str) -> str:
    return text.rstrip("\n")


DRESSES = (str, with_old_line_ends, without_last_line_end)


@st.composite
def sources(draw: st.DrawFn) -> Source:
    text = draw(st.sampled_from(FILES)).read_text(encoding="utf-8")
    source = Source("a.py", draw(st.sampled_from(DRESSES))(text))
    assume(source.tree is not None)
    return source


def nodes(source: Source, kind: type[ast.AST]) -> list[ast.AST]:
    assert source.tree is not None
    return [node for node in ast.walk(source.tree) if isinstance(node, kind)]


def changed(source: Source, change: Change) -> str | None:
    fix = worked_out(Fix(title="", safe=True, change=change), source)
    if fix is None:
        return None
    result = applied([fix], source)
    assert result.fixes == 1, "what is offered can be applied"
    # Left and right of each edit, every character stays.
    kept = source.text
    for edit in sorted(fix.edits, reverse=True):
        start = source.offset(edit.span.line, edit.span.column)
        end = source.offset(edit.span.end_line, edit.span.end_column)
        kept = kept[:start] + edit.text + kept[end:]
    assert result.text == kept
    return result.text


def shape(text: str, *, without: str = "", value: str = "", instead: str = "") -> str:
    """A text as Python understands it, without one argument, or with another string in it."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and without:
            node.keywords = [one for one in node.keywords if one.arg != without]
        if isinstance(node, ast.Constant) and node.value == value:
            node.value = instead
    return ast.dump(tree)


def comments(source: Source) -> list[str]:
    tokens = tokenize.generate_tokens(io.StringIO(source.text).readline)
    return [token.string for token in tokens if token.type == tokenize.COMMENT]


@quick
@given(sources(), st.data())
def test_an_argument_is_all_that_is_added(source: Source, data: st.DataObject) -> None:
    calls = nodes(source, ast.Call)
    assume(calls)
    call = data.draw(st.sampled_from(calls))
    assert isinstance(call, ast.Call)
    is_open = any(isinstance(one, (ast.Starred, ast.GeneratorExp)) for one in call.args) or any(
        keyword.arg is None for keyword in call.keywords
    )
    text = changed(source, SetArgument(source.span(call), MARK, "20"))
    if text is None:
        formatted = nodes(source, ast.JoinedStr)  # whose parts have no tokens before Python 3.12
        assert is_open or any(call in set(ast.walk(one)) for one in formatted)
        return
    assert shape(text, without=MARK) == shape(source.text)
    after = Source("a.py", text)
    assert [one.rstrip("\r") for one in comments(after)] == [
        one.rstrip("\r") for one in comments(source)
    ]
    marked = [
        node
        for node in nodes(after, ast.Call)
        if isinstance(node, ast.Call) and MARK in {keyword.arg for keyword in node.keywords}
    ]
    assert len(marked) == 1
    assert changed(after, SetArgument(after.span(marked[0]), MARK, "20")) is None


@quick
@given(sources(), st.data())
def test_a_string_is_all_that_changes(source: Source, data: st.DataObject) -> None:
    strings = [
        node
        for node in nodes(source, ast.Constant)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assume(strings)
    string = data.draw(st.sampled_from(strings))
    line = Span("a.py", string.lineno, 0, string.lineno, 0)
    text = changed(source, ReplaceString(line, string.value, MARK))
    if text is None:
        return
    assert text.replace(MARK, string.value) == source.text
    assert changed(Source("a.py", text), ReplaceString(line, string.value, MARK)) is None


@quick
@given(sources(), st.data())
def test_a_comment_that_goes_leaves_the_program_as_it_is(
    source: Source, data: st.DataObject
) -> None:
    tokens = tokenize.generate_tokens(io.StringIO(source.text, newline=None).readline)
    found = [one for one in tokens if one.type == tokenize.COMMENT]
    assume(found)
    comment = data.draw(st.sampled_from(found))
    text = changed(source, ReplaceComment("a.py", comment.start[0], comment.string, ""))
    assert text is not None
    assert ast.dump(ast.parse(text)) == ast.dump(ast.parse(source.text))


@pytest.mark.parametrize("dress", DRESSES)
def test_every_call_of_a_module_takes_an_argument_at_once(dress: Callable[[str], str]) -> None:
    text = dress((ROOT / "lintkit" / "cli" / "options.py").read_text(encoding="utf-8"))
    source = Source("a.py", text)
    assert source.tree is not None
    fixes = [
        fix
        for call in nodes(source, ast.Call)
        if isinstance(call, ast.Call)
        if (
            fix := worked_out(
                Fix(title="", safe=True, change=SetArgument(source.span(call), MARK, "20")), source
            )
        )
    ]
    result = applied(fixes, source)
    assert result.fixes > 40
    assert result.text.count(f"{MARK}=20") == result.fixes
    assert shape(result.text, without=MARK) == shape(text)
