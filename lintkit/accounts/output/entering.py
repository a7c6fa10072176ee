"""What is passed to functions of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.output.holding import keep
from lintkit.accounts.output.library import is_exception
from lintkit.accounts.output.moves import At, Move, Seen, State
from lintkit.accounts.reading import arriving
from lintkit.ir import NO_REGISTER, Call
from lintkit.program.evidence import described
from lintkit.program.provenance.hierarchy import fields, lineage
from lintkit.program.values import Class, Function, Instance, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.output.index import Index
    from lintkit.accounts.output.labels import Label
    from lintkit.ir import Register
    from lintkit.program.values import CodeRef, Site

_DEEPEST = 6


def enter(at: At, argument: str) -> Iterator[Move | Seen]:
    """Into every function that a call runs, by an argument: its position, or its keyword."""
    index, state, site = at.index, at.state, at.site
    targets = dict.fromkeys(_targets(index, site))
    kept = list(_kept(index, site, argument))
    for owner, field in kept:
        yield from keep(at, owner, field)
    if not targets and not kept and not _makes_exception(index, site):
        yield Seen("escape", state, site, "is passed to a callee that is not known")
    for ref, offset in targets:
        place = arriving(index.program, ref, argument, offset)
        if place is None:
            name = described(index.program, ref)
            yield Seen("escape", state, site, f"is passed to `{name}` in a way not followed")
        else:
            yield from _arrive(at, place, state.label)


def spread(at: At, refs: Iterable[CodeRef]) -> Iterator[Move | Seen]:
    """Into functions, item by item as the keywords by which their parameters are named."""
    refs = tuple(refs)
    if not refs:
        yield at.seen("escape", "is handed on as `**` to a callee that is not known")
    for ref in refs:
        for parameter in at.index.program.code(ref).parameters:
            is_rest = parameter.kind == "var_keyword"
            label = at.label if is_rest else at.label.at(parameter.name)
            if label is not None and parameter.kind not in ("var_positional", "positional_only"):
                yield from _arrive(at, Place(ref, parameter.register), label)


def _arrive(at: At, place: Place, label: Label) -> Iterator[Move | Seen]:
    """Into a function by one of its parameters."""
    calls = at.state.calls
    if len(calls) >= _DEEPEST:
        yield at.seen("escape", "is passed on too deep to follow")
    elif at.site not in calls:
        name = described(at.index.program, place.code)
        yield Move(State(place, label, (*calls, at.site)), at.site, f"passed to `{name}`")


def _targets(index: Index, site: Site) -> Iterator[tuple[CodeRef, int]]:
    """The codes that a call runs, and how many of their parameters it does not fill."""
    runs = index.callees(site)
    for value in index.program.callees(site):
        if isinstance(value, Function):
            yield value.code, int(value.receiver is not None)
        elif isinstance(value, (Class, Instance)):
            name = "__init__" if isinstance(value, Class) else "__call__"
            for ref in runs:
                if index.program.code(ref).name == name:
                    yield ref, 1


def _kept(index: Index, site: Site, argument: str) -> Iterator[tuple[Register, str]]:
    """The object that a call makes and the attribute as which it keeps an argument."""
    program = index.program
    call = program.instruction(site)
    for value in program.callees(site):
        if not isinstance(value, Class) or not isinstance(call, Call):
            continue
        known = lineage(program, value.code)
        if known.takes_fields and call.target != NO_REGISTER:
            names = fields(program, known.order)
            if not argument.isdecimal():
                yield call.target, argument
            elif int(argument) < len(names):
                yield call.target, names[int(argument)]


def _makes_exception(index: Index, site: Site) -> bool:
    values = index.program.callees(site)
    return bool(values) and all(
        isinstance(value, Class) and is_exception(index.program.code(value.code).name)
        for value in values
    )
