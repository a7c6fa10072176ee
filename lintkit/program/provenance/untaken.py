"""Branches that no run takes which the walk follows: a test on the way comes out otherwise.

What a test is about is followed in the same runs: `options or Options()` makes nothing where
callers always pass options, and `if fast:` leads nowhere for a caller that passes False.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance import descents, key_errors, membership, value_tests
from lintkit.program.provenance.branch_tests import tests_before
from lintkit.program.provenance.order import ancestry
from lintkit.program.provenance.outcomes import cannot_be, is_told_by_call
from lintkit.program.provenance.registers import defining, root
from lintkit.program.values import External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.program.program import Program
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.values import CodeRef, Context

_ARGUMENTS = External("sys.argv")
_MISSING_KEYS = (key_errors, descents)  # what tells that no key is missing


def is_untaken(walk: Walk, source: Place, phi: ir.Phi, context: Context) -> bool:
    """Whether a value that comes to where paths meet is made on a path that is never taken."""
    tests = (
        *_tests_around(walk.program, source, phi),
        *_tests_passed(walk.program, source, phi),
    )
    places = [(Place(source.code, register), outcome) for register, outcome in tests]
    if any(walk.premises.refutes(place, context, outcome=outcome) for place, outcome in places):
        return True
    return any(
        cannot_be(walk, place, context, outcome=outcome)
        for place, outcome in places
        if membership.subject(walk.program, place) is None  # which `joined` asks of each value
    )


def given(
    walk: Walk, ref: CodeRef, site: Site, context: Context
) -> dict[int, ir.Return | ir.Yield]:
    """What a function returns, or yields, where a call runs it, by position.

    A return to which these are sure to come leaves out those behind it.
    """
    code = walk.program.code(ref)
    kind = ir.Yield if code.is_generator else ir.Return
    every = {at: one for at, one in enumerate(code.instructions) if isinstance(one, kind)}
    found: dict[int, ir.Return | ir.Yield] = {}
    for position, one in every.items() if len(every) > 1 else ():
        if _is_refuted(walk, Site(ref, position), context):
            continue
        around = [code.regions[index] for index in ancestry(code.regions, one.region)]
        told = [
            (test, outcome)
            for test, outcome in _tests_of(ref, around)
            if is_told_by_call(walk.program, test, site)
        ]
        if any(cannot_be(walk, test, context, outcome=outcome) for test, outcome in told):
            continue
        found[position] = one
        is_sure = not code.is_generator and len(told) == len(around) - 1  # and in no loop, no try
        if is_sure and all(
            cannot_be(walk, test, context, outcome=not outcome) for test, outcome in told
        ):
            break
    return found or every


def _is_refuted(walk: Walk, site: Site, context: Context) -> bool:
    """Whether these runs do not come to an instruction, by what is known of their calls."""
    return any(
        walk.premises.refutes(place, context, outcome=came)
        for place, came in tests_before(walk.program, site)
    ) or any(one.is_unreached(walk, site, context) for one in _MISSING_KEYS)


def _tests_of(ref: CodeRef, regions: Iterable[ir.Region]) -> Iterator[tuple[Place, bool]]:
    """The tests by which regions are entered, and with which outcome."""
    for region in regions:
        if region.kind in {"then", "case", "else"} and region.test != ir.NO_REGISTER:
            yield Place(ref, region.test), region.kind != "else"


def is_of_command_line(program: Program, source: Place, phi: ir.Phi) -> bool:
    """Whether a value is taken from the command line where that is long enough."""
    made = program.definition(root(program, source))
    if made is None or not _reads_command_line(program, made):
        return False
    for register, _ in _tests_around(program, source, phi):
        test = defining(program, Place(source.code, register))
        operands = test.operands if isinstance(test, ir.Operate) else (register,)
        for operand in operands:
            call = defining(program, Place(source.code, operand))
            counted = [one.value for one in call.arguments] if isinstance(call, ir.Call) else []
            for asked in (operand, *counted):
                if _ARGUMENTS in program.values(Place(source.code, asked)):
                    return True
    return False


def _reads_command_line(program: Program, made: Site) -> bool:
    """Whether an instruction makes something of the command line: `float(sys.argv[2])`."""
    instruction = program.instruction(made)
    registers = [getattr(instruction, "target", ir.NO_REGISTER)]
    if isinstance(instruction, ir.Call):
        registers += (argument.value for argument in instruction.arguments)
    return any(_ARGUMENTS in program.values(Place(made.code, one)) for one in registers)


def stands_in(walk: Walk, site: Site, context: Context) -> bool:
    """Whether an instruction runs only where an environment variable turns out to be unset."""
    regions = walk.program.code(site.code).regions
    for index in ancestry(regions, walk.program.instruction(site).region):
        region = regions[index]
        if region.kind == "handler" and _returns_variable(walk, site.code, region.partner, context):
            return True
        if region.kind not in {"then", "else"}:
            continue
        test = Place(site.code, region.test)
        tested = value_tests.about(walk.program, test, outcome=region.kind == "then")
        if tested is None or not tested[1].finds_missing or tested[1].shows_presence:
            continue
        if any(way.origin == "environment" for way in walk.ways(tested[0], context)):
            return True
    return False


def _returns_variable(walk: Walk, ref: CodeRef, tried: int, context: Context) -> bool:
    """Whether a function returns from a `try` what an environment variable says."""
    code = walk.program.code(ref)
    return any(
        way.origin == "environment"
        for one in code.instructions
        if isinstance(one, ir.Return) and tried in ancestry(code.regions, one.region)
        for way in walk.ways(Place(ref, one.value), context)
    )


def _tests_around(program: Program, source: Place, phi: ir.Phi) -> Iterator[tuple[int, bool]]:
    """The tests of the branches in which a value is made, with the outcomes that lead there."""
    made = program.definition(root(program, source))
    if made is None or made.code != source.code:
        return
    regions = program.code(source.code).regions
    outside = set(ancestry(regions, phi.region))
    for index in ancestry(regions, program.instruction(made).region):
        if index in outside:
            return
        if regions[index].kind in {"then", "else"}:
            yield regions[index].test, regions[index].kind == "then"


def _tests_passed(program: Program, source: Place, phi: ir.Phi) -> Iterator[tuple[int, bool]]:
    """The tests of the branches that would replace a value, with the outcomes that lead past."""
    regions = program.code(source.code).regions
    for register in phi.sources:
        made = program.definition(root(program, Place(source.code, register)))
        if register == source.register or made is None or made.code != source.code:
            continue
        region = regions[program.instruction(made).region]
        if region.kind in {"then", "else"} and region.parent == phi.region:
            yield region.test, region.kind == "else"
