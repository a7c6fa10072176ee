"""What code refuses by itself: the errors that it raises, and when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.named.conditions import condition
from lintkit.accounts.named.texts import literal_parts, quoted
from lintkit.model import Remark
from lintkit.program.evidence import described, dotted
from lintkit.program.sketches import written
from lintkit.program.values import CodeRef, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lintkit.program.program import Program

_LONGEST = 120
_OF_ENVIRONMENT = re.compile(
    r"api[_ -]?keys?\b|_(?:key|token)\b|environment variable|\benv(?:ironment)? var|\.env\b"
    r"|credentials?\b|\bplaceholder '",
    re.IGNORECASE,
)
"""What the text of an error says that asks for a key, a variable or a secret."""


def refusals(
    program: Program, codes: Iterable[CodeRef], is_test: Callable[[str], bool]
) -> tuple[Remark, ...]:
    """The errors that some code raises by itself, by their place.

    Args:
        program: the linked program.
        codes: the code near a model; of all other code counts what speaks of what is missing from
            the environment.
        is_test: whether a path is one of the tests.
    """
    near = frozenset(codes)
    found = (
        one
        for ref in program.codes()
        if ref in near or not is_test(ref.path)
        for one in _raised(program, ref)
        if ref in near or _OF_ENVIRONMENT.search(one.subject)
    )
    return tuple(sorted(found, key=lambda one: (one.span, one.subject)))


def _raised(program: Program, ref: CodeRef) -> Iterator[Remark]:
    for position, instruction in enumerate(program.code(ref).instructions):
        if isinstance(instruction, ir.Raise) and instruction.exception != ir.NO_REGISTER:
            place = Place(ref, instruction.exception)
            made = program.definition(place)
            call = None if made is None else program.instruction(made)
            if not isinstance(call, ir.Caught):
                yield _remark(program, Site(ref, position), _said(program, place, call))
        elif isinstance(instruction, ir.Assert):
            told = written(program, Place(ref, instruction.test))
            holds = f", unless `{told}`" if told else ""
            yield _remark(program, Site(ref, position), f"`AssertionError`{holds}")


def _remark(program: Program, site: Site, subject: str) -> Remark:
    return Remark(
        subject=subject,
        span=program.span(site),
        symbol=described(program, site.code),
        evidence=tuple(condition(program, site)),
    )


def _said(program: Program, place: Place, made: ir.AnyInstruction | None) -> str:
    """The error and its text, as far as that is written there."""
    if not isinstance(made, ir.Call):
        name = dotted(program, place)
        return f"`{name}`" if name else "an error"
    name = dotted(program, Place(place.code, made.callee))
    text = "…".join(
        part
        for argument in made.arguments[:1]
        for part in literal_parts(program, Place(place.code, argument.value))
    )
    error = f"`{name}`" if name else "an error"
    return f"{error}: {quoted(text, _LONGEST)}" if text.strip() else error
