"""Where paths meet, and which values can have come there through the tests on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit import ir
from lintkit.program.evidence import literal
from lintkit.program.provenance import membership, untaken
from lintkit.program.provenance.context import Origin, Source
from lintkit.program.provenance.missing import (
    asks_for_key,
    is_replaced,
    may_lack,
    unconverted,
)
from lintkit.program.provenance.order import ancestry
from lintkit.program.provenance.registers import defining, root
from lintkit.program.provenance.value_tests import Test, said_of
from lintkit.program.provenance.ways import Way, several
from lintkit.program.values import Context, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.model import Step
    from lintkit.program.program import Program
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.values import Site


def refined(walk: Walk, place: Place, refine: ir.Refine, context: Context) -> list[Way]:
    """The ways into a value that can have come through a test."""
    test = said_of(walk.program, place, refine.test, outcome=refine.outcome)
    found = walk.ways(Place(place.code, refine.source), context)
    if test is None:
        tested = Place(place.code, refine.test)
        return membership.kept(walk, place, found, tested, refine.outcome, context)
    return list(test.passed(found))


def read_again(program: Program, site: Site, read: ir.GetAttr, ways: list[Way]) -> list[Way]:
    """The ways into an attribute that was found to be there before: `if self.limit: self.limit`."""
    regions = program.code(site.code).regions
    place = Place(site.code, read.target)
    for index in ancestry(regions, read.region):
        region = regions[index]
        if region.kind in {"then", "else"}:
            test = said_of(program, place, region.test, outcome=region.kind == "then")
            if test is not None and test.shows_presence:
                return list(test.passed(ways))
    return ways


def joined(walk: Walk, place: Place, phi: ir.Phi, context: Context) -> list[Way]:
    """The ways into a place where paths meet.

    A value that stands in for an unset environment variable is that variable's default; so it is
    for what a configuration may lack that was read, and for what a command line may.
    """
    found: list[Way] = []
    unset: list[Way] = []
    places = [Place(place.code, register) for register in phi.sources]
    taken = [one for one in places if not untaken.is_untaken(walk, one, phi, context)]
    for source in taken or places:
        ways, lacking = _through(walk, source, phi, context)
        found += ways
        unset += lacking
    return several(_standing_in(found, unset) if unset else found)


def _through(
    walk: Walk, source: Place, phi: ir.Phi, context: Context
) -> tuple[list[Way], list[Way]]:
    """The ways on one of the paths, and those of them in whose place another path gives a value."""
    ways = walk.follow(Source(source, context, _assigned(walk.program, source)))
    test = _test_of(walk.program, source, phi)
    if test is None:
        for tested, outcome in _passed_by(walk.program, source, phi):
            ways = membership.kept(walk, source, ways, tested, outcome, context)
    else:
        ways = list(test.passed(ways))
    if untaken.is_of_command_line(walk.program, source, phi):
        return ways, ways
    finds_missing = test is not None and test.finds_missing and len(phi.sources) > 1
    if finds_missing or is_replaced(walk.program, source, phi):
        return ways, [way for way in ways if may_lack(walk.program, way)]
    return ways, []


def _standing_in(found: list[Way], unset: list[Way]) -> list[Way]:
    """Ways of which some stand in for others, as the defaults of what is read there."""
    steps = unset[0].steps
    is_read = unset[0].origin != "environment"
    origin: Origin = "settings_default" if is_read else "environment_default"
    defaults = [
        structs.replace(way, steps=(*steps, *way.steps), origin=origin)
        if way.origin in {"literal", "constant"}
        else way
        for way in found
        if way not in unset
    ]
    return defaults or unset


def _assigned(program: Program, place: Place) -> tuple[Step, ...]:
    """The step at a constant that one of the paths assigns."""
    site = program.definition(root(program, place))
    made = None if site is None else program.instruction(site)
    if site is None or not isinstance(made, ir.Const):
        return ()
    return (program.step(site, f"{literal(made.value)} is chosen here"),)


def _test_of(program: Program, source: Place, phi: ir.Phi) -> Test | None:
    """The test that a value passed on its way to where paths meet."""
    for place in (source, unconverted(program, source)):
        tested = defining(program, place)
        if isinstance(tested, ir.Refine):
            return said_of(program, place, tested.test, outcome=tested.outcome)
    return _skipped(program, source, phi) or _within(program, source, phi)


def _within(program: Program, source: Place, phi: ir.Phi) -> Test | None:
    """What the test says of a value that is read again behind it: `NAME if NAME else …`."""
    site = program.definition(source)
    if site is None:
        return None
    regions = program.code(source.code).regions
    for index in ancestry(regions, program.instruction(site).region):
        region = regions[index]
        if region.kind in {"then", "else"} and region.parent == phi.region:
            outcome = region.kind == "then"
            read = unconverted(program, source)
            if asks_for_key(program, read, Place(source.code, region.test)):
                return Test(None, same=False, outcome=outcome)
            return said_of(program, source, region.test, outcome=outcome)
    return None


def _skipped(program: Program, source: Place, phi: ir.Phi) -> Test | None:
    """What the test says of a value that it came past."""
    passed_by = _passed_by(program, source, phi)
    found = (said_of(program, source, one.register, outcome=out) for one, out in passed_by)
    return next((test for test in found if test is not None), None)


def _passed_by(program: Program, source: Place, phi: ir.Phi) -> Iterator[tuple[Place, bool]]:
    """The tests of the regions that give the other values, which this one came past.

    That is the right side of `and` and `or`, or an `if` that replaces what it tests.
    """
    regions = program.code(source.code).regions
    others = (register for register in phi.sources if register != source.register)
    definitions = (program.definition(Place(source.code, register)) for register in others)
    inside = {
        index
        for site in definitions
        if site is not None
        for index in ancestry(regions, program.instruction(site).region)
    }
    for index, region in enumerate(regions):
        if region.kind not in {"then", "else"} or region.parent != phi.region:
            continue
        is_of_operands = region.line == region.end_line == phi.line and region.test in phi.sources
        if index in inside or (is_of_operands and region.test == source.register):
            yield Place(source.code, region.test), region.kind == "else"
        elif is_of_operands:  # it is the other operand, perhaps a name that was there before
            yield Place(source.code, region.test), region.kind == "then"
