"""Where paths meet, and what a test on the way says about a value."""

from __future__ import annotations

import operator as operators
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit import ir
from lintkit.program.evidence import literal
from lintkit.program.provenance import membership, untaken
from lintkit.program.provenance.context import Origin, Source
from lintkit.program.provenance.enumerations import member_value
from lintkit.program.provenance.missing import (
    asks_for_key,
    builtin_types,
    is_replaced,
    may_lack,
    unconverted,
)
from lintkit.program.provenance.order import ancestry
from lintkit.program.provenance.registers import are_same, defining, root
from lintkit.program.provenance.ways import CIRCLE, Way, present, several
from lintkit.program.values import (
    AbstractValue,
    Constant,
    Context,
    External,
    Instance,
    Place,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.model import Step
    from lintkit.program.program import Program
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.values import Site

_IDENTITY = {"is": True, "is not": False}
_TWO = 2
_EQUALITY = {"==": True, "!=": False, "matches": True}
_ORDER = {"<": operators.lt, "<=": operators.le, ">": operators.gt, ">=": operators.ge}


class Test(Struct, frozen=True):
    """A test of a value: for truth, for being (`same`) or equalling a constant, for its type.

    Attributes:
        order: the operator, where it asks which of the two is greater.
        types: names of the builtin types of which it is to be; None: not asked, empty: not known.
        names: it names the member of an enumeration.
        member: the `auto()` of the member of an enumeration that it is to be; with `same`, the
            one object that it is to be, as one that stands for what was not passed.
    """

    constant: Constant | None
    same: bool
    outcome: bool
    types: frozenset[str] | None = None
    order: str = ""
    names: bool = False
    member: AbstractValue | None = None

    @property
    def asks_for_truth(self) -> bool:
        """Whether it is a test for truth."""
        return self.types is None and self.constant is None and self.member is None

    @property
    def finds_missing(self) -> bool:
        """Whether what fails the test may be missing: tests for truth and for None."""
        if self.types is not None or self.member is not None:
            return False
        return self.constant is None or (self.same and self.constant.value is None)

    @property
    def shows_presence(self) -> bool:
        """Whether what passes is not None."""
        if self.types is not None:
            return self.outcome
        return self.finds_missing and self.outcome == (self.constant is None)

    def passed(self, ways: Iterable[Way]) -> Iterator[Way]:
        """The ways of values that can have had the outcome, with what that tells of them."""
        for way in ways:
            if not self.allows(way.value):
                continue
            if self.shows_presence and way.value != CIRCLE:
                yield present(way)
            else:
                yield way

    def allows(self, value: AbstractValue) -> bool:
        """Whether a value can have had the outcome."""
        if self.member is not None:
            return self._may_be(value, self.member)
        if isinstance(value, (Unknown, External)):
            return True
        if self.types is not None:
            return self._fits(value)
        if self.constant is None:
            return not isinstance(value, Constant) or bool(value.value) == self.outcome
        if self.order:
            return self._is_ordered(value, self.constant)
        if isinstance(value, Constant):
            equal = value.value == self.constant.value
            return equal == self.outcome or (self.same and equal and value.value is not None)
        return not (self.outcome and self.finds_missing)

    def _may_be(self, value: AbstractValue, member: AbstractValue) -> bool:
        """Whether a comparison with one object can have had the outcome."""
        if value == member:
            return self.outcome
        if isinstance(value, External):
            known = isinstance(member, External) and value.symbol == member.symbol
            return not known or not self.outcome
        return not self.same or isinstance(value, Unknown) or not self.outcome

    def _is_ordered(self, value: AbstractValue, other: Constant) -> bool:
        """Whether a comparison with a number can have had the outcome."""
        number, limit = value.value if isinstance(value, Constant) else None, other.value
        if not isinstance(number, (int, float)) or not isinstance(limit, (int, float)):
            return True
        return bool(_ORDER[self.order](number, limit)) == self.outcome

    def _fits(self, value: AbstractValue) -> bool:
        """Whether a test for types can have had the outcome; None is of none that is asked for."""
        if not isinstance(value, Constant):
            return True
        if value.value is None:
            return not self.outcome
        name = type(value.value).__name__
        is_one = name in (self.types or ()) or (name == "bool" and "int" in (self.types or ()))
        return not self.types or is_one == self.outcome


def refined(walk: Walk, place: Place, refine: ir.Refine, context: Context) -> list[Way]:
    """The ways into a value that can have come through a test."""
    test = _test(walk.program, place, refine.test, outcome=refine.outcome)
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
            test = _test(program, place, region.test, outcome=region.kind == "then")
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
        ways = walk.follow(Source(source, context, _assigned(walk.program, source)))
        test = _test_of(walk.program, source, phi)
        if test is None:
            for tested, outcome in _passed_by(walk.program, source, phi):
                ways = membership.kept(walk, source, ways, tested, outcome, context)
        else:
            ways = list(test.passed(ways))
            if test.finds_missing and len(phi.sources) > 1:
                unset += [way for way in ways if may_lack(walk.program, way)]
        if untaken.is_of_command_line(walk.program, source, phi):
            unset += ways
        if is_replaced(walk.program, source, phi):
            unset += [way for way in ways if may_lack(walk.program, way)]
        found += ways
    if not unset:
        return several(found)
    others = [way for way in found if way not in unset]
    steps = unset[0].steps
    is_read = unset[0].origin != "environment"
    origin: Origin = "settings_default" if is_read else "environment_default"
    defaults = [
        structs.replace(way, steps=(*steps, *way.steps), origin=origin)
        if way.origin in {"literal", "constant"}
        else way
        for way in others
    ]
    return several(defaults or unset)


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
            return _test(program, place, tested.test, outcome=tested.outcome)
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
            return _test(program, source, region.test, outcome=outcome)
    return None


def _skipped(program: Program, source: Place, phi: ir.Phi) -> Test | None:
    """What the test says of a value that it came past."""
    passed_by = _passed_by(program, source, phi)
    found = (_test(program, source, one.register, outcome=out) for one, out in passed_by)
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


def _test(program: Program, place: Place, register: int, *, outcome: bool) -> Test | None:
    """What a test that came out in some way says of a value; None where it is about others."""
    source = root(program, place)
    tested = root(program, Place(place.code, register))
    while True:
        if are_same(program, tested, source):
            return Test(None, same=False, outcome=outcome)
        definition = program.definition(tested)
        test = None if definition is None else program.instruction(definition)
        if isinstance(test, ir.Call):
            return _type_test(program, Place(place.code, test.callee), test, source, outcome)
        if not isinstance(test, ir.Operate):
            return None
        operands = [root(program, Place(place.code, one)) for one in test.operands]
        if test.operator != "not":
            break
        tested, outcome = operands[0], not outcome
    return _comparison(program, test.operator, operands, source, outcome=outcome)


def about(program: Program, test: Place, *, outcome: bool) -> tuple[Place, Test] | None:
    """The value that a test is about, and what it says of that; None where it is about others."""
    while True:
        test = root(program, test)
        definition = program.definition(test)
        made = None if definition is None else program.instruction(definition)
        if isinstance(made, ir.Operate) and made.operator == "not":
            test, outcome = Place(test.code, made.operands[0]), not outcome
            continue
        value = test
        if isinstance(made, ir.Operate) and made.operands:
            value = root(program, Place(test.code, made.operands[0]))
        elif isinstance(made, ir.Call) and made.arguments:
            value = root(program, Place(test.code, made.arguments[0].value))
        found = _test(program, value, test.register, outcome=outcome)
        if found is None and value != test:
            value, found = test, _test(program, test, test.register, outcome=outcome)
        return None if found is None else (value, found)


def _type_test(
    program: Program,
    callee: Place,
    test: ir.Call,
    source: Place,
    outcome: bool,  # noqa: FBT001  as in the instruction
) -> Test | None:
    """`isinstance(value, types)`."""
    if program.values(callee) != (External("builtins.isinstance"),) or len(test.arguments) != _TWO:
        return None
    value, types = (Place(source.code, argument.value) for argument in test.arguments)
    if root(program, value) != source:
        return None
    return Test(None, same=False, outcome=outcome, types=builtin_types(program, types))


def _comparison(
    program: Program, operator: str, operands: list[Place], source: Place, *, outcome: bool
) -> Test | None:
    positive = {**_IDENTITY, **_EQUALITY, **dict.fromkeys(_ORDER, True)}.get(operator)
    if positive is None or len(operands) != _TWO or not are_same(program, operands[0], source):
        return None
    made = defining(program, operands[1])
    if isinstance(made, ir.Const):
        same = operator in _IDENTITY
        order = operator if operator in _ORDER else ""
        return Test(Constant(made.value), same=same, outcome=outcome == positive, order=order)
    if operator in _IDENTITY and (only := _only_object(program, operands[1])) is not None:
        return Test(None, same=True, outcome=outcome == positive, member=only)
    member = None if operator in _ORDER else member_value(program, operands[1])
    if member is None:
        return None
    constant = member if isinstance(member, Constant) else None
    auto = None if isinstance(member, Constant) else member
    return Test(constant, same=False, outcome=outcome == positive, names=True, member=auto)


def _only_object(program: Program, place: Place) -> AbstractValue | None:
    """The one object that a global name holds: `_UNSET = object()`; None for anything else."""
    values = program.values(place)
    if len(values) != 1 or not isinstance(defining(program, place), ir.LoadName | ir.ImportFrom):
        return None
    made = values[0].site if isinstance(values[0], Instance) else getattr(values[0], "origin", None)
    is_plain = isinstance(values[0], Instance) or values[0] == External("builtins.object", made)
    return values[0] if is_plain and made and program.code(made.code).kind == "module" else None
