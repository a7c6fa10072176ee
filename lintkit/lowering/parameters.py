"""The parameters of a function in the order of its signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.ir import ParameterKind


def all_parameters(parameters: cst.Parameters) -> Iterator[tuple[cst.Param, ParameterKind]]:
    """Every parameter, and how it takes its arguments."""
    for node in parameters.posonly_params:
        yield node, "positional_only"
    for node in parameters.params:
        yield node, "positional"
    if isinstance(parameters.star_arg, cst.Param):
        yield parameters.star_arg, "var_positional"
    for node in parameters.kwonly_params:
        yield node, "keyword_only"
    if parameters.star_kwarg is not None:
        yield parameters.star_kwarg, "var_keyword"
