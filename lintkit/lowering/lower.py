"""The frontend as a whole: source text to the representation of one file."""

from __future__ import annotations

import re
import sys
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lintkit.ir import Module
from lintkit.lowering import (
    comprehensions,
    conditions,
    control,
    definitions,
    dispatch,
    expressions,
    formatted,
    patterns,
    statements,
)
from lintkit.lowering.builder import Builder
from lintkit.lowering.comments import comments
from lintkit.lowering.exports import exports
from lintkit.lowering.parse import parse, too_deep
from lintkit.lowering.positions import measure_module, measure_string, pair
from lintkit.lowering.survey import survey_module
from lintkit.lowering.unit import Unit

if TYPE_CHECKING:
    import ast
    from collections.abc import Iterator

    import libcst as cst

    from lintkit.lowering.positions import Located
    from lintkit.lowering.survey import Survey

_DEEPEST_CALLS = 10_000
"""Frames; `ast` accepts some 3,000 levels, and a level takes up to three frames."""

_LINE_END = re.compile(r"\r\n|\r|\n")

for _table in (
    expressions.HANDLERS,
    formatted.HANDLERS,
    conditions.HANDLERS,
    comprehensions.HANDLERS,
    definitions.EXPRESSIONS,
):
    dispatch.EXPRESSIONS.update(_table)
for _table_of_statements in (
    statements.HANDLERS,
    control.HANDLERS,
    patterns.HANDLERS,
    definitions.STATEMENTS,
):
    dispatch.STATEMENTS.update(_table_of_statements)


def lower(text: str, path: str) -> Module:
    """Lower the source `text` of the file `path`, relative to the root of the run.

    Raises:
        LoweringError: the text is not Python 3, or nested too deeply.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about the analysed code, as `"\d"`
        tree, reference = parse(text)
        with _deep_calls():
            return _lower(text, path, tree, reference)


def _lower(text: str, path: str, tree: cst.Module, reference: ast.Module | None) -> Module:
    survey = survey_module(tree)
    lines = len(_LINE_END.findall(text)) + (text[-1:] not in "\r\n")
    unit = Unit(survey, _places(tree, reference, survey, text))
    body = Builder(unit, unit.scope(tree), 1, max(lines, 1))
    codes = [(0, definitions.module(body, tree)), *unit.drain()]
    return Module(
        path=path,
        codes=tuple(code for _, code in sorted(codes, key=lambda pair: pair[0])),
        comments=comments(text),
        exports=exports(tree),
        lines=lines,
    )


def _places(
    tree: cst.Module, reference: ast.Module | None, survey: Survey, text: str
) -> dict[int, Located]:
    places = None if reference is None else pair(survey.anchors, reference, text)
    if places is None:
        return measure_module(tree)
    if survey.strings:
        lines = _LINE_END.split(text)
        for string, statement in survey.strings:
            first = lines[places[id(statement)].lineno - 1]
            indent = first[: len(first) - len(first.lstrip())]
            places |= measure_string(string, places[id(string)], indent)
    return places


@contextmanager
def _deep_calls() -> Iterator[None]:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _DEEPEST_CALLS))
    try:
        yield
    except RecursionError:
        raise too_deep() from None
    finally:
        sys.setrecursionlimit(limit)
