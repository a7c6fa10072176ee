"""The first of two walks: which nodes need a position, which scopes bind what, what loops assign.

Nodes are visited in source order, whitespace is not visited at all. Nothing is lowered here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.lowering.scopes import connect
from lintkit.lowering.survey import definitions, expressions, statements, walk
from lintkit.lowering.survey.record import Survey

if TYPE_CHECKING:
    import libcst as cst

__all__ = ["Survey", "survey_module"]

walk.EXPRESSIONS.update(expressions.HANDLERS)
walk.EXPRESSIONS.update(definitions.EXPRESSIONS)
walk.STATEMENTS.update(statements.HANDLERS)
walk.STATEMENTS.update(definitions.STATEMENTS)


def survey_module(module: cst.Module) -> Survey:
    """Survey a whole file."""
    survey = Survey(module)
    walk.block(survey, module.body)
    connect(survey.scopes + survey.inline)
    return survey
