"""From a parameter that the catalogue names to the values that a call passes for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit.accounts.filling import fills_in
from lintkit.accounts.reading import argument, result, serialised
from lintkit.program.flows import ArgumentFlows, Omission
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.keywords import keeper, keeper_of
from lintkit.program.provenance.order import surely_precedes
from lintkit.program.values import (
    AbstractValue,
    Constant,
    Container,
    Context,
    External,
    Flow,
    Place,
    Site,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.accounts.tracing import Tracer
    from lintkit.catalogue.schema import Parameter
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef


class Arrival(Struct, frozen=True):
    """One way in which what a call makes comes to where it is used.

    Attributes:
        made_in: the runs of the code around the call in which that is made.
        callers: the call sites through whose arguments it comes, nearest first.
    """

    made_in: Context = Context()
    callers: tuple[Site, ...] = ()


_ANY = (Arrival(),)
_MAY_HOLD = "whether it holds"
OPEN = (_MAY_HOLD, "what `*")
"""How the reasons begin why a parameter may be given, and need not be: in a dict, `*` or `**`."""
_HIDES = "what holds"
_NONE = Constant(None)
_NOWHERE: frozenset[AbstractValue] = frozenset()


class Invocation(Struct, frozen=True):
    """A call as its callee sees it, through `partial` and what hands its arguments on.

    Attributes:
        site: the call expression.
        takes: the calls that pass its arguments, with the number of positional ones that are
            not for the callee; what an earlier one passes goes before what a later one does.
        arrivals: of all that the call makes, what is asked about.
        fields: where the body of a subclass gives a parameter a default, by name.
    """

    site: Site
    takes: tuple[tuple[Site, int], ...]
    arrivals: tuple[Arrival, ...] = _ANY
    fields: tuple[tuple[str, Place], ...] = ()


class Passed(Struct, frozen=True):
    """What is passed for a parameter.

    Attributes:
        site: the call that takes it.
        parameter: its name, with the way into an options object: "http_options.timeout".
        flows: the ways on which something is passed; unknown values where that is not certain.
        omissions: the ways on which nothing is.
    """

    site: Site
    parameter: str
    flows: tuple[Flow, ...] = ()
    omissions: tuple[Omission, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether a value that is passed is known."""
        return any(not isinstance(flow.value, Unknown) for flow in self.flows)

    @property
    def is_hidden(self) -> bool:
        """Whether no more is known than the options object in which it may be."""
        reasons = [flow.value.reason for flow in self.flows if isinstance(flow.value, Unknown)]
        return 0 < len(reasons) == len(self.flows) and all(
            reason.startswith(_HIDES) for reason in reasons
        )


def call_at(site: Site, arrivals: tuple[Arrival, ...] = _ANY) -> Invocation:
    """A call that takes the arguments that are written there."""
    return Invocation(site, ((site, 0),), arrivals)


def is_written_there(call: Invocation) -> bool:
    """Whether a call takes the arguments that are written at its site, and no others."""
    return call.takes == ((call.site, 0),)


def first_passed(
    tracer: Tracer, call: Invocation, parameters: Iterable[Parameter]
) -> Passed | None:
    """The first of several parameters that a call passes; None where there is none to pass.

    A parameter of which no more is known than that it may be passed stands behind one that is.
    """
    asked = tuple(parameters)
    found = [passed(tracer, call, parameter) for parameter in asked]
    known = (one for one in found if one.is_known)
    some = (one for one in found if one.flows)
    first = next(known, next(some, found[0] if found else None))
    names = {parameter.name for parameter in asked if not parameter.keys}
    declared = next((place for name, place in call.fields if name in names), None)
    if first is None or declared is None or not first.omissions:
        return first
    filled = tuple(
        structs.replace(flow, steps=(*one.steps, *flow.steps), callers=one.callers)
        for one in first.omissions
        for flow in tracer.flows(declared)
    )
    return structs.replace(first, flows=(*first.flows, *filled), omissions=())


def passed(tracer: Tracer, call: Invocation, parameter: Parameter) -> Passed:
    """What a call passes for a parameter."""
    flows: list[Flow] = []
    omissions: tuple[Omission, ...] = () if call.takes else (Omission(),)
    for site, before in call.takes:
        position = None if parameter.position is None else parameter.position + before
        found = [_arriving(tracer, site, parameter.name, position, one) for one in call.arrivals]
        flows += (flow for one in found for flow in one.flows)
        omissions = tuple(omission for one in found for omission in one.omissions)
        if not omissions:
            break
    inner = members(tracer, flows, parameter.keys, call.site)
    name = ".".join((parameter.name, *parameter.keys))
    left_out = tuple(dict.fromkeys((*omissions, *inner.omissions)))
    return Passed(call.site, name, _of_one_kind(inner.flows), left_out)


def _of_one_kind(flows: Iterable[Flow]) -> tuple[Flow, ...]:
    """The ways into an argument; where texts or numbers come there, no mapping does.

    A loop that goes down into a configuration, key by key, holds mappings on its way to a text.
    """
    found = tuple(dict.fromkeys(flows))
    plain = any(isinstance(one.value, Constant) and one.value != _NONE for one in found)
    return tuple(one for one in found if not (plain and _is_dict(one.value)))


def _is_dict(value: AbstractValue) -> bool:
    return isinstance(value, Container) and value.kind == "dict"


def _arriving(
    tracer: Tracer, site: Site, name: str, position: int | None, arrival: Arrival
) -> ArgumentFlows:
    """What a call passes in the runs in which it makes what arrives, with whose arguments."""
    found = tracer.argument(site, name, position, arrival.made_in)
    callers = arrival.callers
    return ArgumentFlows(
        tuple(structs.replace(one, callers=(*one.callers, *callers)) for one in found.flows),
        tuple(structs.replace(one, callers=(*one.callers, *callers)) for one in found.omissions),
    )


def members(tracer: Tracer, flows: Iterable[Flow], keys: Iterable[str], at: Site) -> Passed:
    """What the options objects that come to a place hold, on a way of keys into them."""
    found = tuple(flows)
    left_out: list[Omission] = []
    for key in keys:
        inner = _members(tracer, found, key, at, _NOWHERE)
        found = inner.flows
        left_out += inner.omissions
    return Passed(at, ".".join(keys), found, tuple(left_out))


def entries(tracer: Tracer, flow: Flow, at: Site) -> tuple[Flow, ...]:
    """The ways into the entries of a list; one that is unknown where not all are known."""
    made = result(tracer.program, flow.value.site) if isinstance(flow.value, Container) else None
    if made is not None and (found := _entries(tracer, made, at)) is not None:
        return tuple(_behind(flow, inner) for inner in found)
    return (structs.replace(flow, value=Unknown("not all that it holds is known")),)


def places(program: Program, call: Invocation, parameter: Parameter) -> tuple[Place, ...]:
    """The registers in which an argument stands at the call, its keys left aside."""
    for site, before in call.takes:
        position = None if parameter.position is None else parameter.position + before
        if found := argument(program.arguments(site), parameter.name, position):
            return found
    return ()


def _members(
    tracer: Tracer, flows: Iterable[Flow], key: str, at: Site, within: frozenset[AbstractValue]
) -> Passed:
    """What some options objects hold under one name.

    Args:
        tracer: answers what flows where.
        flows: how the objects come here.
        key: the name.
        at: the call that is passed them.
        within: the lists and texts that hold them; a list may hold itself.
    """
    found = [_member(tracer, flow, key, at, within) for flow in flows]
    return Passed(
        at,
        key,
        tuple(flow for one in found for flow in one.flows),
        tuple(omission for one in found for omission in one.omissions),
    )


def _member(
    tracer: Tracer, flow: Flow, key: str, at: Site, within: frozenset[AbstractValue]
) -> Passed:
    """What an options object holds under one name; as `_members`."""
    value = flow.value
    if isinstance(value, Constant) and value.value is None:
        return Passed(at, key, omissions=(_omission(flow),))
    if value in within:
        found = None
    elif isinstance(value, Container):
        made = result(tracer.program, value.site)
        code = keeper_of(tracer.program, value)
        if code is not None:
            found = _keyword(tracer, code, key, at)
        else:
            found = None if made is None else _item(tracer, made, flow, key, at, within)
    elif isinstance(value, External) and (text := serialised(tracer.program, value)) is not None:
        given = tracer.argument(text, "obj", 0).flows
        found = structs.replace(_members(tracer, given, key, at, within | {value}), site=text)
    elif isinstance(value, External) and value.origin is not None:
        found = _attribute(tracer, value, value.origin, key, at)
    else:
        found = None
    if found is None:
        hidden = structs.replace(flow, value=Unknown(f"{_HIDES} `{key}` is not known"))
        return Passed(at, key, (hidden,))
    return Passed(
        found.site,
        key,
        tuple(_behind(flow, inner) for inner in found.flows),
        tuple(
            Omission(
                (*flow.steps, *omission.steps),
                (*omission.callers, *flow.callers),
                omission.left_to,
            )
            for omission in found.omissions
        ),
    )


def _attribute(tracer: Tracer, value: External, origin: Site, key: str, at: Site) -> Passed:
    """What an object of a library holds: what its class was called with, or was stored since."""
    stored = tracer.stored(value, key)
    flows = [flow for place in stored.values() for flow in tracer.flows(place)]
    here = [site for site in stored if site.code == at.code and site.position < at.position]
    if surely_precedes(tracer.program, here, at):
        return Passed(origin, key, tuple(flows))
    filled = any(fills_in(tracer.program, site) for site in here)
    if not value.symbol.rpartition(".")[2].lstrip("_")[:1].isupper():  # a copy, or what it knows
        hidden = Flow(Unknown(f"{_HIDES} `{key}` is not known"), present=filled)
        return Passed(origin, key, (*flows, hidden))
    made = tracer.argument(origin, key)
    if not filled:
        return Passed(origin, key, (*made.flows, *flows), made.omissions)
    given = (structs.replace(one, present=True) for one in made.flows if one.value != _NONE)
    return Passed(origin, key, (*given, *flows))


def _item(
    tracer: Tracer, place: Place, flow: Flow, key: str, at: Site, within: frozenset[AbstractValue]
) -> Passed:
    """What a dict holds under a key; of a list, what any of its dicts does; as `_members`."""
    inner = _entries(tracer, place, at)
    if inner is not None:
        return _members(tracer, inner, key, at, within | {flow.value})
    items = contents(tracer.program, place, at)
    if key not in items.by_key and any(keeper(tracer.program, one) is None for one in items.rest):
        hidden = Flow(Unknown(f"{_MAY_HOLD} `{key}` is not known"))
        return Passed(at, key, (hidden,))
    found = tracer.item(place, at, key, flow.made_in)
    return Passed(at, key, found.flows, found.omissions)


def _keyword(tracer: Tracer, code: CodeRef, key: str, at: Site) -> Passed:
    """What callers pass by a name that a function gets in its `**kwargs`."""
    found = tracer.keyword(code, key)
    return Passed(at, key, found.flows, found.omissions)


def _entries(tracer: Tracer, place: Place, at: Site) -> tuple[Flow, ...] | None:
    """The ways into the entries of a list; None for what is no list, or not known as a whole."""
    items = contents(tracer.program, place, at)
    if items.rest or not items.by_key or not all(isinstance(one, int) for one in items.by_key):
        return None
    places = (one for item in items.by_key.values() for one in item.places)
    return tuple(flow for one in places for flow in tracer.flows(one))


def _behind(outer: Flow, inner: Flow) -> Flow:
    return structs.replace(
        inner,
        steps=(*outer.steps, *inner.steps),
        callers=(*inner.callers, *outer.callers),
        conditional=outer.conditional or inner.conditional,
    )


def _omission(flow: Flow) -> Omission:
    return Omission(flow.steps, flow.callers)
