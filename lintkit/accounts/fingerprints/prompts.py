"""The texts that a call gives a model, as far as the code shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.purposes import INSTRUCTING
from lintkit.ir import Build, Const, GetAttr, GetItem, ImportFrom, LoadName, Return, SetItem
from lintkit.lowering.operands import operands
from lintkit.model import Step
from lintkit.program.evidence import parameter_name
from lintkit.program.values import Constant, External, Function, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.parameters import Invocation
    from lintkit.accounts.tracing import Tracer
    from lintkit.ir import AnyInstruction
    from lintkit.program.values import Site

_NAMES = (LoadName, ImportFrom)
_NAMING = (*_NAMES, GetAttr, GetItem)
_ARGUMENTS = 2  # by position, among which the instructions are
_ADDING = frozenset({"append", "extend", "insert", "setdefault", "update"})
_MOST = 300  # registers that are followed for one call


class Prompt(Struct, frozen=True):
    """What a call's instructions are made from.

    Attributes:
        texts: each with the place at which it is written, or its value is named; None where that
            is not known, and where it is one of several of which the call takes one.
        parameters: the parameters through which some of it comes.
    """

    texts: Mapping[str, Step | None]
    parameters: tuple[Place, ...] = ()


def prompt(tracer: Tracer, call: Invocation, makers: Iterable[Site] = ()) -> Prompt:
    """What a call's instructions are made from, wherever it is written.

    A backward slice (Weiser, 1981) from the arguments that say what is asked, through the program's
    own functions that build them. What a caller hands in is the caller's: it is left out.

    Args:
        tracer: asks the linked program.
        call: the call.
        makers: calls that made what it is made on, which may be told instructions as well.
    """
    program = tracer.program
    slicing = _Slice(tracer)
    for site, _ in call.takes:
        for place in program.arguments(site).positional[:_ARGUMENTS]:
            slicing.follow(place)
    for site in (*(site for site, _ in call.takes), *makers):
        keywords = program.arguments(site).keywords
        for place in (place for name in INSTRUCTING for place in keywords.get(name, ())):
            slicing.follow(place)
    return Prompt(slicing.texts, tuple(slicing.parameters))


class _Slice:
    """The texts on the way back from some places."""

    def __init__(self, tracer: Tracer) -> None:
        self._tracer = tracer
        self._program = tracer.program
        self._seen: set[Place] = set()
        self._is_sure = True
        self.texts: dict[str, Step | None] = {}
        self.parameters: list[Place] = []

    def follow(self, start: Place) -> None:
        waiting = [(start, True)]
        while waiting and len(self._seen) < _MOST:
            place, is_sure = waiting.pop()
            if place not in self._seen:
                self._seen.add(place)
                self._is_sure = is_sure and not self._is_item(place)
                waiting += ((before, self._is_sure) for before in self._before(place))

    def _is_item(self, place: Place) -> bool:
        """Whether it is an item of something that may hold other texts beside it."""
        made = self._made(place)
        key = self._made(Place(place.code, made.key)) if isinstance(made, GetItem) else None
        return isinstance(made, GetItem) and not isinstance(key, Build)  # which is a slice

    def _made(self, place: Place) -> AnyInstruction | None:
        site = self._program.definition(place)
        return None if site is None else self._program.instruction(site)

    def _before(self, place: Place) -> Iterator[Place]:
        """The places from which a value is made; texts among them are kept."""
        site = self._program.definition(place)
        instruction = None if site is None else self._program.instruction(site)
        if site is not None and isinstance(instruction, Const):
            self._keep(instruction.value, self._program.step(site, ""))
            return
        if site is None or isinstance(instruction, _NAMING):
            for flow in self._tracer.flows(place):
                if not flow.callers and isinstance(flow.value, Constant):
                    is_written = isinstance(instruction, _NAMES) and flow.steps
                    self._keep(flow.value.value, flow.steps[-1] if is_written else None)
        if site is None and parameter_name(self._program, place) not in ("", "self", "cls"):
            self.parameters.append(place)
        if site is not None:
            yield from self._operands(site)
            yield from self._returned(site)
        if isinstance(instruction, Build):
            yield from self._added(place)
        if isinstance(instruction, _NAMES):
            yield from self._made_elsewhere(place)

    def _made_elsewhere(self, place: Place) -> Iterator[Place]:
        """What an object of a library that has a name was made from: a template of its text."""
        for value in self._program.values(place):
            origin = value.origin if isinstance(value, External) else None
            if origin is not None and not self._tracer.is_test(origin.code.path):
                yield from self._operands(origin)

    def _keep(self, value: object, step: Step | None) -> None:
        if isinstance(value, str) and value.strip() and self.texts.get(value) is None:
            self.texts[value] = step if self._is_sure else None

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
