"""The arguments of a call, `*args` and `**kwargs` expanded as far as they are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit import ir
from lintkit.program.kept import kept
from lintkit.program.provenance.items import DEPTH, contents
from lintkit.program.provenance.keyed import Item
from lintkit.program.values import BoundArguments, External, Place

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import Instance, Site

PARTIAL_METHOD = "functools.partialmethod"
_PARTIAL = frozenset({"functools.partial", PARTIAL_METHOD})


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
def bind(program: Program, site: Site, objects: frozenset[Instance] = frozenset()) -> Bound:
    """The arguments of a call, and what remains open about them.

    Args:
        program: the linked program.
        site: the call.
        objects: those on which its code runs; empty: any.
    """
    call = program.instruction(site)
    if isinstance(call, ir.MakeClass):
        return _of_class_statement(site, call)
    if not isinstance(call, ir.Call):
        return Bound()
    written = _written(program, site, call, objects)
    return with_bound(program, Place(site.code, call.callee), written)


def _of_class_statement(site: Site, statement: ir.MakeClass) -> Bound:
    """What a class statement passes to `__init_subclass__`."""
    given = (one for one in statement.arguments if one.kind == "keyword")
    keywords = {one.name: Item((Place(site.code, one.value),)) for one in given}
    keywords.pop("metaclass", None)
    return Bound(keywords=keywords)


def with_bound(program: Program, callee: Place, given: Bound) -> Bound:
    """What a callable gets that is given some arguments: first what `partial` bound before."""
    made = _partial(program, callee)
    if made is None and _moves_arguments(program, callee):
        star = (callee, *given.positional, *given.star) if given.positional else given.star
        return Bound((), given.keywords, star, given.double_star, given.filled)
    before = Bound() if made is None else _without_first(bind(program, made))
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


def _partial(program: Program, callee: Place) -> Site | None:
    """The call that made the partial function which a register holds, if it can be nothing else."""
    values = program.values(callee)
    if len(values) == 1 and isinstance(values[0], External) and values[0].symbol in _PARTIAL:
        return values[0].origin
    return None


def _moves_arguments(program: Program, callee: Place) -> bool:
    """Whether one of several things that may be called has bound positional arguments before."""
    bound = (
        _without_first(bind(program, one.origin))
        for one in program.values(callee)
        if isinstance(one, External) and one.symbol in _PARTIAL and one.origin is not None
    )
    return any(one.positional or one.star for one in bound)


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
