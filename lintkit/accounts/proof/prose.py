"""Answers in prose where the program reads JSON: plain texts that a test expects to be refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lintkit.accounts.proof import payloads
from lintkit.accounts.proof.filled import dumped, filled, is_within
from lintkit.program.flows import flows
from lintkit.program.values import Constant, External, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lintkit.accounts.proof.literals import Literals
    from lintkit.accounts.proof.reached import Run
    from lintkit.catalogue.doubles import Doubles
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, Site

_BRACKETS = frozenset("{[")
_TEXTS = payloads.TEXTS | {"return_value"}
_SOME_JSON = "{}"
"""What stands for a text that `json.dumps` makes."""


Texts: TypeAlias = "Sequence[tuple[Site, tuple[Site, ...], str | None]]"
"""The texts that a test feeds, each with where, and who hands it there; None: it is not told."""


def refused_prose(found: Texts) -> Site | None:
    """Where a test that waits for an exception feeds a text that is no JSON, and nothing else."""
    is_prose = found and not any(_is_json(value) for _, _, value in found)
    return found[0][0] if is_prose else None


def fed_prose(found: Texts) -> tuple[Site, bool] | None:
    """Where a test may feed a text that is no JSON, and whether that is all it can be.

    Where it feeds JSON in one place, a text in another is something else, and so it may be where
    what it feeds is not told, or where a helper is handed one after the other: for several calls.
    """
    of_json = {site: callers for site, callers, value in found if _is_json(value)}
    prose = [
        (site, callers)
        for site, callers, value in found
        if isinstance(value, str) and not _is_json(value) and (not of_json or site in of_json)
    ]
    is_told = all(value is not None for _, _, value in found) and all(
        not of_json or of_json[site] == callers for site, callers in prose
    )
    return (prose[0][0], is_told) if prose else None


def _is_json(value: str | None) -> bool:
    return value is not None and not _BRACKETS.isdisjoint(value)


def fed_texts(
    program: Program,
    run: Run,
    doubles: Doubles,
    is_left_out: Callable[[Site], bool],
    literals: Literals,
) -> Texts:
    """The texts that a test feeds.

    Args:
        program: the linked program.
        run: what the test runs.
        doubles: what is known of doubles.
        is_left_out: whether what an instruction fills is no answer of the model.
        literals: those of the tests: what others say does not count.
    """
    return [
        (site, flow.callers, text)
        for site, name, place in filled(program, run, doubles)
        if name in _TEXTS and place.register >= 0 and not is_left_out(site)
        for flow in flows(program, place)
        if is_within(run, flow.callers)
        for text in _text(program, flow.value)
        if text is None
        or text == _SOME_JSON
        or literals.is_said(run, place, text)
        or (flow.callers and literals.may_be_given(run, text))
    ]


def _text(program: Program, value: AbstractValue) -> Iterator[str | None]:
    if isinstance(value, Constant):
        if isinstance(value.value, str) and value.value.strip():
            yield value.value
    elif dumped(program, value):
        yield _SOME_JSON
    elif isinstance(value, Unknown) or (
        isinstance(value, External) and value.symbol == "builtins.str"
    ):
        yield None
