"""Where values come from, as everything but the tests tells it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.accounts.options import Options
from lintkit.program.flows import argument_flows, flows
from lintkit.program.values import External, Flow, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.program.flows import ArgumentFlows
    from lintkit.program.program import Program
    from lintkit.program.values import Place, Site


class Tracer:
    """Asks a linked program for provenance, each question once.

    Attributes:
        program: the linked program.
        is_test: whether a path, relative to the root of the run, is one of the tests.
    """

    def __init__(self, program: Program, is_test: Callable[[str], bool]) -> None:
        self.program = program
        self.is_test = is_test
        self._flows: dict[Place, tuple[Flow, ...]] = {}
        self._arguments: dict[tuple[Site, str, int | None], ArgumentFlows] = {}

    def flows(self, place: Place) -> tuple[Flow, ...]:
        """The ways in which values reach a register."""
        if place not in self._flows:
            found = flows(self.program, place, self.is_test)
            self._flows[place] = self._counting(found, place.code.path)
        return self._flows[place]

    def argument(self, site: Site, name: str, position: int | None = None) -> ArgumentFlows:
        """The ways in which an argument reaches a call, and those on which it is left out."""
        key = (site, name, position)
        if key not in self._arguments:
            found = argument_flows(self.program, *key, self.is_test)
            counting = self._counting(found.flows, site.code.path)
            self._arguments[key] = structs.replace(found, flows=counting)
        return self._arguments[key]

    def _counting(self, found: tuple[Flow, ...], asked: str) -> tuple[Flow, ...]:
        """The flows that do not come through objects that tests make, options with defaults."""
        if not found or self.is_test(asked):
            return found
        counting = [
            one
            for flow in found
            if not self._is_from_tests(flow)
            for one in self._with_defaults(flow)
        ]
        return tuple(counting) or (Flow(Unknown("only tests give it a value")),)

    def _is_from_tests(self, flow: Flow) -> bool:
        places = (*(step.path for step in flow.steps), *(site.code.path for site in flow.callers))
        return any(map(self.is_test, places))

    def _with_defaults(self, flow: Flow) -> Iterator[Flow]:
        """A flow, or the defaults of the command-line option from which its value comes."""
        value = flow.value
        declared = self._options.declarations(value) if isinstance(value, External) else ()
        for site in declared:
            default = self.argument(site, "default")
            for inner in default.flows:
                steps = (*flow.steps, *inner.steps)
                yield structs.replace(
                    flow, value=inner.value, steps=steps, source="settings_default"
                )
            if default.omissions:
                yield flow
        if not declared:
            yield flow

    @cached_property
    def _options(self) -> Options:
        return Options(self.program)
