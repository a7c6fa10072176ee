"""Arguments that tests before a call let pass, also by what a function of the program says of them.

`provider = provider_of(model)` sorts models by their names, and what runs where `provider` is
"anthropic" runs with the models only for which the function returns that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance import membership, value_tests
from lintkit.program.provenance.branch_tests import tests_before
from lintkit.program.provenance.call_arguments import offset
from lintkit.program.provenance.conditions import Condition, clauses
from lintkit.program.provenance.registers import are_same, root, written
from lintkit.program.provenance.ways import Way
from lintkit.program.values import Constant, Function, Place, Site

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.provenance.value_tests import Test
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.values import AbstractValue, CodeRef, Context


def tested(walk: Walk, place: Place, at: Site, found: list[Way], context: Context) -> list[Way]:
    """The ways into an argument that pass the tests of the argument itself before its call."""
    for test, outcome in tests_before(walk.program, at) if len(found) > 1 else ():
        passing = _passing(walk, Condition(test, outcome, place, context), found)
        found = passing or found
    return found


def _passing(walk: Walk, condition: Condition, found: list[Way]) -> list[Way]:
    """The ways into what is stored on which a condition may hold."""
    for clause in clauses(walk.program, condition):
        told = [_told(walk, one, found) for one in clause]
        passing = {way for ways in told if ways is not None for way in ways}
        if None not in told:
            found = [way for way in found if way in passing]
    return found


def _told(walk: Walk, condition: Condition, found: list[Way]) -> list[Way] | None:
    """The ways into what is stored with which a condition holds; None where it is about others."""
    test, outcome = condition.test, condition.outcome
    asked = membership.subject(walk.program, test)
    if asked is not None:
        if not are_same(walk.program, asked, condition.stored):
            return None
        return membership.kept(walk, asked, found, test, outcome, condition.context)
    about = value_tests.about(walk.program, test, outcome=outcome)
    if about is None:
        return None
    if are_same(walk.program, about[0], condition.stored):
        return [way for way in found if about[1].allows(way.value)]
    return _told_by_function(walk, *about, condition, found)


def _told_by_function(
    walk: Walk, result: Place, asked: Test, condition: Condition, found: list[Way]
) -> list[Way] | None:
    """The ways into an argument for which what a function returns passes a test."""
    site = walk.program.definition(root(walk.program, result))
    code = None if site is None else _only_callee(walk.program, site)
    entered = {one.code for one in condition.context.calls}
    if site is None or code is None or code in entered:
        return None
    parameter = _parameter(walk.program, site, code, condition.stored)
    returned = _returned(walk.program, code)
    if parameter is None or not returned:
        return None
    inside = condition.context.enter(code, site)
    return [
        way
        for way in found
        if not isinstance(way.value, Constant)
        or any(
            asked.allows(value) and _may_come(walk, at, parameter, way.value, inside)
            for at, value in returned
        )
    ]


def _only_callee(program: Program, site: Site) -> CodeRef | None:
    called = program.callees(site)
    one = called[0] if len(called) == 1 else None
    return one.code if isinstance(one, Function) else None


def _parameter(program: Program, site: Site, code: CodeRef, argument: Place) -> Place | None:
    """The parameter by which a function gets an argument."""
    call = program.instruction(site)
    parameters = program.code(code).parameters
    before = offset(program, site, code)
    for index, one in enumerate(call.arguments if isinstance(call, ir.Call) else ()):
        if not are_same(program, Place(site.code, one.value), argument):
            continue
        if one.kind == "keyword":
            return next(
                (Place(code, it.register) for it in parameters if it.name == one.name), None
            )
        if one.kind == "positional" and index + before < len(parameters):
            return Place(code, parameters[index + before].register)
    return None


def _returned(program: Program, code: CodeRef) -> list[tuple[Site, AbstractValue]]:
    """What a function returns where; empty where not all of that is written there."""
    found: list[tuple[Site, AbstractValue]] = []
    for position, one in enumerate(program.code(code).instructions):
        if isinstance(one, ir.Return):
            value = written(program, root(program, Place(code, one.value)))
            if value is None:
                return []
            found.append((Site(code, position), value))
    return found


def _may_come(
    walk: Walk, at: Site, parameter: Place, value: AbstractValue, context: Context
) -> bool:
    """Whether a function may come to an instruction with such an argument."""
    way = Way(value)
    return all(
        _passing(walk, Condition(test, outcome, parameter, context), [way])
        for test, outcome in tests_before(walk.program, at)
    )
