"""Answers in prose where the program reads JSON: plain texts that a test expects to be refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.proof import payloads
from lintkit.accounts.proof.asserting import expected_by
from lintkit.accounts.proof.filled import filled, is_within
from lintkit.program.flows import flows
from lintkit.program.values import Constant

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.accounts.proof.reached import Run
    from lintkit.catalogue.doubles import Doubles
    from lintkit.program.program import Program
    from lintkit.program.values import Site

_BRACKETS = frozenset("{[")
_TEXTS = payloads.TEXTS | {"return_value"}


def refused_prose(
    program: Program, run: Run, doubles: Doubles, is_left_out: Callable[[Site], bool]
) -> Site | None:
    """Where a test feeds a text that is no JSON, and nothing else, and waits for an exception.

    Args:
        program: the linked program.
        run: what the test runs.
        doubles: what is known of doubles.
        is_left_out: whether what an instruction fills is asked of the model, or expected of it.
    """
    if not any(True for _ in expected_by(program, run)):
        return None
    found = _fed(program, run, doubles, is_left_out)
    is_prose = found and not any(_BRACKETS & set(value) for _, value in found)
    return found[0][0] if is_prose else None


def feeds_prose(
    program: Program, run: Run, doubles: Doubles, is_left_out: Callable[[Site], bool]
) -> bool:
    """Whether a test may feed a text that is no JSON, whatever it waits for.

    Where it feeds JSON in one place, a text in another is something else.

    Args:
        program: the linked program.
        run: what the test runs.
        doubles: what is known of doubles.
        is_left_out: whether what an instruction fills is asked of the model, or expected of it.
    """
    found = _fed(program, run, doubles, is_left_out)
    of_json = {site for site, value in found if _BRACKETS & set(value)}
    return any(
        not _BRACKETS & set(value) for site, value in found if not of_json or site in of_json
    )


def _fed(
    program: Program, run: Run, doubles: Doubles, is_left_out: Callable[[Site], bool]
) -> list[tuple[Site, str]]:
    return [
        (site, flow.value.value)
        for site, name, place in filled(program, run, doubles)
        if name in _TEXTS and place.register >= 0 and not is_left_out(site)
        for flow in flows(program, place)
        if isinstance(flow.value, Constant) and is_within(run, flow.callers)
        if isinstance(flow.value.value, str) and flow.value.value.strip()
    ]
