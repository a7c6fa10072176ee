"""Limits that the code names: turns, tries, tokens, cost, time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.named.assigned import assigned
from lintkit.accounts.reading import externals
from lintkit.model import Named
from lintkit.program.evidence import literal
from lintkit.program.values import Constant, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.tracing import Tracer
    from lintkit.program.program import Program

_LIMIT = re.compile(
    r"(^|_)max(imum)?_.*(turn|iteration|step|round|token|cost|budget|retr(y|ies)|attempt|tries"
    r"|loop|call|request|length|quer(y|ies)|requer(y|ies)|fail|failure)s?(_|$)"
    r"|(^|_)(turn|iteration|step|round|token|cost|usage|recursion|request|retry|call|loop)s?_limits?(_|$)"
    r"|(^|_)(min|max)_wait(_|$)"
    r"|(^|_)(context|history|token)s?_(length|size|window)(_|$)"
    r"|(^|_)(budget|timeout|retries|num_retries|investment)(_s|_seconds|_secs|_ms)?$",
    re.IGNORECASE,
)


def limits(tracer: Tracer) -> tuple[Named, ...]:
    """Numbers whose names say that they limit something, by name."""
    return tuple(sorted(dict.fromkeys(_limits(tracer))))


def _limits(tracer: Tracer) -> Iterator[Named]:
    program = tracer.program
    for one in assigned(tracer):
        if _LIMIT.search(one.last) and (value := _number(program, one.place)):
            yield Named(one.name, value, program.step(one.site, ""))


def _number(program: Program, place: Place) -> str:
    """A number that is written there, also as the default of a field; empty for anything else."""
    made = program.definition(place)
    found = None if made is None else program.instruction(made)
    if made is not None and isinstance(found, ir.Call):
        callee = externals(program, Place(made.code, found.callee))
        if not any(value.symbol.endswith((".Field", ".Option")) for value in callee):
            return ""
        bound = program.arguments(made)
        given = bound.keywords.get("default", bound.positional[:1])
        return _number(program, given[0]) if given else ""
    if made is not None and isinstance(found, ir.Phi):
        either = {_written(program, Place(made.code, one)) for one in found.sources}
        numbers = either - {"", "None"}
        if len(numbers) == 1 and len(either) > 1:
            return f"{numbers.pop()}, or what else is given"
    return _written(program, place)


def _written(program: Program, place: Place) -> str:
    """The one number that a place can hold; empty where it may hold anything else."""
    values = program.values(place)
    constants = [value.value for value in values if isinstance(value, Constant)]
    if len(values) != 1 or not constants or isinstance(constants[0], (bool, str)):
        return ""
    return literal(constants[0])
