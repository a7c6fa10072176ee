"""The linked program: what later stages may ask of it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from lintkit import ir
from lintkit.lowering.operands import operands
from lintkit.model import Span, Step
from lintkit.program import public
from lintkit.program.reach import CallGraph
from lintkit.program.values import CallEdge, CodeRef, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

    from lintkit.ir import AnyInstruction, Code, ImportFrom, Module
    from lintkit.model import EntryPoint
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan
    from lintkit.program.values import AbstractValue, BoundArguments, Flow, Instance


class Program:
    """A linked program. Every answer is in a stable order.

    Attributes:
        modules: the lowered files, by path.
        names: dotted module name by path.
        commands: names of commands that manifests declare, and the `module:function` of each.
        answers: by function, what it found out of this program; see `kept`.
        faults: where lintkit itself has failed on it so far.
    """

    def __init__(
        self,
        modules: Mapping[str, Module],
        names: Mapping[str, str],
        link: Link,
        commands: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.modules = modules
        self.names = names
        self.commands = commands
        self.faults = link.faults
        self._link = link
        self._first = {path: plan.number for path, plan in link.bodies.items()}
        self.answers: defaultdict[Callable[..., Any], dict[Hashable, Any]] = defaultdict(dict)
        self._values: dict[Place, tuple[AbstractValue, ...]] = {}
        self._uses: dict[CodeRef, dict[ir.Register, list[Site]]] = {}
        self._solution = public.Solution(link)

    # --- the program's text -----------------------------------------------------------------
    def code(self, ref: CodeRef) -> Code:
        """The code behind a reference."""
        return self.modules[ref.path].codes[ref.index]

    def _plan(self, ref: CodeRef) -> Plan:
        return self._link.plans[self._first[ref.path] + ref.index]

    def codes(self) -> Iterator[CodeRef]:
        """Every code, by path and index."""
        for path, module in self.modules.items():
            for index in range(len(module.codes)):
                yield CodeRef(path, index)

    def symbol(self, ref: CodeRef) -> str:
        """Its public dotted name: module name and qualname."""
        qualname = self.code(ref).qualname
        name = self.names[ref.path]
        return f"{name}.{qualname}" if qualname else name

    def instruction(self, site: Site) -> AnyInstruction:
        """The instruction at a site; what a framework does before the first is opaque."""
        if site.position < 0:
            line = self.code(site.code).def_line
            return ir.Opaque(line, 0, ir.NO_REGISTER, "what comes before the first instruction")
        return self.code(site.code).instructions[site.position]

    def span(self, site: Site) -> Span:
        """Where it stands; only calls know their columns, anything else is its line."""
        path = site.code.path
        if site.position < 0:
            code = self.code(site.code)
            return Span(path, code.def_line, code.column, code.def_line, code.column)
        instruction = self.instruction(site)
        if isinstance(instruction, ir.Call):
            return Span(
                path,
                instruction.line,
                instruction.column,
                instruction.end_line,
                instruction.end_column,
            )
        return Span(path, instruction.line, 0, instruction.line, 0)

    def step(self, site: Site, text: str) -> Step:
        """One link of an evidence chain, at a site."""
        return Step(site.code.path, self.span(site).line, text)

    # --- values -----------------------------------------------------------------------------
    def values(self, place: Place) -> tuple[AbstractValue, ...]:
        """Everything that the register can hold, over all contexts."""
        found = self._values.get(place)
        if found is None:
            found = self._values[place] = self._solution.values(self._plan(place.code), place)
        return found

    def text_of_member(self, member: Instance) -> str | None:
        """The text of which a member of an enumeration was made; None where it is no text."""
        return self._solution.text_of_member(member)

    def flows(self, place: Place) -> tuple[Flow, ...]:
        """The ways in which values reach the register, parameters traced to each caller."""
        from lintkit.program.flows import flows  # noqa: PLC0415  it asks the program in turn

        return flows(self, place)

    def definition(self, place: Place) -> Site | None:
        """The instruction that assigns the register; None for a parameter."""
        position = self._plan(place.code).definition(place.register)
        return None if position is None else Site(place.code, position)

    def defining(self, place: Place) -> AnyInstruction | None:
        """The instruction that assigns the register; None for a parameter."""
        return self._plan(place.code).defining(place.register)

    def uses(self, place: Place) -> tuple[Site, ...]:
        """The instructions of the same code that read the register."""
        found = self._uses.get(place.code)
        if found is None:
            found = self._uses[place.code] = defaultdict(list)
            for position, instruction in enumerate(self.code(place.code).instructions):
                for register in dict.fromkeys(operands(instruction)):
                    found[register].append(Site(place.code, position))
        return tuple(found.get(place.register, ()))

    # --- calls ------------------------------------------------------------------------------
    def calls(self) -> Iterator[tuple[Site, ir.Call]]:
        """Every explicit call of the program."""
        for ref in self.codes():
            for position, instruction in enumerate(self.code(ref).instructions):
                if isinstance(instruction, ir.Call):
                    yield Site(ref, position), instruction

    def callees(self, site: Site) -> tuple[AbstractValue, ...]:
        """What a call can call; empty where that is not known."""
        instruction = self.instruction(site)
        if not isinstance(instruction, ir.Call):
            return ()
        return self.values(Place(site.code, instruction.callee))

    def arguments(self, site: Site) -> BoundArguments:
        """The arguments of a call, expanded."""
        from lintkit.program.binding import arguments  # noqa: PLC0415  it asks the program in turn

        return arguments(self, site)

    def callers(self, ref: CodeRef) -> tuple[CallEdge, ...]:
        """The edges into a code."""
        return self._callers.get(ref, ())

    def edges(self) -> Iterator[CallEdge]:
        """Every edge of the call graph, by caller and position."""
        return iter(self._edges)

    def crowds(self) -> tuple[CallEdge, ...]:
        """What calls of one of very many objects may lead to, by the name of the method alone.

        No edges of the call graph, from which nothing is concluded.
        """
        return public.edges(self._link, self._link.crowds)

    def never_run(self, sites: Iterable[Site]) -> frozenset[Site]:
        """Those of some places to which no run of their code comes."""
        return public.never_run(self._link, sites)

    def stats(self) -> public.Stats:
        """How many calls lead into the program, to libraries, to builtins, or cannot be told."""
        return public.stats(self)

    def imported(self, importer: str, module: str, level: int = 0) -> str | None:
        """The path of the module of the program that an import in a file runs."""
        return public.imported(self._link, importer, module, level)

    def is_found(self, importer: str, module: str) -> bool:
        """Whether an import in a file finds a module or a package of the program by a name."""
        return self._link.modules.find(module, importer) is not None

    def provider(self, path: str, name: str) -> str | None:
        """The path of the module that binds a global name of another, or of its own."""
        return self._link.modules.provider(path, name)

    def provider_of(self, importer: str, load: ImportFrom) -> str | None:
        """The path of the module that binds what an import in a file takes from another."""
        found = self.imported(importer, load.module, load.level)
        return None if found is None else self.provider(found, load.name)

    # --- reach ------------------------------------------------------------------------------
    @cached_property
    def graph(self) -> CallGraph:
        """The call graph."""
        return CallGraph(self)

    def entry_points(self) -> tuple[tuple[CodeRef, EntryPoint], ...]:
        """Where execution starts."""
        return self._entry_points

    @cached_property
    def _entry_points(self) -> tuple[tuple[CodeRef, EntryPoint], ...]:
        from lintkit.program.entry_points import entry_points  # noqa: PLC0415  it asks in turn

        return entry_points(self)

    def reaching(self, ref: CodeRef) -> frozenset[CodeRef]:
        """Every code from which `ref` can be reached, itself included."""
        return self.graph.reaching(ref)

    def path(self, source: CodeRef, target: CodeRef) -> tuple[CallEdge, ...]:
        """A shortest call path between two codes; empty where there is none."""
        return self.graph.path(source, target)

    @cached_property
    def _edges(self) -> tuple[CallEdge, ...]:
        return public.edges(self._link, self._link.edges)

    @cached_property
    def _callers(self) -> dict[CodeRef, tuple[CallEdge, ...]]:
        found: dict[CodeRef, list[CallEdge]] = {}
        for edge in self._edges:
            if isinstance(edge.callee, CodeRef):
                found.setdefault(edge.callee, []).append(edge)
        return {ref: tuple(edges) for ref, edges in found.items()}
