"""The texts that a call gives a model, as far as the code shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.purposes import INSTRUCTING
from lintkit.ir import Build, Const, GetAttr, GetItem, ImportFrom, LoadName, Return, SetItem
from lintkit.lowering.operands import operands
from lintkit.program.values import Constant, Function, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.parameters import Invocation
    from lintkit.accounts.tracing import Tracer
    from lintkit.program.values import Site

_NAMING = (LoadName, GetAttr, GetItem, ImportFrom)
_ADDING = frozenset({"append", "extend", "insert", "setdefault", "update"})
_MOST = 300  # registers that are followed for one call


def prompt_texts(tracer: Tracer, call: Invocation) -> frozenset[str]:
    """The texts from which a call's instructions are made, wherever they are written.

    A backward slice (Weiser, 1981) from the arguments that say what is asked, through the program's
    own functions that build them. What a caller hands in is the caller's: it is left out.
    """
    program = tracer.program
    slicing = _Slice(tracer)
    for site, _ in call.takes:
        bound = program.arguments(site)
        named = (place for name in INSTRUCTING for place in bound.keywords.get(name, ()))
        for place in (*bound.positional[:1], *named):
            slicing.follow(place)
    return frozenset(slicing.texts)


class _Slice:
    """The texts on the way back from some places."""

    def __init__(self, tracer: Tracer) -> None:
        self._tracer = tracer
        self._program = tracer.program
        self._seen: set[Place] = set()
        self.texts: set[str] = set()

    def follow(self, start: Place) -> None:
        waiting = [start]
        while waiting and len(self._seen) < _MOST:
            place = waiting.pop()
            if place not in self._seen:
                self._seen.add(place)
                waiting += self._before(place)

    def _before(self, place: Place) -> Iterator[Place]:
        """The places from which a value is made; texts among them are kept."""
        site = self._program.definition(place)
        instruction = None if site is None else self._program.instruction(site)
        if isinstance(instruction, Const):
            self._keep(instruction.value)
            return
        if site is None or isinstance(instruction, _NAMING):
            for flow in self._tracer.flows(place):
                if not flow.callers and isinstance(flow.value, Constant):
                    self._keep(flow.value.value)
        if site is not None:
            yield from self._operands(site)
            yield from self._returned(site)
        if isinstance(instruction, Build):
            yield from self._added(place)

    def _keep(self, value: object) -> None:
        if isinstance(value, str) and value.strip():
            self.texts.add(value)

    def _added(self, container: Place) -> Iterator[Place]:
        """What the code that makes a container puts into it afterwards."""
        for use in self._program.uses(container):
            instruction = self._program.instruction(use)
            if isinstance(instruction, SetItem):
                yield Place(container.code, instruction.value)
            elif isinstance(instruction, GetAttr) and instruction.name in _ADDING:
                for call in self._program.uses(Place(container.code, instruction.target)):
                    yield from self._operands(call)

    def _operands(self, site: Site) -> Iterator[Place]:
        return (Place(site.code, one) for one in operands(self._program.instruction(site)))

    def _returned(self, site: Site) -> Iterator[Place]:
        """What the program's own functions give that are called there."""
        for value in self._program.callees(site):
            if isinstance(value, Function) and not self._tracer.is_test(value.code.path):
                for instruction in self._program.code(value.code).instructions:
                    if isinstance(instruction, Return):
                        yield Place(value.code, instruction.value)
