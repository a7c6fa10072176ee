"""The arguments of a call, `*args` and `**kwargs` expanded as far as they are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit import ir
from lintkit.program.kept import kept
from lintkit.program.provenance.items import DEPTH, contents
from lintkit.program.provenance.keyed import Item, Items, either
from lintkit.program.values import PARTIAL, BoundArguments, External, Function, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, CodeRef, Instance, Site

PARTIAL_METHOD = "functools.partialmethod"
_PARTIAL = frozenset({PARTIAL, PARTIAL_METHOD})
_DEPTH = 3  # partial functions around partial functions


class Bound(Struct, frozen=True):
    """The arguments of a call.

    Attributes:
        positional: places of the positional arguments, up to the first that is not known.
        keywords: the keyword arguments.
        star: places of the iterables that may pass further positional arguments.
        double_star: places of the mappings that may pass further keyword arguments.
        filled: of these, those of which nothing is passed that is None.
    """

    positional: tuple[Place, ...] = ()
    keywords: dict[str, Item] = {}
    star: tuple[Place, ...] = ()
    double_star: tuple[Place, ...] = ()
    filled: tuple[Place, ...] = ()


@kept
def arguments(program: Program, site: Site) -> BoundArguments:
    """The arguments that a call passes to its callee.

    What `functools.partial` bound before comes first; the receiver of a method is not included.
    """
    found = bind(program, site)
    return BoundArguments(
        positional=found.positional,
        keywords={name: item.places for name, item in found.keywords.items()},
        optional=frozenset(name for name, item in found.keywords.items() if item.optional),
        open=bool(found.star or found.double_star),
    )


@kept
def bind(
    program: Program,
    site: Site,
    objects: frozenset[Instance] = frozenset(),
    code: CodeRef | None = None,
) -> Bound:
    """The arguments of a call, and what remains open about them.

    Args:
        program: the linked program.
        site: the call.
        objects: those on which its code runs; empty: any.
        code: the function that is meant, of several to which `partial` may have bound arguments.
    """
    call = program.instruction(site)
    if isinstance(call, ir.MakeClass):
        return _of_class_statement(site, call)
    if not isinstance(call, ir.Call):
        return Bound()
    written = _written(program, site, call, objects)
    return with_bound(program, Place(site.code, call.callee), written, code)


def _of_class_statement(site: Site, statement: ir.MakeClass) -> Bound:
    """What a class statement passes to `__init_subclass__`."""
    given = (one for one in statement.arguments if one.kind == "keyword")
    keywords = {one.name: Item((Place(site.code, one.value),)) for one in given}
    keywords.pop("metaclass", None)
    return Bound(keywords=keywords)


def with_bound(program: Program, callee: Place, given: Bound, code: CodeRef | None = None) -> Bound:
    """What a callable gets that is given some arguments: first what `partial` bound before."""
    before = _before(program, program.values(callee), code)
    if before is None:
        star = (callee, *given.positional, *given.star) if given.positional else given.star
        return Bound((), given.keywords, star, given.double_star, given.filled)
    return _then(before, given)


def _written(program: Program, site: Site, call: ir.Call, objects: frozenset[Instance]) -> Bound:
    positional: list[Place] = []
    keywords: dict[str, Item] = {}
    star: list[Place] = []
    double_star: list[Place] = []
    filled: list[Place] = []
    for argument in call.arguments:
        place = Place(site.code, argument.value)
        if argument.kind == "keyword":
            keywords[argument.name] = Item((place,))
        elif argument.kind == "double_star":
            items = contents(program, place, site, DEPTH, objects)
            keywords |= {key: item for key, item in items.by_key.items() if isinstance(key, str)}
            double_star += items.rest
            filled += items.filled
        elif star:  # behind arguments of unknown number
            star.append(place)
        elif argument.kind == "positional":
            positional.append(place)
        else:
            known, rest = _spread(program, place, site)
            positional += known
            star += rest
    return Bound(tuple(positional), keywords, tuple(star), tuple(double_star), tuple(filled))


def _spread(program: Program, place: Place, site: Site) -> tuple[list[Place], tuple[Place, ...]]:
    """The items of a sequence from the front, as long as there is exactly one at each index."""
    items = contents(program, place, site)
    known: list[Place] = []
    while (item := items.by_key.get(len(known))) is not None:
        if item.optional or len(item.places) != 1:
            return known, (place,)
        known += item.places
    return known, items.rest


def is_one_of_several(program: Program, site: Site) -> bool:
    """Whether a call may call several things, of which `partial` made some."""
    call = program.instruction(site)
    values = program.values(Place(site.code, call.callee)) if isinstance(call, ir.Call) else ()
    return len(values) > 1 and any(_made_by_partial(one) is not None for one in values)


def behind_partials(
    program: Program, values: Iterable[AbstractValue], depth: int = _DEPTH
) -> tuple[AbstractValue, ...]:
    """What is called in the end where some values are, among which partial functions may be."""
    found: dict[AbstractValue, None] = {}
    for one in values:
        made = _made_by_partial(one)
        inner = (one,) if made is None or not depth else _wrapped(program, made)
        found |= dict.fromkeys(
            (one,) if inner == (one,) else behind_partials(program, inner, depth - 1)
        )
    return tuple(found)


def _made_by_partial(value: AbstractValue) -> Site | None:
    """The call that made a partial function; None for any other value."""
    return value.origin if isinstance(value, External) and value.symbol in _PARTIAL else None


def _wrapped(program: Program, made: Site) -> tuple[AbstractValue, ...]:
    """What a call of `partial` is given to call."""
    call = program.instruction(made)
    first = call.arguments[:1] if isinstance(call, ir.Call) else ()
    return tuple(one for a in first for one in program.values(Place(made.code, a.value)))


def _before(
    program: Program, values: Iterable[AbstractValue], code: CodeRef | None, depth: int = _DEPTH
) -> Bound | None:
    """What `partial` bound before in what may be called; None where positions then differ.

    Of several functions that are not told apart, which gets what is not told here.
    """
    behind = {one: behind_partials(program, (one,), depth) for one in values}
    asked = [one for one, called in behind.items() if code is None or _is_among(called, code)]
    found = [_bound_before(program, one, code, depth) for one in asked]
    known = [one for one in found if one is not None]
    if len(known) < 2 or len(known) < len(found):  # noqa: PLR2004  # one is not several
        return (*known, Bound())[0] if len(known) == len(found) else None
    if any(one.positional or one.star for one in known):
        return None
    if len({getattr(one, "symbol", one) for each in asked for one in behind[each]}) > 1:
        return Bound()
    held = [Items(dict(one.keywords.items()), one.double_star, (), one.filled) for one in known]
    together = either(held, [None] * len(held))
    names = {name: item for name, item in together.by_key.items() if isinstance(name, str)}
    return Bound((), names, (), together.rest, together.filled)


def _bound_before(
    program: Program, value: AbstractValue, code: CodeRef | None, depth: int
) -> Bound | None:
    """What one partial function bound, over what the one around which it is did."""
    made = _made_by_partial(value)
    if made is None or not depth:
        return Bound()
    inner = _before(program, _wrapped(program, made), code, depth - 1)
    return None if inner is None else _then(inner, _without_first(bind(program, made)))


def _is_among(values: Iterable[AbstractValue], code: CodeRef) -> bool:
    return any(isinstance(one, Function) and one.code == code for one in values)


def _without_first(bound: Bound) -> Bound:
    return Bound(bound.positional[1:], bound.keywords, bound.star, bound.double_star, bound.filled)


def _then(before: Bound, written: Bound) -> Bound:
    """Pre-bound arguments, completed and overridden by those of the call itself."""
    keywords = dict(before.keywords)
    for name, item in written.keywords.items():
        old = keywords.get(name)
        keywords[name] = (
            Item((*old.places, *item.places), old.optional) if item.optional and old else item
        )
    double_star = (*before.double_star, *written.double_star)
    filled = (*before.filled, *written.filled)
    if before.star:
        star = (*before.star, *written.positional, *written.star)
        return Bound(before.positional, keywords, star, double_star, filled)
    positional = (*before.positional, *written.positional)
    return Bound(positional, keywords, written.star, double_star, filled)
