"""Where values come from, as everything but the tests tells it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.accounts.decorators import decorations, is_of_another
from lintkit.accounts.reading import externals
from lintkit.ir import Call, GetAttr, GetItem, LoadName, SetAttr, StoreName
from lintkit.program.flows import (
    ArgumentFlows,
    argument_flows,
    flows,
    item_flows,
    keyword_flows,
)
from lintkit.program.provenance.options import declarations
from lintkit.program.provenance.stores import stores
from lintkit.program.values import Constant, Context, External, Flow, Place, Site, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.accounts.texts import Text
    from lintkit.ir import AnyInstruction, Register
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, CodeRef


# What linking adds to the value of an enumeration's member, whose class is also a `str`.
_MEMBERS = tuple(External(f"builtins.{name}.value") for name in ("str", "int", "float"))


_DEFAULTS = frozenset({"constant", "parameter_default", "settings_default"})
_ANY_RUN = Context()
_NONE = Constant(None)


class Tracer:
    """Asks a linked program for provenance, each question once.

    Attributes:
        program: the linked program.
        is_test: whether a path, relative to the root of the run, is one of the tests.
        assembled: the texts that are put together for a register, by how deep is looked.
    """

    def __init__(self, program: Program, is_test: Callable[[str], bool]) -> None:
        self.program = program
        self.is_test = is_test
        self.assembled: dict[tuple[Place, int], tuple[Text, ...]] = {}
        self._flows: dict[tuple[Place, Context], tuple[Flow, ...]] = {}
        self._arguments: dict[tuple[Site, str, int | None, Context], ArgumentFlows] = {}

    def instructions(self) -> Iterator[tuple[Site, AnyInstruction]]:
        """Every instruction of the program, tests aside."""
        for ref in self.program.codes():
            if not self.is_test(ref.path):
                for position, instruction in enumerate(self.program.code(ref).instructions):
                    yield Site(ref, position), instruction

    def flows(self, place: Place, context: Context = _ANY_RUN) -> tuple[Flow, ...]:
        """The ways in which values reach a register, in runs of the code around it."""
        key = (place, context)
        if key not in self._flows:
            found = flows(self.program, place, self.is_test, context)
            self._flows[key] = self._counting(found, place.code.path)
        return self._flows[key]

    def argument(
        self, site: Site, name: str, position: int | None = None, context: Context = _ANY_RUN
    ) -> ArgumentFlows:
        """The ways in which an argument reaches a call, and those on which it is left out.

        Args:
            site: the call.
            name: the argument's keyword.
            position: its position, where it can be passed without its name.
            context: the runs of the code around the call that are asked about.
        """
        key = (site, name, position, context)
        if key not in self._arguments:
            found = argument_flows(self.program, site, name, position, self.is_test, context)
            counting = self._counting(self._decorated(found.flows, site.code), site.code.path)
            self._arguments[key] = structs.replace(found, flows=counting)
        return self._arguments[key]

    def _decorated(self, found: tuple[Flow, ...], ref: CodeRef) -> tuple[Flow, ...]:
        """The flows that do not come through what makes a decorator of another function."""
        made = tuple(decorations(self.program, ref)) if len(found) > 1 else ()
        own = [one for one in found if not is_of_another(self.program, one, made)] if made else ()
        return tuple(own) or found

    def keyword(self, code: CodeRef, name: str) -> ArgumentFlows:
        """The ways in which a function gets an item of its `**kwargs`."""
        found = keyword_flows(self.program, code, name, self.is_test)
        return structs.replace(found, flows=self._counting(found.flows, code.path))

    def item(self, mapping: Place, at: Site, name: str, context: Context) -> ArgumentFlows:
        """The ways in which a mapping gets what it holds under a name, as `item_flows`."""
        found = item_flows(self.program, mapping, at, name, self.is_test, context)
        return structs.replace(found, flows=self._counting(found.flows, mapping.code.path))

    def stored(self, value: External, name: str) -> dict[Site, Place]:
        """Where an attribute of a library's object is set, and what to."""
        return {
            site: place
            for site, owner, place in self._stores[name]
            if value in externals(self.program, owner)
        }

    @cached_property
    def _stores(self) -> dict[str, list[tuple[Site, Place, Place]]]:
        found: dict[str, list[tuple[Site, Place, Place]]] = defaultdict(list)
        for ref in self.program.codes():
            if not self.is_test(ref.path):
                for position, instruction in enumerate(self.program.code(ref).instructions):
                    if isinstance(instruction, SetAttr):
                        owner, stored = (
                            Place(ref, instruction.object),
                            Place(ref, instruction.value),
                        )
                        found[instruction.name].append((Site(ref, position), owner, stored))
        return found

    def _counting(self, found: tuple[Flow, ...], asked: str) -> tuple[Flow, ...]:
        """The flows that do not come through objects that tests make, options with defaults."""
        if not found or self.is_test(asked):
            return found
        own = [flow for flow in found if not self._is_from_tests(flow)]
        given = [flow for flow in own if not self._is_unset_option(flow)]
        counting = [one for flow in given or own for one in self._with_defaults(flow)]
        if any(isinstance(flow.value, Constant) for flow in counting):
            counting = [flow for flow in counting if flow.value not in _MEMBERS]
            told = {flow.value for flow in counting if flow.source != "unknown"}
            counting = [one for one in counting if one.source != "unknown" or one.value not in told]
        left = counting or dict.fromkeys(filter(None, map(self._left_alone, found)))
        return tuple(left) or (Flow(Unknown("only tests give it a value")),)

    def _left_alone(self, flow: Flow) -> Flow | None:
        """The program's own default, where a test makes the object and does not set it."""
        if flow.source not in _DEFAULTS or any(self.is_test(step.path) for step in flow.steps):
            return None
        callers = tuple(site for site in flow.callers if not self.is_test(site.code.path))
        return structs.replace(flow, callers=callers)

    def _is_from_tests(self, flow: Flow) -> bool:
        places = (*(step.path for step in flow.steps), *(site.code.path for site in flow.callers))
        return any(map(self.is_test, places))

    def _is_unset_option(self, flow: Flow) -> bool:
        """Whether a value is an option without a default that another stands in for."""
        if not flow.present or not isinstance(flow.value, External):
            return False
        declared = [self.argument(s, "default") for s in declarations(self.program, flow.value)]
        found = [one.value for default in declared for one in default.flows]
        return bool(declared) and all(value == _NONE for value in found)

    def _with_defaults(self, flow: Flow) -> Iterator[Flow]:
        """A flow or, for a value of the configuration, the defaults that the program gives it."""
        defaults = tuple(self._defaults(flow.value))
        for default in defaults:
            for inner in default.flows:
                if flow.present and inner.value == _NONE:
                    continue  # which does not come here
                steps = (*flow.steps, *inner.steps)
                yield structs.replace(
                    flow, value=inner.value, steps=steps, source="settings_default"
                )
        if not defaults or any(default.omissions for default in defaults):
            yield flow

    def _defaults(self, value: AbstractValue) -> Iterator[ArgumentFlows]:
        """The defaults of a command-line option, or of `settings.get(key, default)`."""
        if not isinstance(value, External) or value.origin is None:
            return
        for site in declarations(self.program, value):
            yield self.argument(site, "default")
        if value.symbol.startswith("configparser."):
            position = 1 if self._asks_section(value.origin) else None
            if not (found := self.argument(value.origin, "fallback", position)).omissions:
                yield found
        elif (
            value.symbol.endswith(".get")
            and len(self.program.arguments(value.origin).positional) > 1
        ):
            yield self.argument(value.origin, "default", 1)

    def _asks_section(self, site: Site) -> bool:
        """Whether a method is called on an item: `parser["section"].get(name)`."""
        call = self.program.instruction(site)
        method = self._made(site, call.callee) if isinstance(call, Call) else None
        owner = self._made(site, method.object) if isinstance(method, GetAttr) else None
        if not isinstance(owner, LoadName):
            return isinstance(owner, GetItem)
        named = stores(self.program).names.get((site.code.path, owner.owner, owner.name), [])
        made = [
            self._made(one, stored.value)
            for one in named
            if isinstance(stored := self.program.instruction(one), StoreName)
        ]
        return bool(made) and all(isinstance(one, GetItem) for one in made)

    def _made(self, site: Site, register: Register) -> AnyInstruction | None:
        made = self.program.definition(Place(site.code, register))
        return None if made is None else self.program.instruction(made)
