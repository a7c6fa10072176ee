"""Answers in prose where the program reads JSON: plain texts that a test expects to be refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.proof import payloads
from lintkit.accounts.proof.asserting import expected_by
from lintkit.accounts.proof.filled import constants, filled

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.accounts.proof.reached import Run
    from lintkit.catalogue.doubles import Doubles
    from lintkit.program.program import Program
    from lintkit.program.values import Site

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
    found = [
        (site, value)
        for site, name, place in filled(program, run, doubles)
        if name in _TEXTS and not is_left_out(site)
        for value in constants(program, place)
        if isinstance(value, str) and value.strip()
    ]
    is_prose = found and not any(set("{[") & set(value) for _, value in found)
    return found[0][0] if is_prose else None
