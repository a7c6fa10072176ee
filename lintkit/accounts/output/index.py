"""Where registers, names and attributes of a program are read: the def-use chains of a slice."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from lintkit.ir import Call, GetAttr, GetItem, LoadName
from lintkit.program.values import Class, Instance, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.catalogue.edge_cases import EdgeCases
    from lintkit.program.program import Program
    from lintkit.program.values import CallEdge, CodeRef


class Index:
    """Reads of one program, each code looked through once.

    Args:
        program: the linked program.
        is_test: whether a path is one of the tests, whose calls and reads do not count.
        edge_cases: which functions look for edge cases.
    """

    def __init__(
        self, program: Program, is_test: Callable[[str], bool], edge_cases: EdgeCases
    ) -> None:
        self.program = program
        self.edge_cases = edge_cases
        self.is_test = is_test
        self._callers: dict[CodeRef, list[CallEdge]] = {}

    def loads(self, path: str, owner: int, name: str) -> tuple[Place, ...]:
        """The registers into which a name that several codes see is read, in its own file."""
        return tuple(self._loads.get((path, owner, name), ()))

    def callees(self, site: Site) -> tuple[CodeRef, ...]:
        """The codes of the program that a call runs, guesses left out."""
        return tuple(self._callees.get(site, ()))

    def callers(self, ref: CodeRef) -> list[CallEdge]:
        """The edges into a code, tests left out."""
        found = self._callers.get(ref)
        if found is None:
            edges = self.program.callers(ref)
            found = self._callers[ref] = [one for one in edges if not self.is_test(one.caller.path)]
        return found

    def attribute_reads(self, place: Place, name: str) -> tuple[list[Place], bool]:
        """Where an attribute of the objects in a register is read, and whether that is all."""
        owners = {
            value for value in self.program.values(place) if isinstance(value, (Instance, Class))
        }
        found, complete = [], bool(owners)
        for read in self._attributes.get(name, ()):
            instruction = self.program.instruction(read)
            if not isinstance(instruction, GetAttr) or self.is_test(read.code.path):
                continue
            values = self.program.values(Place(read.code, instruction.object))
            if owners & set(values):
                found.append(Place(read.code, instruction.target))
            elif not values:
                complete = False
        return found, complete

    @cached_property
    def _attributes(self) -> dict[str, list[Site]]:
        found: dict[str, list[Site]] = defaultdict(list)
        for site, instruction in self._all():
            if isinstance(instruction, GetAttr):
                found[instruction.name].append(site)
        return found

    @cached_property
    def _loads(self) -> dict[tuple[str, int, str], list[Place]]:
        found: dict[tuple[str, int, str], list[Place]] = defaultdict(list)
        for site, instruction in self._all():
            if isinstance(instruction, LoadName):
                key = (site.code.path, instruction.owner, instruction.name)
                found[key].append(Place(site.code, instruction.target))
        return found

    @cached_property
    def _callees(self) -> dict[Site, list[CodeRef]]:
        found: dict[Site, list[CodeRef]] = defaultdict(list)
        for edge in self.program.edges():
            if not isinstance(edge.callee, str) and edge.confidence != "low":
                found[edge.site].append(edge.callee)
        return found

    def _all(self) -> Iterator[tuple[Site, Call | GetAttr | GetItem | LoadName]]:
        for ref in self.program.codes():
            for position, instruction in enumerate(self.program.code(ref).instructions):
                if isinstance(instruction, (Call, GetAttr, GetItem, LoadName)):
                    yield Site(ref, position), instruction
