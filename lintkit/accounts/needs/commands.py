"""Options of commands that lead to a model: of argparse, click and Typer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.needs.fields import GIVEN, SWITCHED, default_words
from lintkit.accounts.needs.read import Read
from lintkit.accounts.reading import argument, callee_externals, externals
from lintkit.program.evidence import described
from lintkit.program.tools import decorating
from lintkit.program.values import CodeRef, Constant, Place, Site

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lintkit.accounts.tracing import Tracer
    from lintkit.program.program import Program
    from lintkit.program.values import BoundArguments

_DECLARING = frozenset(
    f"{package}.{name}"
    for package in ("click", "rich_click", "asyncclick")
    for name in ("option", "argument")
)
_MARKS = frozenset({"typer.Argument", "typer.Option"})
_FLAGS = {"store_true": "False", "store_false": "True", "count": "None"}


def option_reads(tracer: Tracer, reaching: Collection[CodeRef]) -> Iterator[Read]:
    """The options of commands from which a model is reached, with their defaults.

    Args:
        tracer: asks the linked program.
        reaching: the codes from which a model is reached.
    """
    program = tracer.program
    starts = {ref for ref, _ in program.entry_points() if ref in reaching}
    paths = {ref.path for ref in starts}
    for site, _ in program.calls():
        if site.code.path in paths and not tracer.is_test(site.code.path):
            for value in callee_externals(program, site):
                of_argparse = value.symbol.startswith("argparse.")
                if (of_argparse and value.symbol.endswith(".add_argument")) or (
                    value.symbol in _DECLARING and value.origin is None
                ):
                    yield from _declared(program, site)
                    break
    for ref in sorted(starts):
        if _is_of_typer(program, ref):
            yield from _parameters(program, ref)


def _declared(program: Program, site: Site) -> Iterator[Read]:
    """An option by its longest name."""
    bound = program.arguments(site)
    names = [_constant(program, place) for place in bound.positional]
    texts = [name for name in names if isinstance(name, str)]
    dashed = [name for name in texts if name.startswith("-")] or texts
    if not dashed:
        return
    name = _longest(dashed)
    action = next((_constant(program, one) for one in argument(bound, "action")), None)
    default = argument(bound, "default")
    is_flag = any(_constant(program, one) is True for one in argument(bound, "is_flag"))
    is_required = any(_constant(program, one) is True for one in argument(bound, "required"))
    if is_required or (not default and not name.startswith("-")):
        without = GIVEN
    elif default:
        without = default_words(program, default[0])
    else:
        taken = _FLAGS.get(str(action), "False" if is_flag else "None")
        without = f"{taken} is taken"
    also = _variable(program, bound)
    step = program.step(site, f"an option of `{described(program, site.code)}`{also}")
    yield Read("option", name, without, step, is_switch=without in SWITCHED)


def _longest(names: list[str]) -> str:
    """The name of an option to show; `--quiet/--loud` are two."""
    return max((name.partition("/")[0] for name in names), key=len)


def _variable(program: Program, bound: BoundArguments) -> str:
    variable = next((_constant(program, one) for one in argument(bound, "envvar")), None)
    return f", or the variable `{variable}`" if isinstance(variable, str) else ""


def _is_of_typer(program: Program, ref: CodeRef) -> bool:
    return any(
        value.symbol.startswith("typer.")
        for place in decorating(program, ref)
        for value in externals(program, place)
    )


def _parameters(program: Program, ref: CodeRef) -> Iterator[Read]:
    """The parameters of a function are the options of its command."""
    code, parent = program.code(ref), CodeRef(ref.path, program.code(ref).parent)
    made = [
        one
        for one in program.code(parent).instructions
        if isinstance(one, ir.MakeFunction) and one.code == ref.index
    ]
    defaults = {one.parameter: Place(parent, one.value) for make in made for one in make.defaults}
    marks = {one.parameter: Place(parent, one.value) for make in made for one in make.metadata}
    for parameter in code.parameters:
        annotation = parameter.annotation
        if annotation is not None and annotation.name.endswith("Context"):
            continue
        place = defaults.get(parameter.name)
        without = GIVEN if place is None else default_words(program, place)
        dashed = parameter.name.replace("_", "-")
        name, also = f"--{dashed}" if place is not None else dashed, ""
        for bound in _marked(program, marks.get(parameter.name, place)):
            texts = [_constant(program, one) for one in bound.positional]
            names = [one for one in texts if isinstance(one, str) and one.startswith("-")]
            name, also = _longest(names) if names else name, _variable(program, bound)
        step = program.step(Site(ref, -1), f"an option of `{code.qualname}`{also}")
        yield Read("option", name, without, step, is_switch=without in SWITCHED)


def _marked(program: Program, place: Place | None) -> Iterator[BoundArguments]:
    """What `typer.Option(…)` is given that declares a parameter."""
    for value in externals(program, place) if place is not None else ():
        if value.symbol in _MARKS and value.origin is not None:
            yield program.arguments(value.origin)


def _constant(program: Program, place: Place) -> object:
    values = program.values(place)
    return values[0].value if len(values) == 1 and isinstance(values[0], Constant) else None
