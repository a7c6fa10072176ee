"""The files that code loads by where they lie: `spec_from_file_location("jobs", HERE)`."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.reading import argument
from lintkit.program.provenance.registers import defining
from lintkit.program.values import CodeRef, Constant, External, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import Site

_SPEC = "importlib.util.spec_from_file_location"
_SAME_PLACE = (
    "builtins.str", "os.fspath", "os.path.abspath", "os.path.join", "os.path.realpath",
    "pathlib.Path",
)  # fmt: skip
"""What gives a path that ends as the last of its arguments."""


def located(program: Program, call: Site) -> frozenset[str] | None:
    """The files of the program of which a call may load one; None where that is not told.

    Args:
        program: the linked program.
        call: one of `importlib.util.module_from_spec`.
    """
    names = {
        name
        for place in argument(program.arguments(call), "spec", 0)
        for value in program.values(place)
        if isinstance(value, External) and value.symbol == _SPEC and value.origin
        for location in argument(program.arguments(value.origin), "location", 1)
        for name in last_parts(program, location)
    }
    if not names:
        return None
    return frozenset(path for path in program.modules if PurePosixPath(path).name in names)


def last_parts(program: Program, place: Place) -> Iterator[str]:
    """The last part of a path; of a name, that of all it is assigned; none where it is not told."""
    made = defining(program, place)
    if isinstance(made, ir.LoadName):
        body = CodeRef(place.code.path, made.owner)
        for one in program.code(body).instructions:
            if isinstance(one, ir.StoreName) and one.name == made.name:
                yield from last_parts(program, Place(body, one.value))
    elif isinstance(made, ir.Operate) and made.operator == "/":
        yield from last_parts(program, Place(place.code, made.operands[-1]))
    elif isinstance(made, ir.Call) and made.arguments and _keeps_end(program, place):
        yield from last_parts(program, Place(place.code, made.arguments[-1].value))
    else:
        for value in program.values(place):
            if isinstance(value, Constant) and isinstance(value.value, str):
                yield PurePosixPath(value.value).name


def _keeps_end(program: Program, place: Place) -> bool:
    site = program.definition(place)
    called = () if site is None else program.callees(site)
    return any(isinstance(one, External) and one.symbol in _SAME_PLACE for one in called)
