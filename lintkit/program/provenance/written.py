"""What is written over the keywords that a function hands on, or over those of a mapping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit.ir import Call, GetAttr, Operate, SetItem
from lintkit.program.evidence import expression
from lintkit.program.provenance.conditions import Condition, condition_of
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.items import constant_keys
from lintkit.program.provenance.order import surely_precedes
from lintkit.program.provenance.registers import root
from lintkit.program.values import Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import Context


class _Written(Struct, frozen=True):
    """A keyword that is stored in `**kwargs`.

    Attributes:
        place: where its value stands.
        certain: it is stored on every path to the call.
        default: it is stored only where no caller passes the keyword.
        under: what holds where it is stored, if that is one test.
    """

    place: Place
    certain: bool
    default: bool
    under: Condition | None


def written_over(
    program: Program, found: list[Source], keywords: Place, name: str, site: Site, context: Context
) -> list[Source]:
    """What a function hands on once it has stored a keyword in its own `**kwargs`.

    Args:
        program: the linked program.
        found: what its callers pass by that name.
        keywords: the parameter.
        name: the keyword.
        site: the call that gets the keywords.
        context: the runs that are followed.
    """
    for written in _all_written(program, keywords, name, site, context):
        made = program.definition(written.place)
        what = expression(program, written.place)
        text = f"`{name}` is set to {what}" if what else f"`{name}` is set here"
        step = () if made is None else (program.step(made, text),)
        stored = Source(written.place, context, step)
        if not written.certain:
            unset = () if written.under is None else (written.under.otherwise,)
            found = [structs.replace(one, when=(*one.when, *unset)) for one in found]
            when = () if written.under is None else (written.under,)
            found.append(structs.replace(stored, conditional=True, when=when))
        elif not written.default:
            found = [stored]
        else:
            found = [
                structs.replace(stored, steps=(*one.steps, *step), callers=one.callers)
                if one.omitted
                else one
                for one in found
            ]
    return found


def _all_written(
    program: Program, keywords: Place, name: str, site: Site, context: Context
) -> Iterator[_Written]:
    """The values stored under a name in a function's own `**kwargs` before a call in it."""
    for position in range(site.position if site.code == keywords.code else 0):
        change = Site(site.code, position)
        found = _stored(program, change, name, keywords)
        if found is not None:
            place, default, only = found
            certain = only and (default or surely_precedes(program, (change,), site))
            under = None
            if only and not default:
                under = condition_of(program, change, place, change, site)
            under = under and structs.replace(under, context=context)
            yield _Written(place, certain, default, under)


def _stored(
    program: Program, change: Site, name: str, keywords: Place
) -> tuple[Place, bool, bool] | None:
    """The value that an instruction stores, whether only where there was none, and no other."""
    instruction = program.instruction(change)
    code = change.code
    if isinstance(instruction, SetItem):
        owner, key = Place(code, instruction.object), Place(code, instruction.key)
        keys = constant_keys(program, key)
        if root(program, owner) == keywords and name in keys:
            default = _tests_absence(program, change, name)
            return Place(code, instruction.value), default, keys == (name,)
    elif isinstance(instruction, Call) and len(instruction.arguments) > 1:
        method = program.definition(Place(code, instruction.callee))
        made = None if method is None else program.instruction(method)
        key, value = (Place(code, argument.value) for argument in instruction.arguments[:2])
        keys = constant_keys(program, key)
        if (
            isinstance(made, GetAttr)
            and made.name == "setdefault"
            and root(program, Place(code, made.object)) == keywords
            and name in keys
        ):
            return value, True, keys == (name,)
    return None


def _tests_absence(program: Program, change: Site, name: str) -> bool:
    """Whether an instruction runs under `if name not in kwargs`."""
    region = program.code(change.code).regions[program.instruction(change).region]
    definition = program.definition(Place(change.code, region.test))
    test = None if definition is None else program.instruction(definition)
    return (
        region.kind == "then"
        and isinstance(test, Operate)
        and test.operator == "not in"
        and constant_keys(program, Place(change.code, test.operands[0])) == (name,)
    )


def spread_over(own: list[Source], over: list[Source]) -> list[Source]:
    """What a mapping holds that another is spread over: its own only where that lacks the key."""
    passed = [source for source in over if not source.omitted and source.place]
    if not passed or not all(source.omitted or source.place for source in over):
        return [*own, *passed]
    lacking = [source.callers for source in over if source.omitted]
    kept = (
        structs.replace(one, callers=(*callers, *one.callers)) for callers in lacking for one in own
    )
    return [*kept, *passed]
