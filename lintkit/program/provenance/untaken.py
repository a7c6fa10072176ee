"""Branches that no run takes which the walk follows: a test on the way comes out otherwise.

What a test is about is followed in the same runs: `options or Options()` makes nothing where
callers always pass options, and `if fast:` leads nowhere for a caller that passes False.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance import branches
from lintkit.program.provenance.hierarchy import lineage, method
from lintkit.program.provenance.order import ancestry
from lintkit.program.provenance.registers import defining, root
from lintkit.program.provenance.ways import CIRCLE
from lintkit.program.values import Class, External, Function, Instance, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.provenance.ways import Way
    from lintkit.program.values import AbstractValue, CodeRef, Context, Site

_ARGUMENTS = External("sys.argv")
OPEN = frozenset({"environment", "environment_default", "settings_default", "unknown"})
"""Origins of values that may be others when the program runs."""


_OF_ELEMENTS = frozenset({"builtins", "collections", "numpy", "pandas"})
"""Packages with classes whose objects are false where they hold nothing."""


def is_untaken(walk: Walk, source: Place, phi: ir.Phi, context: Context) -> bool:
    """Whether a value that comes to where paths meet is made on a path that is never taken."""
    tests = (
        *_tests_around(walk.program, source, phi),
        *_tests_passed(walk.program, source, phi),
    )
    return any(
        _cannot_be(walk, Place(source.code, register), context, outcome=outcome)
        for register, outcome in tests
    )


def given(walk: Walk, ref: CodeRef, context: Context) -> dict[int, ir.Return | ir.Yield]:
    """What a function returns, or yields, in the runs that are meant, by position.

    A return to which these are sure to come leaves out those behind it.
    """
    code = walk.program.code(ref)
    kind = ir.Yield if code.is_generator else ir.Return
    every = {at: one for at, one in enumerate(code.instructions) if isinstance(one, kind)}
    found: dict[int, ir.Return | ir.Yield] = {}
    for position, one in every.items() if len(every) > 1 else ():
        around = [*ancestry(code.regions, one.region)]
        tests = [
            (Place(ref, region.test), region.kind == "then")
            for region in (code.regions[index] for index in around)
            if region.kind in {"then", "else"}
        ]
        if any(_cannot_be(walk, place, context, outcome=outcome) for place, outcome in tests):
            continue
        found[position] = one
        is_sure = not code.is_generator and len(tests) == len(around) - 1  # and in no loop, no try
        if is_sure and all(
            _cannot_be(walk, place, context, outcome=not outcome) for place, outcome in tests
        ):
            break
    return found or every


def _cannot_be(walk: Walk, tested: Place, context: Context, *, outcome: bool) -> bool:
    """Whether a test never comes out so in the runs that are meant, as far as all is known."""
    about = branches.about(walk.program, tested, outcome=outcome)
    if about is None:
        return False
    place, test = about
    found = walk.ways(place, context)
    if not found or not walk.is_whole(place, context):
        return False
    is_parameter = walk.program.definition(place) is None
    is_meant = is_parameter and any(one.code == place.code for one in context.calls)
    return not any(
        (is_open(way) and not (is_meant and way.origin == "parameter_default"))
        or _may_pass(walk.program, way, test)
        for way in found
    )


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
        tested = branches.about(walk.program, test, outcome=region.kind == "then")
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


def is_open(way: Way) -> bool:
    """Whether another value may come that way when the program runs."""
    return way.origin in OPEN or (way.origin == "parameter_default" and not way.callers)


def _may_pass(program: Program, way: Way, test: branches.Test) -> bool:
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
