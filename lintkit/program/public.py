"""The solution in public terms: values without contexts, edges, figures."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from lintkit.program import branches
from lintkit.program.enums import text_at
from lintkit.program.objects import (
    AbstractObject,
    Affixed,
    Bound,
    ClassObject,
    Closure,
    ContainerObject,
    Inherited,
    InstanceObject,
    Literal,
    Method,
    Namespace,
    SuperObject,
    WrapperObject,
)
from lintkit.program.values import (
    CallEdge,
    Class,
    CodeRef,
    Constant,
    Container,
    Element,
    External,
    Field,
    Function,
    Instance,
    ModuleValue,
    Site,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.program.link import Edges, Link
    from lintkit.program.plan import Plan
    from lintkit.program.program import Program
    from lintkit.program.solver import Node
    from lintkit.program.values import AbstractValue, Place

_MADE = "a class made by a call has no code of its own"

_RANK = {Constant: 0, Function: 1, Class: 2, Instance: 3, Container: 4, ModuleValue: 5, External: 6}


class Stats(Struct, frozen=True):
    """How the explicit calls of a program resolve; a call counts once, by its surest answer."""

    program: int
    external: int
    builtin: int
    unresolved: int

    @property
    def total(self) -> int:
        """All calls."""
        return self.program + self.external + self.builtin + self.unresolved

    @property
    def share_resolved(self) -> float:
        """The share of calls that can be told, between 0 and 1."""
        return 1 - self.unresolved / self.total if self.total else 1.0


class Solution:
    """What the registers of a program hold, in public terms."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._known: dict[int, _Ranked | None] = {}

    def values(self, plan: Plan, place: Place) -> tuple[AbstractValue, ...]:
        """What a place holds in any context, without repetitions."""
        link = self._link
        numbers: set[int] = set()
        for frame in link.frames.of_plan.get(plan.number, ()):
            numbers |= link.solver.points_to[frame.node(place.register)]
        if isinstance(place, (Element, Field)):
            parts = (part for number in numbers for part in self._parts(number, place))
            numbers = {held for part in parts for held in link.solver.points_to[part]}
        found = {one.key: one for number in sorted(numbers) if (one := self._ranked(number))}
        return tuple(one.value for one in sorted(found.values(), key=_order))

    def text_of_member(self, member: Instance) -> str | None:
        """The text of which a member of an enumeration was made; None where it is no text."""
        return text_at(self._link, member.site.position)

    def _parts(self, number: int, place: Element | Field) -> Iterator[Node]:
        """The nodes of a part of an object that no register stands for."""
        heap = self._link.heap
        if isinstance(place, Element):
            if heap.has_items(number):
                yield heap.items(number).every
        elif heap.has_field(number, place.name):
            yield heap.field(number, place.name)

    def _ranked(self, number: int) -> _Ranked | None:
        if number not in self._known:
            value = public(self._link, number)
            self._known[number] = None if value is None else _ranked(value)
        return self._known[number]


class _Ranked(NamedTuple):
    """A value and where it comes among others; equal ones may differ in type, as 1 and True do."""

    value: AbstractValue
    key: tuple[type, str]
    order: tuple[int, str]


def _ranked(value: AbstractValue) -> _Ranked:
    kind, written = type(value), repr(value)
    return _Ranked(value, (kind, written), (_RANK.get(kind, len(_RANK)), written))


def _order(ranked: _Ranked) -> tuple[int, str]:
    return ranked.order


def public(link: Link, number: int) -> AbstractValue | None:
    """An object of the solver as a public value."""
    value = link.objects[number]
    if isinstance(value, External | ModuleValue | Unknown):
        return value
    if isinstance(value, Literal):
        return Constant(value.value)
    if isinstance(value, Affixed):
        return External("builtins.str")
    if isinstance(value, Closure):
        return Function(link.plans[value.code].ref)
    if isinstance(value, ClassObject):
        written = _written(link, number)
        return Unknown(_MADE) if written is None else Class(written)
    if isinstance(value, InstanceObject):
        written = _written(link, value.class_)
        site = _site(link, value.frame, value.position)
        return Unknown(_MADE) if written is None else Instance(written, site)
    if isinstance(value, ContainerObject):
        return Container(value.kind, _site(link, value.frame, value.position))
    return _public_bound(link, value)


def _written(link: Link, class_: int) -> CodeRef | None:
    """The code of a class; for one made by a call, that of the first base that has one."""
    made = {plan.number for plan in link.made.values()}
    for entry in link.classes[class_].mro or (class_,):
        found = link.objects[entry]
        if isinstance(found, ClassObject) and found.code not in made:
            return link.plans[found.code].ref
    return None


def _public_bound(link: Link, value: AbstractObject) -> AbstractValue | None:
    if isinstance(value, Bound):
        function = public(link, value.function)
        receiver = public(link, value.receiver)
        if isinstance(function, Function) and not isinstance(
            receiver, Constant | Function | Unknown
        ):
            return Function(function.code, receiver)
        return function
    if isinstance(value, Method):
        return External(value.symbol, _origin(link, value.receiver))
    if isinstance(value, Inherited):
        return External(value.symbol)
    if isinstance(value, Namespace):
        return ModuleValue(value.name.replace(".", "/"))
    if isinstance(value, WrapperObject):
        return External(_wrapper_name(value.kind), _site(link, value.frame, value.position))
    assert isinstance(value, SuperObject)  # noqa: S101  the last of the union
    return None


def _origin(link: Link, receiver: int) -> Site | None:
    """The call that made the object of which a library's method is spoken."""
    value = link.objects[receiver]
    if (isinstance(value, ContainerObject) and value.of_library) or (
        isinstance(value, InstanceObject) and value.position >= 0
    ):
        return _site(link, value.frame, value.position)
    return None


def _wrapper_name(kind: str) -> str:
    if "." in kind:
        return kind
    of_builtins = kind in {"property", "staticmethod", "classmethod"}
    return f"{'builtins' if of_builtins else 'functools'}.{kind}"


def _site(link: Link, frame: int, position: int) -> Site:
    """The public name of a place; what a class holds that a call made is at that call."""
    plan = link.frames.all[frame].plan
    if frame in link.class_of_frame:
        for (_, called_at), made in link.made.items():
            if made is plan:
                return plan.parent.site(called_at)
    return plan.site(position)


def edges(link: Link, calls: Edges) -> tuple[CallEdge, ...]:
    """The call graph, or what else calls may lead to: an edge a call and callee."""
    found = []
    for (number, position), callees in calls.items():
        plan = link.plans[number]
        caller = plan
        while caller.code.kind == "class":
            caller = caller.parent
        site = plan.site(position)
        found += [
            CallEdge(
                caller.ref,
                callee,
                site,
                kind,
                confidence,
                frozenset(link.scopes.get((number, position, callee), ())),
            )
            for callee, (kind, confidence) in callees.items()
        ]
    return tuple(sorted(found, key=edge_order))


def never_run(link: Link, sites: Iterable[Site]) -> frozenset[Site]:
    """Those of some places that a code never comes to, by constants that it holds itself."""
    positions: dict[CodeRef, list[int]] = {}
    for site in sites:
        positions.setdefault(site.code, []).append(site.position)
    plans = {plan.ref: plan for plan in link.plans}
    return frozenset(
        plans[ref].site(position)
        for ref, asked in positions.items()
        for position in branches.never_run(plans[ref], asked)
    )


def edge_order(edge: CallEdge) -> tuple[CodeRef, Site, bool, str]:
    """Sorts edges by caller and call."""
    return edge.caller, edge.site, isinstance(edge.callee, str), repr(edge.callee)


def stats(program: Program) -> Stats:
    """Counts the calls by what they lead to."""
    counts: Counter[str] = Counter()
    for site, _ in program.calls():
        counts[_kind(program.callees(site))] += 1
    return Stats(counts["program"], counts["external"], counts["builtin"], counts["unresolved"])


def _kind(callees: tuple[AbstractValue, ...]) -> str:
    if any(isinstance(value, Function | Class | Instance) for value in callees):
        return "program"
    symbols = [value.symbol for value in callees if isinstance(value, External)]
    if not symbols:
        return "unresolved"
    return "builtin" if all(symbol.startswith("builtins.") for symbol in symbols) else "external"


def imported(link: Link, importer: str, module: str, level: int) -> str | None:
    """The path of the module of the program that an import runs."""
    found = link.modules.find(link.modules.absolute(module, level, importer), importer)
    return found.path if isinstance(found, ModuleValue) else None
