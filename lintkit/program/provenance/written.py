"""What is written over the keywords that a function hands on, or over those of a mapping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit.ir import Call, Operate, SetItem
from lintkit.model import Step
from lintkit.program.evidence import expression
from lintkit.program.provenance.called import method_receiver
from lintkit.program.provenance.conditions import Condition, condition_of
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.filtered import removals
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.keyed import constant_keys
from lintkit.program.provenance.order import surely_precedes
from lintkit.program.provenance.registers import root
from lintkit.program.values import Constant, Context, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program


class _Written(Struct, frozen=True):
    """A keyword that is stored in `**kwargs`.

    Attributes:
        place: where its value stands, or a mapping that may hold it.
        certain: it is stored on every path to the call.
        default: it is stored only where no caller passes the keyword.
        hidden: whether the mapping holds it is not known.
        under: what holds where it is stored, if that is one test.
    """

    place: Place
    certain: bool = False
    default: bool = False
    hidden: bool = False
    under: Condition | None = None


class Hand(Struct, frozen=True):
    """Where a function hands its `**kwargs` on, or looks something up in them.

    Attributes:
        site: the call that gets them, the lookup, or the return.
        context: the runs that are followed.
        steps: the evidence for it.
    """

    site: Site
    context: Context
    steps: tuple[Step, ...] = ()


def left_in(
    program: Program, found: list[Source], keywords: Place, name: str, hand: Hand
) -> list[Source]:
    """What a function's own `**kwargs` hold under a name once it has changed them.

    Args:
        program: the linked program.
        found: what its callers pass by that name.
        keywords: the parameter.
        name: the keyword.
        hand: where they are handed on.
    """
    taken_out = removals(program, keywords, name, hand.site, constant_keys)
    removed = {change: _removed(program, change, keywords, name, hand) for change in taken_out}
    if removed and surely_precedes(program, taken_out, hand.site):
        found = [removed[taken_out[0]]]
    for position in range(hand.site.position if hand.site.code == keywords.code else 0):
        change = Site(hand.site.code, position)
        if (gone := removed.get(change)) is not None:
            left = [] if surely_precedes(program, (change,), hand.site) else found
            found = list(dict.fromkeys((*left, gone)))
            continue
        written = _written(program, change, keywords, name, hand)
        if written is None:
            continue
        stored = _source(program, written, name, hand.context)
        unset = () if written.under is None else (written.under.otherwise,)
        kept: list[Source] = []
        for one in found:
            if written.default and not one.omitted:
                kept.append(one)
                continue
            if not written.certain:
                kept.append(structs.replace(one, when=(*one.when, *unset)))
            if written.default:
                steps = (*one.steps, *stored.steps)
                kept.append(structs.replace(stored, steps=steps, callers=one.callers))
        found = kept if written.default else [*kept, stored]
    return found


def _removed(program: Program, change: Site, keywords: Place, name: str, hand: Hand) -> Source:
    """What is left where a keyword is taken out."""
    parameters = program.code(keywords.code).parameters
    own = next((one.name for one in parameters if one.register == keywords.register), "")
    step = program.step(change, f"`{name}` is taken out of `**{own}` first")
    return Source(None, hand.context, (*hand.steps, step), omitted=True)


def _source(program: Program, written: _Written, name: str, context: Context) -> Source:
    """What is stored, as a source."""
    made = program.definition(written.place)
    what = expression(program, written.place)
    when = () if written.under is None else (written.under,)
    if written.hidden:
        reason = f"what {what} holds is not known" if what else "what is added is not known"
        return Source(None, context, conditional=True, reason=reason, when=when)
    text = f"`{name}` is set to {what}" if what else f"`{name}` is set here"
    step = () if made is None else (program.step(made, text),)
    return Source(written.place, context, step, conditional=not written.certain, when=when)


def _written(
    program: Program, change: Site, keywords: Place, name: str, hand: Hand
) -> _Written | None:
    """What an instruction stores under a name in a function's own `**kwargs`."""
    found = _stored(program, change, name, keywords)
    if found is None:
        return None
    sure = found.certain and (
        _tests_absence(program, change, name) or surely_precedes(program, (change,), hand.site)
    )
    under = None
    if found.certain and not sure:
        under = condition_of(program, change, found.place, change, hand.site)
        under = under and structs.replace(under, context=hand.context)
    return structs.replace(found, certain=sure, under=under)


def _stored(program: Program, change: Site, name: str, keywords: Place) -> _Written | None:
    """What an instruction stores; it is certain where that is nothing else if it runs."""
    instruction = program.instruction(change)
    code = change.code
    if isinstance(instruction, SetItem):
        keys = constant_keys(program, Place(code, instruction.key))
        if root(program, Place(code, instruction.object)) == keywords and name in keys:
            default = _tests_absence(program, change, name)
            return _Written(Place(code, instruction.value), keys == (name,), default)
    elif isinstance(instruction, Call) and instruction.arguments:
        receiver = method_receiver(program, change, "setdefault", "update")
        if receiver is None or root(program, receiver) != keywords:
            return None
        if method_receiver(program, change, "update") is not None:
            return _updated(program, change, instruction, name)
        if len(instruction.arguments) > 1:
            key, value = (Place(code, argument.value) for argument in instruction.arguments[:2])
            keys = constant_keys(program, key)
            return _Written(value, keys == (name,), default=True) if name in keys else None
    return None


def _updated(program: Program, change: Site, call: Call, name: str) -> _Written | None:
    """What `keywords.update(…)` stores under a name."""
    found: _Written | None = None
    for argument in call.arguments:
        place = Place(change.code, argument.value)
        if argument.kind == "keyword":
            found = _Written(place, certain=True) if argument.name == name else found
            continue
        items = contents(program, place, change)
        item = items.by_key.get(name)
        if item is not None and len(item.places) == 1 and not items.rest:
            found = _Written(item.places[0], certain=not item.optional)
        elif item is not None or items.rest:
            found = _Written(place, hidden=True)
    return found


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


def without_none(program: Program, source: Source) -> Iterator[Source]:
    """What a mapping hands on that leaves out what is None."""
    values = () if source.place is None else program.values(source.place)
    if values != (Constant(None),):
        yield structs.replace(source, present=True)
    if Constant(None) in values:
        yield structs.replace(source, place=None, omitted=True)
