"""Stores that run under a test, so that what they store is there only where it comes out so.

`if limit is not None: options["timeout"] = limit` sets nothing for a caller that passes None, and
leaves nothing unset for one that passes a number.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit import ir
from lintkit.program.provenance.order import ancestry
from lintkit.program.provenance.registers import defining
from lintkit.program.values import Context, Function, Place

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import Site

_ANY_RUN = Context()
_BOTH = 2


class Condition(Struct, frozen=True):
    """What holds only where a test has an outcome.

    Attributes:
        test: the register of the test.
        stored: what is stored under that test.
        context: the runs of the code with the test that are followed.
    """

    test: Place
    outcome: bool
    stored: Place
    context: Context = _ANY_RUN

    @property
    def otherwise(self) -> Condition:
        """The opposite."""
        return structs.replace(self, outcome=not self.outcome)


class Parts(Struct, frozen=True):
    """The conditions that one is made of by `and` or `or`.

    Attributes:
        are_joined: it holds where all of them do; else where any does.
    """

    conditions: tuple[Condition, ...]
    are_joined: bool = True


def parts(program: Program, condition: Condition) -> Parts:
    """What a condition is made of; itself alone where it is no other's."""
    test, outcome = condition.test, condition.outcome
    made = defining(program, test)
    while isinstance(made, ir.Operate) and made.operator == "not":
        test, outcome = Place(test.code, made.operands[0]), not outcome
        made = defining(program, test)
    if not isinstance(made, ir.Phi) or len(made.sources) != _BOTH:
        return Parts((condition,))
    kinds = {
        region.kind
        for region in program.code(test.code).regions
        if (region.test, region.parent, region.line) == (made.sources[0], made.region, made.line)
    }
    if kinds not in ({"then"}, {"else"}):
        return Parts((condition,))
    found = tuple(
        structs.replace(condition, test=Place(test.code, one), outcome=outcome)
        for one in made.sources
    )
    return Parts(found, are_joined=(kinds == {"then"}) == outcome)


def clauses(program: Program, condition: Condition) -> list[tuple[Condition, ...]]:
    """What a condition is made of, however deep: of each clause one alternative has to hold."""
    made_of = parts(program, condition)
    if len(made_of.conditions) == 1:
        return [made_of.conditions]
    inner = [clauses(program, one) for one in made_of.conditions]
    if made_of.are_joined:
        return [clause for one in inner for clause in one]
    if any(len(one) != 1 for one in inner):  # `a and b or c`
        return []
    return [tuple(one for (clause,) in inner for one in clause)]


def chosen(program: Program, place: Place) -> dict[Site, Condition]:
    """Where the displays are made of which a test chooses one; empty where it is not so plain."""
    phi = defining(program, place)
    if not isinstance(phi, ir.Phi):
        return _returned(program, place)
    found: dict[Site, Condition] = {}
    for source in phi.sources:
        made = program.definition(Place(place.code, source))
        if made is None or made.code != place.code:
            return {}
        around = program.code(place.code).regions[program.instruction(made).region]
        if around.kind not in {"then", "else"} or around.parent != phi.region:
            return {}
        test = Place(place.code, around.test)
        found[made] = Condition(test, around.kind == "then", Place(place.code, source))
    return found if len({one.test for one in found.values()}) == 1 else {}


def _returned(program: Program, place: Place) -> dict[Site, Condition]:
    """The same where a function returns one of them early: `if not self.limit: return {}`."""
    call = program.definition(place)
    callees = () if call is None else program.callees(call)
    if len(callees) != 1 or not isinstance(callees[0], Function):
        return {}
    ref = callees[0].code
    code = program.code(ref)
    ends = [one for one in code.instructions if isinstance(one, ir.Return)]
    if len(ends) != _BOTH:
        return {}
    early = code.regions[ends[0].region]
    behind = {early.parent}.union(
        index
        for index, region in enumerate(code.regions)
        if region.kind == "else" and region.partner == ends[0].region
    )
    made = [program.definition(Place(ref, end.value)) for end in ends]
    if early.kind != "then" or ends[1].region not in behind or None in made:
        return {}
    return {
        site: Condition(Place(ref, early.test), is_early, Place(ref, end.value))
        for site, end, is_early in zip(made, ends, (True, False), strict=True)
        if site is not None
    }


def condition_of(
    program: Program, store: Site, stored: Place, made: Site, at: Site
) -> Condition | None:
    """The one test under which a container is changed; None where more decides.

    Args:
        program: the linked program.
        store: the instruction that changes the container.
        stored: what that puts into it.
        made: the one that makes it.
        at: the one that uses it.
    """
    code = program.code(store.code)
    around = at if at.code == store.code else made
    if around.code != store.code:
        return None
    before = code.instructions[made.position : store.position] if around == made else ()
    if any(isinstance(one, ir.Return) for one in before):  # the container may be given back there
        return None
    outside = set(ancestry(code.regions, program.instruction(around).region))
    within = ancestry(code.regions, program.instruction(store).region)
    inside = [code.regions[one] for one in takewhile(lambda one: one not in outside, within)]
    if len(inside) != 1 or inside[0].kind not in {"then", "else"}:
        return None
    return Condition(Place(store.code, inside[0].test), inside[0].kind == "then", stored)
