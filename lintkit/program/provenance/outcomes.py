"""How a test comes out in the runs that are followed, as far as all that comes to it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.binding import bind
from lintkit.program.provenance import membership, value_tests
from lintkit.program.provenance.call_arguments import offset, parameter_in
from lintkit.program.provenance.hierarchy import lineage, method
from lintkit.program.provenance.registers import defining, is_receiver, root
from lintkit.program.provenance.ways import CIRCLE, OPEN
from lintkit.program.values import Class, Constant, External, Function, Instance, Place

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.provenance.ways import Way
    from lintkit.program.values import AbstractValue, Context, Site

_DEFAULT = "parameter_default"

_OF_ELEMENTS = frozenset({"builtins", "collections", "numpy", "pandas"})
"""Packages with classes whose objects are false where they hold nothing."""


def cannot_be(walk: Walk, tested: Place, context: Context, *, outcome: bool) -> bool:
    """Whether a test never comes out so in the runs that are meant.

    Of `a or b` as a whole that may be known where it is not of each: what it gives is told.
    """
    parts = _parts(walk.program, tested)
    if all(_cannot_be(walk, one, context, outcome=outcome) for one in parts):
        return True
    return parts != [tested] and _cannot_be(walk, tested, context, outcome=outcome)


def is_told_by_call(program: Program, tested: Place, site: Site) -> bool:
    """Whether a test is about what a call says: which of several is meant, or what is written out.

    What a receiver holds was put there by other calls, of which there may be many.
    """
    return all(_is_told_by(program, one, site) for one in _parts(program, tested))


def _is_told_by(program: Program, tested: Place, site: Site) -> bool:
    sought = membership.subject(program, tested)
    about = None if sought else value_tests.about(program, tested, outcome=True)
    place, test = about or (sought, None)
    if place is None:
        return False
    names_one = test is None or test.names or (test.constant or Constant(None)).value is not None
    parameter = _parameter(program, place, parts=names_one)
    return parameter is not None and (names_one or _is_written(program, parameter, site))


def _is_written(program: Program, place: Place, site: Site) -> bool:
    """Whether a call writes out what it passes for a parameter, or leaves it out."""
    parameter = parameter_in(program, place)
    if parameter is None:
        return False
    bound = bind(program, site)
    index = program.code(place.code).parameters.index(parameter)
    position = index - offset(program, site, place.code)
    if (item := bound.keywords.get(parameter.name)) is not None:
        given = item.places
    elif 0 <= position < len(bound.positional):
        given = (bound.positional[position],)
    else:
        return not bound.star and not bound.double_star
    return all(isinstance(defining(program, one), ir.Const) for one in given)


def _parameter(program: Program, place: Place, *, parts: bool) -> Place | None:
    """The parameter, receivers aside, that a value is, or of which it is a part."""
    while True:
        place = root(program, place)
        made = defining(program, place)
        if made is None:
            return None if is_receiver(program, place) else place
        if isinstance(made, ir.Call):
            made = defining(program, Place(place.code, made.callee))
        if not parts or not isinstance(made, ir.GetAttr):
            return None
        place = Place(place.code, made.object)


def _parts(program: Program, tested: Place) -> list[Place]:
    """A test, or those of which it comes out as one does: `a or b`."""
    waiting, seen = [tested], {tested}
    found: list[Place] = []
    while waiting:
        place = waiting.pop()
        made = defining(program, root(program, place))
        if not isinstance(made, ir.Phi):
            found.append(place)
            continue
        new = {Place(place.code, one) for one in made.sources} - seen
        seen |= new
        waiting += new
    return found


def _cannot_be(walk: Walk, tested: Place, context: Context, *, outcome: bool) -> bool:
    program = walk.program
    sought = membership.subject(program, tested)
    about = None if sought else value_tests.about(program, tested, outcome=outcome)
    place, test = about or (sought, None)
    if place is None:
        return False
    if test is not None and test.names and _parameter(program, place, parts=True) is None:
        return False  # the state of an object, say, on which much depends
    found = walk.ways(place, context)
    if not found or not walk.is_whole(place, context):
        return False
    is_parameter = program.definition(place) is None
    is_meant = is_parameter and any(one.code == place.code for one in context.calls)
    if any(is_open(way) and not (is_meant and way.origin == _DEFAULT) for way in found):
        return False
    if test is not None:
        return not any(_may_pass(program, way, test) for way in found)
    return not membership.kept(walk, place, found, tested, outcome, context)


def is_open(way: Way) -> bool:
    """Whether another value may come that way when the program runs."""
    is_default = way.origin == _DEFAULT and not way.callers
    return is_default or (way.origin in OPEN and not way.settled)


def _may_pass(program: Program, way: Way, test: value_tests.Test) -> bool:
    if way.value == CIRCLE:
        return True
    if test.asks_for_truth and not test.outcome and _is_true(program, way.value):
        return False
    asks_for_none = test.finds_missing and not test.asks_for_truth
    if asks_for_none and not test.shows_presence and _is_made(way.value):
        return False
    return test.allows(way.value)


def _is_made(value: AbstractValue) -> bool:
    """Whether a class of a library made an object, which is not None then."""
    if not isinstance(value, External) or value.origin is None:
        return False
    return value.symbol.rpartition(".")[2][:1].isupper()


def _is_true(program: Program, value: AbstractValue) -> bool:
    """Whether an object counts as true whatever happens."""
    if isinstance(value, (Class, Function)):
        return True
    if isinstance(value, External) and value.origin is not None:
        package, _, name = value.symbol.rpartition(".")
        return name[:1].isupper() and package.partition(".")[0] not in _OF_ELEMENTS
    if not isinstance(value, Instance):
        return False
    known = lineage(program, value.class_)
    telling = (method(program, known.order, name) for name in ("__bool__", "__len__"))
    return not known.outside and not any(telling)
