"""What tests of one code say of values, by where these come from in the end."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from msgspec import structs

from lintkit import ir
from lintkit.program.premise import about, either
from lintkit.program.provenance.branch_tests import members, named, patterns, tests_before
from lintkit.program.provenance.conditions import Condition, parts
from lintkit.program.provenance.registers import defining, root
from lintkit.program.values import Context, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.program.program import Program
    from lintkit.program.provenance.origins import Origins
    from lintkit.program.values import Key, Premise, Site

_EQUALITY = {"==": True, "is": True, "matches": True, "!=": False, "is not": False}
_MEMBERSHIP = {"in": True, "not in": False}
_NONE = (None,)
_NOTHING: frozenset[Premise] = frozenset()
_WHETHER = "bool()"
"""Stands in a path for whether a value is true."""


class Stated:
    """Questions about what tests of a code say.

    Args:
        program: the linked program.
        origins: of its values.
    """

    def __init__(self, program: Program, origins: Origins) -> None:
        self._program = program
        self._origins = origins
        self._before: dict[Site, tuple[tuple[Place, bool], ...]] = {}
        self._told: dict[tuple[Place, bool, Context], frozenset[Premise]] = {}

    def here(self, site: Site, context: Context) -> frozenset[Premise]:
        """What the tests of the code say before an instruction."""
        tests = self._before.get(site)
        if tests is None:
            tests = self._before[site] = tuple(tests_before(self._program, site))
        if not tests:
            return _NOTHING
        return _NOTHING.union(*(self.told(test, came, context) for test, came in tests))

    def told(self, test: Place, outcome: bool, context: Context) -> frozenset[Premise]:  # noqa: FBT001  as in the instruction
        """What a test says that came out in some way."""
        run = Context(context.calls, context.objects, 0, context.behind)
        key = (test, outcome, run)
        if key not in self._told:
            self._told[key] = self._of_parts(test, outcome, run)
        return self._told[key]

    def _of_parts(self, test: Place, outcome: bool, context: Context) -> frozenset[Premise]:  # noqa: FBT001  as above
        made_of = parts(self._program, Condition(test, outcome, test))
        if len(made_of.conditions) == 1:
            return self._of_one(test, outcome, context)
        told = [self.told(one.test, one.outcome, context) for one in made_of.conditions]
        return _NOTHING.union(*told) if made_of.are_joined else reduce(either, told)

    def _of_one(self, test: Place, outcome: bool, context: Context) -> frozenset[Premise]:  # noqa: FBT001  as above
        test = root(self._program, test)
        made = defining(self._program, test)
        if isinstance(made, ir.Phi) and (tried := patterns(self._program, test, made)):
            told = [self._of_one(one, outcome, context) for one in tried]
            return reduce(either, told) if outcome else _NOTHING.union(*told)
        if not isinstance(made, ir.Operate):
            origin = self._origins.of(test, context)
            if isinstance(origin.anchor, Place) and not origin.path and origin.anchor != test:
                return self._of_one(origin.anchor, outcome, Context(objects=origin.objects))
            if isinstance(origin.anchor, Place) and not origin.path and made is not None:
                return _NOTHING  # of this code alone, which asks no more of it
            whether = structs.replace(origin, path=(*origin.path, _WHETHER))
            return frozenset({about(whether, [True], is_one=outcome)})
        operands = [Place(test.code, one) for one in made.operands]
        if made.operator == "not":
            return self._of_one(operands[0], not outcome, context)
        if made.operator in _EQUALITY:
            for one, other in (operands, reversed(operands)):
                if (keys := named(self._program, other)) and keys != _NONE:
                    is_one = outcome == _EQUALITY[made.operator]
                    return frozenset({self.of_keys(one, keys, context, is_one=is_one)})
        elif made.operator in _MEMBERSHIP and (keys := members(self._program, operands[1])):
            is_one = outcome == _MEMBERSHIP[made.operator]
            return frozenset({self.of_keys(operands[0], keys, context, is_one=is_one)})
        return _NOTHING

    def of_keys(
        self, place: Place, keys: Iterable[Key], context: Context, *, is_one: bool
    ) -> Premise:
        """That what is in a register is one of some keys, or none of them."""
        return about(self._origins.of(place, context), keys, is_one=is_one)
