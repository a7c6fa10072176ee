"""What a test on the way says of a value: that it is there, what it equals, of which type it is."""

from __future__ import annotations

import operator as operators
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit import ir
from lintkit.program.provenance.enumerations import member_value
from lintkit.program.provenance.missing import builtin_types
from lintkit.program.provenance.registers import are_same, defining, root
from lintkit.program.provenance.ways import CIRCLE, Way, present
from lintkit.program.values import (
    AbstractValue,
    Constant,
    External,
    Instance,
    Place,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.program.program import Program

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


def said_of(program: Program, place: Place, register: int, *, outcome: bool) -> Test | None:
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
        found = said_of(program, value, test.register, outcome=outcome)
        if found is None and value != test:
            value, found = test, said_of(program, test, test.register, outcome=outcome)
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
