"""Classes: bases, method resolution order, and the attributes found along it."""

from __future__ import annotations

from functools import partial
from itertools import chain, islice, product
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.creation import create
from lintkit.program.objects import (
    MOST_CALLABLES,
    AbstractObject,
    Inherited,
    InstanceObject,
    WrapperObject,
)
from lintkit.program.outside import may_have
from lintkit.program.values import External

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan
    from lintkit.program.solver import Node

NAMED_TUPLE = "collections.namedtuple"
"""The kind of what a call of `namedtuple` makes."""

OF_MANY = -3
"""The position of the instance that stands for those of a class that are not told apart."""

_MOST_PLACES = 12
_MOST_SITES = 8
"""Together not more than sets of values can well hold of one class."""

_MOST_ORDERS = 4
"""How many ways to choose among bases are told apart."""

_EMPTY_BASES = frozenset({"builtins.object", "typing.Generic", "typing.Protocol", "abc.ABC"})
"""Bases that give their subclasses nothing to call."""


def linearize(heads: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Merges the linearizations of the bases, and the list of bases, by C3.

    Barrett et al., "A Monotonic Superclass Linearization for Dylan" (1996). Where no consistent
    order exists, and Python would refuse the class, each class keeps its first place.
    """
    result = []
    rest = [list(head) for head in heads if head]
    while rest:
        tails = {item for head in rest for item in head[1:]}
        chosen = next((head[0] for head in rest if head[0] not in tails), rest[0][0])
        result.append(chosen)
        rest = [kept for head in rest if (kept := [item for item in head if item != chosen])]
    return tuple(result)


class ClassInfo:
    """What is known of one class.

    Attributes:
        number: of the class object.
        frame: of the class body.
        bases: nodes of the bases as written.
        position: of the instruction of the enclosing frame that makes it.
        metaclass: node of the metaclass, where one is named here or by a base.
        mro: classes of the program and external bases, by object number; empty until `ready`.
        orders: one for each way to choose among bases of which a run has one; all are in `mro`.
        places: frames and positions at which instances are made that are told apart.
        sites: by plan and position, the frame that stands for others beyond these.
    """

    def __init__(
        self,
        number: int,
        frame: Frame,
        bases: tuple[Node, ...],
        metaclass: Node | None,
        position: int,
    ) -> None:
        self.number = number
        self.frame = frame
        self.bases = bases
        self.metaclass = metaclass
        self.position = position
        self.mro: tuple[int, ...] = ()
        self.orders: tuple[tuple[int, ...], ...] = ()
        self.requests: dict[str, Node] = {}
        self.places: set[tuple[int, int]] = set()
        self.sites: dict[tuple[int, int], int] = {}
        self.waiting: list[Callable[[], None]] = []
        self.subclasses: list[ClassInfo] = []

    @property
    def ready(self) -> bool:
        """Whether the bases are known."""
        return bool(self.mro)


class Classes:
    """The classes of the program, by object number.

    Attributes:
        functions: the names of all functions and methods of the program.
        names: what the attributes of a class of the program can be called.
    """

    def __init__(self, link: Link) -> None:
        self._link = link
        self.functions = frozenset(plan.code.name for plan in link.plans)
        self.names = frozenset(filter(str.isidentifier, _bound_names(link.plans)))
        self._infos: dict[int, ClassInfo] = {}
        self._requested: dict[str, list[ClassInfo]] = {}

    def __getitem__(self, number: int) -> ClassInfo:
        return self._infos[number]

    def __contains__(self, number: int) -> bool:
        return number in self._infos

    def __iter__(self) -> Iterator[ClassInfo]:
        return iter(list(self._infos.values()))

    def register(self, info: ClassInfo) -> None:
        """Makes a class known before its bases are looked at."""
        self._infos[info.number] = info

    def add(self, info: ClassInfo) -> None:
        """Registers a class; its order is computed when each base is known."""
        self.register(info)

        def update(_: int) -> None:
            self._order(info, force=info.ready)

        if info.bases:
            for base in info.bases:
                self._link.solver.watch(base, update)
        else:
            self._order(info, force=False)
        self.when_ready(info.number, partial(create, self._link, info))

    def settle(self) -> bool:
        """Goes on without the bases that never became known; False where there are none."""
        stuck = [info for info in self._infos.values() if not info.ready]
        for info in stuck:
            self._order(info, force=True)
        return bool(stuck)

    def when_ready(self, number: int, action: Callable[[], None]) -> None:
        """Runs the action when the order of a class is known."""
        info = self._infos[number]
        if info.ready:
            action()
        else:
            info.waiting.append(action)

    def owner(self, number: int, name: str) -> ClassInfo | None:
        """The first class of the program in the order whose body binds the name."""
        for entry in self._infos[number].mro:
            info = self._infos.get(entry)
            if info is not None and name in info.frame.plan.owned:
                return info
        return None

    def external_bases(self, number: int) -> tuple[str, ...]:
        """The symbols of the bases outside the program, in order."""
        objects = self._link.objects
        symbols = (outside(objects[entry]) for entry in self._infos[number].mro)
        return tuple(filter(None, symbols))

    def is_subclass(self, number: int, base: int) -> bool:
        """Whether `base` is in the order of a class."""
        return base in self._infos[number].mro

    def is_callable(self, number: int) -> bool:
        """Whether a class of the program says what calling its instances does."""
        return self.owner(number, "__call__") is not None

    def place(self, number: int, frame: int, position: int) -> InstanceObject:
        """The instance of a class that is made at a place.

        Beyond some places those of one instruction are one, whatever frame it runs in; beyond
        some instructions all are.
        """
        info = self._infos[number]
        most = MOST_CALLABLES if self.is_callable(number) else _MOST_PLACES
        if len(info.places) < most:
            info.places.add((frame, position))
        if (frame, position) in info.places:
            return InstanceObject(number, frame, position)
        site = (self._link.frames.all[frame].plan.number, position)
        if len(info.sites) < _MOST_SITES:
            info.sites.setdefault(site, frame)
        if site in info.sites:
            return InstanceObject(number, info.sites[site], position)
        return InstanceObject(number, info.frame.number, OF_MANY)

    def raw(self, number: int, name: str) -> Node:
        """The node of a class attribute as found in the order, before descriptors apply."""
        info = self._infos[number]
        node = info.requests.get(name)
        if node is None:
            node = info.requests[name] = self._link.solver.allocate(1)
            self._requested.setdefault(name, []).append(info)
            self._serve_all(info, name, node)
        return node

    def raw_after(self, number: int, after: int, name: str) -> Node:
        """The same, for `super()`: the search starts behind the class `after`."""
        info = self._infos[number]
        node = self._link.solver.allocate(1)
        for order in info.orders:
            if after in order:
                self._serve(order[order.index(after) + 1 :], name, node)
        if after not in info.mro:
            self._serve(info.mro, name, node)
        return node

    def store(self, number: int, name: str) -> Node:
        """The node to which an assignment from outside the class body goes."""
        info = self._infos[number]
        fresh = name not in info.frame.variables
        stored = self._link.variable(info.frame, name) + 1
        if fresh and name not in info.frame.plan.owned:
            for other in self._requested.get(name, ()):
                if number in other.mro:
                    self._link.solver.connect(stored, other.requests[name])
        return stored

    def _order(self, info: ClassInfo, *, force: bool) -> None:
        bases = self._known_bases(info, force=force)
        if bases is None:
            return
        orders = tuple(
            (info.number, *linearize([*heads, list(dict.fromkeys(head[0] for head in heads))]))
            for heads in islice(product(*map(self._heads, bases)), _MOST_ORDERS)
        )
        if orders == info.orders:
            return
        info.orders = orders
        info.mro = mro = tuple(dict.fromkeys(chain(*orders)))
        if info.metaclass is None:
            parents = (self._infos[entry] for entry in mro[1:] if entry in self._infos)
            named = (parent.metaclass for parent in parents)
            info.metaclass = next((node for node in named if node is not None), None)
        for name, node in info.requests.items():
            self._serve_all(info, name, node)
        waiting, info.waiting = info.waiting, []
        for action in waiting:
            action()
        for subclass in list(info.subclasses):
            self._order(subclass, force=subclass.ready)

    def _heads(self, alternatives: list[int]) -> list[tuple[int, ...]]:
        """The orders of what may be a base."""
        return [
            order
            for base in alternatives
            for order in (self._infos[base].orders if base in self._infos else ()) or ((base,),)
        ]

    def _known_bases(self, info: ClassInfo, *, force: bool) -> list[list[int]] | None:
        """What each base may be, as far as known; None where one is missing, unless forced."""
        solver, objects = self._link.solver, self._link.objects
        bases = []
        for node in info.bases:
            values = sorted(solver.points_to[node])
            if not values and not force:
                return None
            alternatives = []
            for value in values:
                if value in self._infos and value != info.number:
                    parent = self._infos[value]
                    if info not in parent.subclasses:
                        parent.subclasses.append(info)
                    if not parent.ready and not force:
                        return None
                    if info.number not in parent.mro:
                        alternatives.append(value)
                elif isinstance(objects[value], External) or outside(objects[value]):
                    alternatives.append(value)
            if alternatives:
                bases.append(alternatives)
        return bases

    def _serve_all(self, info: ClassInfo, name: str, node: Node) -> None:
        for order in info.orders:
            self._serve(order, name, node)

    def _serve(self, mro: tuple[int, ...], name: str, node: Node) -> None:
        for entry in mro:
            info = self._infos.get(entry)
            if info is None:
                continue
            if name in info.frame.plan.owned:
                self._link.read_variable(info.frame, name, node)
                return
            if name in info.frame.variables:
                self._link.solver.connect(info.frame.variables[name] + 1, node)
        for entry in mro:
            value = self._link.objects[entry]
            if entry in self._infos and name in self._infos[entry].frame.plan.annotated:
                return
            symbol = outside(value)
            if symbol and may_have(symbol, name):
                self._link.give(node, Inherited(f"{symbol}.{name}"))
                return


def _bound_names(plans: Sequence[Plan]) -> Iterator[str]:
    """The names that class bodies and assignments bind, and texts, which may name attributes."""
    for plan in plans:
        if plan.code.kind == "class":
            yield from plan.owned
        for instruction in plan.code.instructions:
            if isinstance(instruction, ir.SetAttr):
                yield instruction.name
            elif isinstance(instruction, ir.Const) and isinstance(instruction.value, str):
                yield instruction.value


def outside(value: AbstractObject) -> str:
    """The symbol of a base outside the program that has anything to call; "" for any other."""
    if isinstance(value, External):
        return "" if value.symbol in _EMPTY_BASES else value.symbol
    return value.kind if isinstance(value, WrapperObject) and value.kind == NAMED_TUPLE else ""
