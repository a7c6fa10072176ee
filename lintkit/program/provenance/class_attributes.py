"""Where the attributes of classes get their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit import ir
from lintkit.program.evidence import described, expression
from lintkit.program.provenance.assignments import writes_of, written
from lintkit.program.provenance.callers import ANNOUNCING
from lintkit.program.provenance.context import Origin, Source
from lintkit.program.provenance.first_values import conditions, where
from lintkit.program.provenance.hierarchy import Lineage, is_required
from lintkit.program.provenance.order import always_run
from lintkit.program.provenance.stores import stores
from lintkit.program.values import Class, CodeRef, Context, Function, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.program.program import Program
    from lintkit.program.provenance.conditions import Condition


def on_class(
    program: Program, counts: Callable[[str], bool], known: Lineage, name: str, context: Context
) -> list[Source]:
    """The class attribute that the method resolution order finds first.

    What is assigned to a class once it is made goes before what its body has.

    Args:
        program: the linked program.
        counts: whether what a file does counts.
        known: the class.
        name: the attribute.
        context: the runs that are followed.
    """
    found: list[Source] = []
    when: tuple[Condition, ...] = ()
    for ref in known.order:
        for site, runs in _since(program, counts, ref, name, context):
            tests = conditions(program, [site], name, None)
            told = where(written(program, site, name, runs), site, tests, runs)
            found.append(structs.replace(told, when=(*when, *told.when)))
            if always_run(program, [site]) and (runs.calls or _is_first(program, ref, site)):
                return found
            when += tuple(structs.replace(one.otherwise, context=runs) for one in tests.values())
        sites = stores(program).names.get((ref.path, ref.index, name))
        if sites:
            default = _default(program, known, ref, sites[-1], name, context)
            return [*found, *(structs.replace(one, when=when) for one in default)]
    return found


def _is_first(program: Program, class_: CodeRef, site: Site) -> bool:
    """Whether the code that makes a class assigns it an attribute before the program runs more."""
    made = stores(program).makers.get(class_)
    if made is None or made.code != site.code or made.position > site.position:
        return False
    between = (Site(site.code, one) for one in range(made.position + 1, site.position))
    return not any(
        isinstance(callee, (Class, Function)) for one in between for callee in program.callees(one)
    )


def _since(
    program: Program, counts: Callable[[str], bool], class_: CodeRef, name: str, context: Context
) -> Iterator[tuple[Site, Context]]:
    """The assignments to an attribute of a class, and the runs of their code that make them."""
    statement = stores(program).makers.get(class_)
    for site in writes_of(program, counts, (Class(class_),), name):
        runs = context.elsewhere()
        if statement is not None and program.code(site.code).name == ANNOUNCING:
            runs = runs.enter(site.code, statement)
        yield site, runs


def _default(
    program: Program, known: Lineage, class_: CodeRef, site: Site, name: str, context: Context
) -> list[Source]:
    instruction = program.instruction(site)
    assert isinstance(instruction, ir.StoreName)  # noqa: S101  # as indexed
    place = Place(site.code, instruction.value)
    if is_required(program, place):
        return []
    what = expression(program, place)
    made = program.definition(place) or site  # the body stores its names at its end
    owner = described(program, class_)
    text = f"`{owner}.{name}` is {what}" if what else f"`{owner}.{name}` is set here"
    step = program.step(made, text)
    origin: Origin = "settings_default" if known.is_settings else "constant"
    return [Source(place, context.elsewhere(), (step,), origin=origin)]
