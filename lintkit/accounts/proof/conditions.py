"""How conditions come out in one test, as far as constants, settings and its own calls tell."""

from __future__ import annotations

import builtins
from itertools import product
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.proof.held import DEEPEST, Held
from lintkit.program.client_classes import is_of
from lintkit.program.enums import is_member_of_enumeration
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.values import (
    Class,
    Constant,
    External,
    Instance,
    Place,
    Site,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from lintkit.accounts.proof.arriving import Arriving
    from lintkit.accounts.proof.worlds import World
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue

_MOST_PAIRS = 64
_OF_NO_BUILTIN = ("pydantic.", "pydantic_settings.")
_ENDS = frozenset({"startswith", "endswith"})


class Conditions:
    """How the conditions of one program come out.

    Args:
        program: the linked program.
        arriving: what tests put in from outside.
    """

    def __init__(self, program: Program, arriving: Arriving) -> None:
        self._program = program
        self._held = Held(program, arriving, self.outcome)
        self._always: dict[Place, bool | None] = {}

    def values(self, place: Place, world: World) -> Sequence[AbstractValue] | None:
        """All that a register can hold in a test; None where some of it is not told."""
        return self._held.values(place, world, 0)

    def outcome(self, place: Place, world: World, depth: int = 0) -> bool | None:
        """Whether a register is true; None where that is not told, or differs.

        Args:
            place: the register.
            world: what runs in the test.
            depth: how many conditions around it were asked about.
        """
        if place in self._always:
            return self._always[place]
        if place in world.known:
            world.asked += 1
            return world.known[place]
        asked = world.asked
        found = self._outcome(place, world, depth)
        if not depth:  # else it may have been cut short
            known = self._always if world.asked == asked else world.known
            known[place] = found
        return found

    def _outcome(self, place: Place, world: World, depth: int) -> bool | None:
        site = self._held.source(place)
        made = None if site is None else self._program.instruction(site)
        if site is None or depth > DEEPEST:
            return self._truth(place, world, depth)
        if isinstance(made, ir.Operate):
            return self._compared(site, made, world, depth)
        if isinstance(made, ir.Call):
            return self._asked(site, made, world, depth)
        if isinstance(made, ir.Phi):
            return _only(
                self.outcome(one, world, depth + 1) if ends is None else ends
                for one, ends in self._held.joined(site, made, world, depth)
            )
        if isinstance(made, ir.LoadName | ir.ImportFrom):
            bound = self._held.bound(site, made, world)
            if bound is not None and self._program.definition(bound) is not None:
                return self.outcome(bound, world, depth + 1)
        return self._truth(place, world, depth)

    def is_likely(self, place: Place, world: World) -> bool | None:
        """What a register hardly ever is not, which is asked of a double alone; None of others.

        Few mocks equal a text or a number, and few doubles are false: who wants that gives the
        mock such an attribute, which may not have been seen.
        """
        site = self._held.source(place)
        made = None if site is None else self._program.instruction(site)
        if site is not None and isinstance(made, ir.Operate) and made.operator in ("==", "in"):
            values = self._held.shaped(Place(site.code, made.operands[0]), world, 1) or ()
            return False if values and all(map(_is_mock, values)) else None
        values = self._held.values(place, world, 1) or ()
        return True if values and all(_is_made_by(world, value) for value in values) else None

    # --- forms ------------------------------------------------------------------------------
    def _truth(self, place: Place, world: World, depth: int) -> bool | None:
        values = self._held.values(place, world, depth + 1)
        return None if values is None else _only(self._held.is_true(value) for value in values)

    def _compared(self, site: Site, made: ir.Operate, world: World, depth: int) -> bool | None:
        if made.operator == "not":
            inner = self.outcome(Place(site.code, made.operands[0]), world, depth + 1)
            return None if inner is None else not inner
        if len(made.operands) != 2:  # noqa: PLR2004  a chain of comparisons
            return None
        left = self._held.shaped(Place(site.code, made.operands[0]), world, depth + 1)
        if made.operator in ("in", "not in"):
            right: Sequence[AbstractValue] | None = self._held.elements(
                Place(site.code, made.operands[1]), world, depth + 1
            )
            if left is None or right is None:
                return None
            found = _only(_is_in(one, right) for one in left)
            return found if found is None or made.operator == "in" else not found
        right = self._held.shaped(Place(site.code, made.operands[1]), world, depth + 1)
        if left is None or right is None or len(left) * len(right) > _MOST_PAIRS:
            return None
        same = _only(_is_same(a, b) for a, b in product(left, right))
        if made.operator in ("==", "is", "matches"):
            return same
        return None if same is None or made.operator not in ("!=", "is not") else not same

    def _asked(self, site: Site, call: ir.Call, world: World, depth: int) -> bool | None:
        """What `startswith` and `isinstance` say."""
        arguments = [Place(site.code, one.value) for one in call.arguments]
        definition = self._held.source(Place(site.code, call.callee))
        got = None if definition is None else self._program.instruction(definition)
        if isinstance(got, ir.GetAttr) and got.name in _ENDS and len(arguments) == 1:
            texts = Place(site.code, got.object)
            return self._begins(texts, arguments[0], got.name, world, depth + 1)
        called = (one for one in self._program.callees(site) if isinstance(one, External))
        if any(one.symbol == "builtins.isinstance" for one in called) and len(arguments) > 1:
            return self._is_one_of(arguments[0], arguments[1], world, depth + 1)
        return None

    def _begins(
        self, place: Place, asked: Place, how: str, world: World, depth: int
    ) -> bool | None:
        texts = self._held.shaped(place, world, depth)
        ends = self._held.elements(asked, world, depth) or self._held.values(asked, world, depth)
        if texts is None or ends is None:
            return None
        # An object without the method gets no further than here.
        having = [one for one in texts if not self._held.lacks(one, how)]
        return _only(_begins(one, ends, how) for one in having)

    def _is_one_of(self, place: Place, asked: Place, world: World, depth: int) -> bool | None:
        values = self._held.values(place, world, depth)
        classes = self._held.elements(asked, world, depth) or self._program.values(asked)
        if values is None or not classes:
            return None
        return _only(self._is_instance(value, classes) for value in values)

    def _is_instance(self, value: AbstractValue, classes: Collection[AbstractValue]) -> bool | None:
        own = {one.code for one in classes if isinstance(one, Class)}
        outside = [one.symbol for one in classes if isinstance(one, External)]
        is_all = len(own) + len(outside) == len(classes)
        if isinstance(value, Constant):
            return f"builtins.{type(value.value).__name__}" in outside if is_all else None
        if isinstance(value, External) and value.origin is not None:
            return _any_of([is_of(value.symbol, one) for one in outside], is_all=not own and is_all)
        if not isinstance(value, Instance):
            return None
        line = lineage(self._program, value.class_)
        if not own.isdisjoint(line.order):
            return True
        if not is_all or (own and line.outside):
            return None
        return _any_of([_inherits(base, of) for base in line.outside or ("",) for of in outside])


def _any_of(answers: Collection[bool | None], *, is_all: bool = True) -> bool | None:
    """Whether one of several is so; None where none is seen to be, and not all are told."""
    if True in answers:
        return True
    return False if is_all and None not in answers else None


def _inherits(base: str, asked: str) -> bool | None:
    """Whether a class of a library, or "" for none, is of a builtin one; None where not known."""
    wanted = getattr(builtins, asked.removeprefix("builtins."), None)
    if not isinstance(wanted, type) or issubclass(Exception, wanted):
        return None
    if not base or base.startswith(_OF_NO_BUILTIN):
        return False
    made = getattr(builtins, base.removeprefix("builtins."), None)
    return issubclass(made, wanted) if isinstance(made, type) else None


def _is_mock(value: AbstractValue) -> bool:
    return isinstance(value, External) and value.symbol.startswith("unittest.mock.")


def _is_made_by(world: World, value: AbstractValue) -> bool:
    """Whether a test has a library make something, which may be a double of any kind."""
    return (
        isinstance(value, External)
        and value.origin is not None
        and world.is_of_tests(value.origin.code)
    )


def _is_same(left: AbstractValue, right: AbstractValue) -> bool | None:
    if isinstance(left, Constant) and isinstance(right, Constant):
        return left.value == right.value
    if isinstance(left, Instance) and isinstance(right, Instance):
        is_told = left.class_ == right.class_ and is_member_of_enumeration(left)
        return left == right if is_told and is_member_of_enumeration(right) else None
    # An object may say that it equals a text, but hardly that it is None.
    return False if Constant(None) in (left, right) else None


def _is_in(value: AbstractValue, elements: Sequence[AbstractValue]) -> bool | None:
    return _any_of({_is_same(value, one) for one in elements})


def _begins(text: AbstractValue, asked: Sequence[AbstractValue], how: str) -> bool | None:
    values = [one.value for one in (text, *asked) if isinstance(one, Constant)]
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) <= len(asked):
        return None
    first, *others = texts
    return bool(getattr(first, how)(tuple(others)))


def _only(found: Iterable[bool | None]) -> bool | None:
    """What all answers agree on."""
    answers = set(found)
    return answers.pop() if len(answers) == 1 else None
