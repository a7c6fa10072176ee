"""What a parameter is where a caller passes nothing for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.evidence import expression
from lintkit.program.provenance.commands import COMMAND_LINE, Option, declared_option
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.stores import stores
from lintkit.program.values import CodeRef, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.ir import Default, Parameter
    from lintkit.program.program import Program


def defaulted(
    program: Program, code: CodeRef, parameter: Parameter, source: Source
) -> Iterator[Source]:
    """The default of a parameter for which a caller passes nothing."""
    if option := declared_option(program, code, parameter.name):
        yield from _of_option(program, option, parameter.name, source)
        return
    place = default_place(program, code, parameter.name)
    steps = source.steps
    if place is None:
        reason = source.reason or f"`{parameter.name}` is not passed"
        yield Source(
            None,
            source.context,
            steps,
            source.callers,
            "argument",
            omitted=not source.callers,
            reason=reason,
            when=source.when,
            left_to=source.left_to,
        )
        return
    what = expression(program, place)
    applies = f"default {what} applies" if what else "its default applies"
    if steps:
        last = steps[-1]
        text = f"{last.text}: {applies}"
        steps = (*steps[:-1], type(last)(last.path, last.line, text))
    else:
        made = program.definition(place)
        if made is not None:
            text = f"{source.reason}: {applies}" if source.reason else applies
            steps = (program.step(made, text),)
    yield Source(
        place,
        source.context.elsewhere(),
        steps,
        source.callers,
        "parameter_default",
        source.conditional,
        when=source.when,
        left_to=source.left_to,
    )


def of_command(program: Program, code: CodeRef, name: str, source: Source) -> list[Source]:
    """What a framework passes in `**kwargs` for an option of the command; what is left otherwise.

    Args:
        program: the linked program.
        code: the function that gets them.
        name: of the option.
        source: what is known where nothing calls the function with that name.
    """
    option = declared_option(program, code, name)
    return [source] if option is None else list(_of_option(program, option, name, source))


def _of_option(
    program: Program, option: Option, parameter: str, source: Source
) -> Iterator[Source]:
    """What the command line gives: the option's default, if it has one."""
    step = program.step(option.site, f"`{parameter}` is an option declared here")
    for place in option.defaults:
        context = source.context.elsewhere()
        yield Source(
            place,
            context,
            (step,),
            source.callers,
            "parameter_default",
            left_to=source.left_to,
        )
    if not option.defaults:
        reason = COMMAND_LINE
        yield Source(
            None,
            source.context,
            (step,),
            source.callers,
            "argument",
            reason=reason,
            left_to=source.left_to,
        )


def default_place(program: Program, code: CodeRef, name: str) -> Place | None:
    """Where the default of a parameter is made; None where it has none."""
    return _made_beside(program, code, name, lambda made: made.defaults)


def metadata_place(program: Program, code: CodeRef, name: str) -> Place | None:
    """Where the call is made with which a parameter is annotated: `f()` in `Annotated[T, f()]`."""
    return _made_beside(program, code, name, lambda made: made.metadata)


def _made_beside(
    program: Program,
    code: CodeRef,
    name: str,
    given: Callable[[ir.MakeFunction], tuple[Default, ...]],
) -> Place | None:
    site = stores(program).makers.get(code)
    made = None if site is None else program.instruction(site)
    if site is None or not isinstance(made, ir.MakeFunction):
        return None
    found = (one.value for one in given(made) if one.parameter == name)
    return next((Place(site.code, value) for value in found), None)
