"""The linked program: what later stages may ask of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lintkit.ir import AnyInstruction, Call, Code, Module
    from lintkit.model import EntryPoint, Span, Step
    from lintkit.program.values import (
        AbstractValue,
        BoundArguments,
        CallEdge,
        CodeRef,
        Flow,
        Place,
        Site,
    )


class Program:
    """A linked program. Every answer is in a stable order."""

    modules: Mapping[str, Module]  # by path
    names: Mapping[str, str]  # dotted module name by path

    # --- the program's text -----------------------------------------------------------------
    def code(self, ref: CodeRef) -> Code:
        """The code behind a reference."""

    def codes(self) -> Iterator[CodeRef]:
        """Every code, by path and index."""

    def symbol(self, ref: CodeRef) -> str:
        """Its public dotted name: module name and qualname."""

    def instruction(self, site: Site) -> AnyInstruction:
        """The instruction at a site."""

    def span(self, site: Site) -> Span:
        """Where it stands."""

    def step(self, site: Site, text: str) -> Step:
        """One link of an evidence chain, at a site."""

    # --- values -----------------------------------------------------------------------------
    def values(self, place: Place) -> tuple[AbstractValue, ...]:
        """Everything that the register can hold, over all contexts."""

    def flows(self, place: Place) -> tuple[Flow, ...]:
        """The ways in which values reach the register, parameters traced to each caller."""

    def definition(self, place: Place) -> Site | None:
        """The instruction that assigns the register; None for a parameter."""

    def uses(self, place: Place) -> tuple[Site, ...]:
        """The instructions of the same code that read the register."""

    # --- calls ------------------------------------------------------------------------------
    def calls(self) -> Iterator[tuple[Site, Call]]:
        """Every explicit call of the program."""

    def callees(self, site: Site) -> tuple[AbstractValue, ...]:
        """What a call can call; empty where that is not known."""

    def arguments(self, site: Site) -> BoundArguments:
        """The arguments of a call, expanded."""

    def callers(self, ref: CodeRef) -> tuple[CallEdge, ...]:
        """The edges into a code."""

    def edges(self) -> Iterator[CallEdge]:
        """Every edge of the call graph."""

    # --- reach ------------------------------------------------------------------------------
    def entry_points(self) -> tuple[tuple[CodeRef, EntryPoint], ...]:
        """Where execution starts."""

    def reaching(self, ref: CodeRef) -> frozenset[CodeRef]:
        """Every code from which `ref` can be reached, itself included."""

    def path(self, source: CodeRef, target: CodeRef) -> tuple[CallEdge, ...]:
        """A shortest call path between two codes; empty where there is none."""
