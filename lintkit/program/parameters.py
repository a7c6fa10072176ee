"""Arguments to parameters: positions, keywords, `*` and `**`, defaults, the receiver."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from lintkit.program.branches import not_handed_on
from lintkit.program.heap import FARTHEST
from lintkit.program.narrowing import refine
from lintkit.program.objects import (
    SPREADABLE,
    Affixed,
    Bound,
    ClassObject,
    Closure,
    ContainerObject,
    InstanceObject,
    Literal,
    literal,
)
from lintkit.program.reaching import replaced_keywords
from lintkit.program.solver import Node

if TYPE_CHECKING:
    from lintkit.ir import Parameter, Refine, Register
    from lintkit.program.branches import Exact
    from lintkit.program.frames import Frame
    from lintkit.program.heap import Items, Key
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan

OF_PARAMETERS = -1
"""The position of what a call makes before the first instruction: `*args`, `**kwargs`."""


_NO_INSTANCES = (Affixed, Bound, Closure, ContainerObject, Literal)


class Positional(Struct, frozen=True, gc=False):
    """A positional argument, or with `star` an iterable of them."""

    node: Node
    star: bool = False


class Arguments(Struct, frozen=True, gc=False):
    """The arguments of a call as nodes."""

    positional: tuple[Positional, ...] = ()
    keywords: tuple[tuple[str, Node], ...] = ()
    spreads: tuple[Node, ...] = ()

    def get(self, index: int, name: str = "") -> Node | None:
        """The argument at an index, or with a name; None where neither is written."""
        before = self.positional[: index + 1]
        if index >= 0 and len(before) > index and not any(item.star for item in before):
            return before[index].node
        return dict(self.keywords).get(name)

    def from_index(self, index: int) -> Arguments:
        """The arguments without the first few."""
        return replace(self, positional=self.positional[index:])

    def after(self, *nodes: Node) -> Arguments:
        """The arguments behind others."""
        return replace(self, positional=(*map(Positional, nodes), *self.positional))

    @property
    def open(self) -> bool:
        """Whether `*` or `**` passes arguments that are not written out."""
        return bool(self.spreads) or any(item.star for item in self.positional)


NO_ARGUMENTS = Arguments()


class Signature:
    """The parameters of a code by kind."""

    def __init__(self, plan: Plan) -> None:
        parameters = plan.code.parameters
        self.positional = [p for p in parameters if p.kind in {"positional_only", "positional"}]
        self.by_name = {p.name: p for p in parameters if p.kind in {"positional", "keyword_only"}}
        self.rest = next((p for p in parameters if p.kind == "var_positional"), None)
        self.keywords = next((p for p in parameters if p.kind == "var_keyword"), None)
        self.defaulted = [p for p in parameters if p.has_default]
        self.replaced = (
            replaced_keywords(plan, self.keywords.register) if self.keywords else frozenset()
        )


def default_nodes(link: Link, plan: Plan, closure: Closure) -> dict[str, Node]:
    """The node of each default of a function, by parameter."""
    if plan.maker is None:
        return {}
    frame = link.frames.all[closure.frame]
    return {default.parameter: frame.node(default.value) for default in plan.maker.defaults}


class Binding:
    """One binding of arguments to the parameters of a frame."""

    __slots__ = (
        "_filled", "_frame", "_given", "_kept", "_keywords", "_link", "_open", "_received", "_rest",
        "_result", "_signature",
    )  # fmt: skip

    def __init__(
        self,
        link: Link,
        frame: Frame,
        arguments: Arguments,
        receiver: int | None,
        result: Node | None,
    ) -> None:
        self._link = link
        self._frame = frame
        self._result = result
        self._signature = signature(link, frame.plan)
        self._received = ""
        self._given: dict[str, Node] = {}
        self._filled: list[tuple[Parameter, Node]] = []
        self._kept: frozenset[Register] | None = None
        self._rest = self._collector(self._signature.rest, "tuple")
        self._keywords = self._collector(self._signature.keywords, "dict")
        self._open = arguments.open
        if receiver is not None:
            self._receive(receiver)
        self._bind_positional(arguments, 0 if receiver is None else 1)
        named = frozenset(name for name, _ in arguments.keywords)
        for name, node in arguments.keywords:
            self._deliver_keyword(name, node)
        for node in arguments.spreads:
            link.each(node, partial(self._spread, named))

    def defaults(self, defaults: dict[str, Node]) -> None:
        """Lets parameters that got no argument take their defaults, by name."""
        for parameter in self._signature.defaulted:
            default = defaults.get(parameter.name)
            given = self._given.get(parameter.name)
            if default is None:
                continue
            if given is None:
                self._fill(parameter, default)
            elif self._open:
                self._link.defer("defaults", partial(self._take_default, parameter, given, default))

    def given(self, defaults: dict[str, Node]) -> dict[str, Node]:
        """The one node that each parameter takes its value from, as far as that is known."""
        return {} if self._open else {**defaults, **self._given}

    def hand_on(self, exact: Exact) -> None:
        """Lets the result be what the code hands on where parameters are what they exactly are."""
        self._kept = not_handed_on(self._frame.plan, exact)
        for parameter, node in self._filled:
            self._hand_on(parameter, node)

    def _bind_positional(self, arguments: Arguments, index: int) -> None:
        shifting = False
        for item in arguments.positional:
            node = item.node
            if item.star:
                self._link.each(node, partial(self._splat, index))
                length = self._length(node)
                shifting = shifting or length is None
                index += length or 0
            elif shifting:
                self._deliver_from(index, node)
            else:
                self._deliver(index, node)
                index += 1
        told = not shifting and all(
            not item.star or is_rest(self._link, item.node) for item in arguments.positional
        )
        if self._rest is not None and self._frame.exclusive and told:
            self._rest.length = max(index - len(self._signature.positional), 0)

    def _length(self, node: Node) -> int | None:
        values = self._link.solver.points_to[node]
        if len(values) != 1:
            return None
        return self._link.heap.items(min(values)).length

    def _collector(self, parameter: Parameter | None, kind: str) -> Items | None:
        if parameter is None:
            return None
        value = ContainerObject(kind, self._frame.number, OF_PARAMETERS, parameter.name)
        self._link.give(self._frame.node(parameter.register), value)
        return self._link.heap.items(self._link.objects.number(value))

    def _receive(self, receiver: int) -> None:
        if self._signature.positional:
            first = self._signature.positional[0]
            self._received = first.name
            self._fill(first, self._link.constant(receiver))
        elif self._rest is not None:
            self._link.solver.add_one(self._rest.at(0), receiver)

    def _pass(self, parameter: Parameter, node: Node) -> None:
        if not self._open:
            self._given[parameter.name] = node
            self._fill(parameter, node)
            return
        given = self._given.get(parameter.name)
        if given is None:
            given = self._given[parameter.name] = self._link.solver.allocate(1)
            self._fill(parameter, given)
        self._link.solver.connect(node, given)

    def _fill(self, parameter: Parameter, node: Node) -> None:
        """Parameter ⊇ node, and so is the result where the code hands it on."""
        self._link.solver.connect(node, self._frame.node(parameter.register))
        if self._result is None or parameter.register not in self._frame.plan.shortcuts.ways:
            return
        if self._kept is None:
            self._filled.append((parameter, node))
        else:
            self._hand_on(parameter, node)

    def _hand_on(self, parameter: Parameter, node: Node) -> None:
        link = self._link
        if self._result is None or parameter.register in (self._kept or ()):
            return
        for tests in self._frame.plan.shortcuts.ways[parameter.register]:
            passed = node
            for test in tests:
                target = link.solver.allocate(1)
                link.each(passed, partial(self._test, test, target))
                passed = target
            link.solver.connect(passed, self._result)

    def _test(self, test: Refine, target: Node, value: int) -> None:
        refine(self._link, self._frame, test, (value,), target)

    def _take_default(self, parameter: Parameter, given: Node, default: Node) -> bool:
        if not self._link.solver.points_to[given]:
            self._fill(parameter, default)
        return True

    def _deliver(self, index: int, node: Node) -> None:
        positional = self._signature.positional
        if index < len(positional):
            if index == 0 and not self._received and self._frame.plan.takes_self:
                node = own_instances(self._link, self._frame.plan, node)
            self._pass(positional[index], node)
        elif self._rest is not None:
            self._link.solver.connect(node, self._rest.at(index - len(positional)))

    def _deliver_from(self, index: int, node: Node) -> None:
        for parameter in self._signature.positional[index:]:
            self._pass(parameter, node)
        if self._rest is not None:
            self._link.solver.connect(node, self._rest.unknown)

    def _deliver_keyword(self, name: Key, node: Node) -> None:
        parameter = self._signature.by_name.get(name) if isinstance(name, str) else None
        if parameter is not None:
            self._pass(parameter, node)
        elif self._keywords is not None and isinstance(name, str):
            self._link.give(self._keywords.names, literal(name))
            if name not in self._signature.replaced:
                self._link.solver.connect(node, self._keywords.at(name))

    def _splat(self, index: int, value: int) -> None:
        if not isinstance(self._link.objects[value], SPREADABLE):
            return
        items = self._link.heap.items(value)
        items.follow(
            lambda key, node: (
                self._deliver(index + key, node)
                if isinstance(key, int) and 0 <= key <= FARTHEST
                else self._deliver_from(index, node)
            )
        )
        self._deliver_from(index, items.unknown)

    def _spread(self, named: frozenset[str], value: int) -> None:
        """A keyword that is written out replaces the one that a partial function holds."""
        if not isinstance(self._link.objects[value], SPREADABLE):
            return
        items = self._link.heap.items(value)
        items.follow(
            lambda name, node: None if name in named else self._deliver_keyword(name, node)
        )
        for parameter in self._signature.by_name.values():
            if parameter.name not in self._given and parameter.name != self._received:
                self._pass(parameter, items.unknown)
        if self._keywords is not None:
            self._link.solver.connect(items.unknown, self._keywords.unknown)
            self._link.solver.connect(items.names, self._keywords.names)


def is_rest(link: Link, node: Node) -> bool:
    """Whether a node is a parameter `*rest`, which holds the one tuple and nothing else."""
    frame = link.frames.owner(node)
    return any(
        parameter.kind == "var_positional" and frame.node(parameter.register) == node
        for parameter in frame.plan.code.parameters
    )


def own_instances(link: Link, plan: Plan, node: Node) -> Node:
    """Those values that can be `self` where a method is called as a function.

    At a place where many functions and many values meet, others come too.
    """
    found = link.solver.allocate(1)
    own = plan.parent.number

    def take(value: int) -> None:
        instance = link.objects[value]
        if isinstance(instance, InstanceObject):
            link.classes.when_ready(instance.class_, partial(check, value, instance.class_))
        elif not isinstance(instance, _NO_INSTANCES):
            link.solver.add_one(found, value)

    def check(value: int, class_: int) -> None:
        classes = [link.objects[one] for one in link.classes[class_].mro if one in link.classes]
        if any(isinstance(one, ClassObject) and one.code == own for one in classes):
            link.solver.add_one(found, value)

    link.each(node, take)
    return found


def signature(link: Link, plan: Plan) -> Signature:
    """The signature of a code."""
    found = link.signatures.get(plan.number)
    if found is None:
        found = link.signatures[plan.number] = Signature(plan)
    return found
