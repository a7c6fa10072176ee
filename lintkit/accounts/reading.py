"""Small questions to a linked program that several accounts ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from lintkit.ir import Build, Call, Const, GetAttr, Operate
from lintkit.program.provenance.called import method_receiver
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.provenance.order import surely_precedes
from lintkit.program.values import PARTIAL, External, Instance, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.ir import Region
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, BoundArguments, CodeRef

_STACKS = frozenset({"contextlib.AsyncExitStack", "contextlib.ExitStack"})
_STACKING = ("enter_async_context", "enter_context")
T = TypeVar("T")

_TEXTS = ("builtins.str", "builtins.bytes")
_DUMPING = ("json.dumps", "orjson.dumps", "simplejson.dumps", "ujson.dumps")


def callee_externals(program: Program, site: Site) -> tuple[External, ...]:
    """The external symbols that a call can call."""
    return told_externals(program.callees(site))


def externals(program: Program, place: Place) -> tuple[External, ...]:
    """The external symbols that a register can hold."""
    return told_externals(program.values(place))


def told_externals(values: Iterable[AbstractValue]) -> tuple[External, ...]:
    """The external symbols among values; an annotation says no more of an object that is known."""
    found = [value for value in values if isinstance(value, External)]
    made = {value.symbol for value in found if value.origin is not None}
    return tuple(v for v in found if v.origin is not None or v.symbol not in made)


def of_libraries(program: Program, values: Iterable[AbstractValue]) -> tuple[External, ...]:
    """The external symbols among values; an object of a subclass of the program is of its base."""
    found = [
        External(symbol, value.site)
        for value in values
        if isinstance(value, Instance)
        for symbol in sorted(lineage(program, value.class_).outside)
    ]
    return (*told_externals(values), *found)


def partially(program: Program, value: External) -> tuple[External, ...]:
    """The external symbols that an object made by `functools.partial` calls."""
    if value.symbol != PARTIAL or value.origin is None:
        return ()
    first = program.arguments(value.origin).positional[:1]
    return tuple(inner for place in first for inner in externals(program, place))


def serialised(program: Program, value: External) -> Site | None:
    """The call that wrote an object as JSON, where a value is its text or the bytes of that."""
    site = value.origin
    if site is None or value.symbol not in _TEXTS:
        return None
    symbols = [one.symbol for one in callee_externals(program, site)]
    if any(symbol in _DUMPING for symbol in symbols):
        return site
    if not any(symbol.endswith((".encode", ".decode")) for symbol in symbols):
        return None
    return next(
        (found for one in receivers(program, site) if (found := serialised(program, one))), None
    )


def receivers(program: Program, site: Site) -> tuple[External, ...]:
    """The objects whose method a call calls."""
    place = receiver(program, site)
    return () if place is None else externals(program, place)


def receiver(program: Program, site: Site) -> Place | None:
    """Where the object whose method a call calls comes from; None where it calls no method."""
    call = program.instruction(site)
    made = program.definition(Place(site.code, call.callee)) if isinstance(call, Call) else None
    method = None if made is None else program.instruction(made)
    if made is None or not isinstance(method, GetAttr):
        return None
    return Place(made.code, method.object)


def result(program: Program, site: Site) -> Place | None:
    """Where what a call, display or operator gives stands; None for what is implicit."""
    if site.position < 0:
        return None
    instruction = program.instruction(site)
    return (
        Place(site.code, instruction.target)
        if isinstance(instruction, (Call, Build, Operate))
        else None
    )


def argument(bound: BoundArguments, name: str, position: int | None = None) -> tuple[Place, ...]:
    """Where an argument comes from: by keyword, else by position; empty where it is not passed."""
    if name in bound.keywords:
        return bound.keywords[name]
    if position is not None and position < len(bound.positional):
        return (bound.positional[position],)
    return ()


def arriving(program: Program, ref: CodeRef, given: str, offset: int) -> Place | None:
    """The parameter in which an argument arrives; None where it is none of those that are listed.

    Args:
        program: the linked program.
        ref: the function that is called.
        given: the argument: its position, or its keyword.
        offset: how many of the parameters the call does not fill: `self`.
    """
    parameters = program.code(ref).parameters
    if given.isdigit():
        at = int(given) + offset
        plain = [one for one in parameters if one.kind in ("positional", "positional_only")]
        return Place(ref, plain[at].register) if at < len(plain) else None
    for one in parameters:
        if one.name == given and one.kind in ("positional", "keyword_only"):
            return Place(ref, one.register)
    return None


def enclosing(program: Program, site: Site) -> Iterator[Region]:
    """The regions around an instruction, innermost first, the body left out."""
    if site.position < 0:
        return
    regions = program.code(site.code).regions
    index = program.instruction(site).region
    while index != regions[index].parent:
        yield regions[index]
        index = regions[index].parent


def entered(program: Program, site: Site) -> Iterator[Place]:
    """What the `with` blocks around an instruction enter, innermost first."""
    for region in enclosing(program, site):
        if region.kind == "with":
            yield from entered_at(program, region, site)


def entered_at(program: Program, region: Region, site: Site) -> Iterator[Place]:
    """What a `with` block has entered when an instruction in it runs, also through a stack."""
    for subject in region.subjects:
        place = Place(site.code, subject)
        yield place
        if any(value.symbol in _STACKS for value in externals(program, place)):
            yield from _stacked(program, site)


def _stacked(program: Program, site: Site) -> Iterator[Place]:
    """What the code of an instruction surely has a stack enter before it."""
    for position in range(site.position):
        one = Site(site.code, position)
        receiver = method_receiver(program, one, *_STACKING)
        if receiver is None or not surely_precedes(program, (one,), site):
            continue
        if any(value.symbol in _STACKS for value in externals(program, receiver)):
            yield from program.arguments(one).positional[:1]


def never_runs(program: Program, site: Site) -> bool:
    """Whether an instruction stands under a test that is written out as false: `if False:`."""
    for region in enclosing(program, site):
        made = program.definition(Place(site.code, region.test)) if region.test >= 0 else None
        test = None if made is None else program.instruction(made)
        if isinstance(test, Const):
            barred = ("else",) if test.value else ("then", "loop")
            if region.kind in barred:
                return True
    return False


def distinct(found: Iterable[T]) -> tuple[T, ...]:
    """Values without repetitions, in order; for those that hold facts, which have no hash."""
    kept: list[T] = []
    for value in found:
        if value not in kept:
            kept.append(value)
    return tuple(kept)
