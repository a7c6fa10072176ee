"""Code that may run without an edge of the call graph: libraries and unknown calls run it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.lowering.operands import operands
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.values import (
    Class,
    CodeRef,
    Constant,
    External,
    Instance,
    Place,
    Site,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.proof.suite import Suite
    from lintkit.program.program import Program

_GETATTR = "builtins.getattr"
# Decorators after which a function runs when it is called, and only then.
_PLAIN_DECORATORS = (
    "abc.",
    "backoff.",
    "builtins.",
    "contextlib.",
    "functools.",
    "tenacity.",
    "typing.",
    "typing_extensions.",
)
# Bases that call no methods of their subclasses but those that Python itself calls.
_PLAIN_BASES = ("abc.", "builtins.", "enum.", "pydantic.", "pydantic_settings.", "typing.")


class Doubts:
    """What tests may run of the program, although no call of it is seen."""

    def __init__(self, program: Program, suite: Suite) -> None:
        self._program = program
        self._suite = suite
        self._starts = frozenset(ref for ref, _ in program.entry_points())

    def imports(self, path: str) -> bool:
        """Whether a file runs, as far as it is seen, when the tests are imported."""
        return path in self._imported

    def may_run(self, ref: CodeRef) -> bool:
        """Whether a test may run a code of the program that none is seen to run."""
        is_test = ref.path in self._suite.paths
        return not is_test and self.imports(ref.path) and self._escapes(ref)

    def _escapes(self, ref: CodeRef) -> bool:
        """Whether something else than the calls that are seen can run a code."""
        code = self._program.code(ref)
        if code.kind == "lambda" or code.name in self._taken:
            return True
        if ref not in self._starts and any(
            not symbol.startswith(_PLAIN_DECORATORS) for _, symbol in self._suite.decorations(ref)
        ):
            return True
        parent = CodeRef(ref.path, code.parent)
        return parent in self._inherited or parent in self._looked_into

    @cached_property
    def _inherited(self) -> frozenset[CodeRef]:
        """The classes of whose objects a library may call methods, since they extend its own."""
        found: set[CodeRef] = set()
        for ref in self._program.codes():
            if self._program.code(ref).kind == "class":
                known = lineage(self._program, ref)
                if any(not symbol.startswith(_PLAIN_BASES) for symbol in known.outside):
                    found.update(known.order)
        return frozenset(found)

    @cached_property
    def _looked_into(self) -> frozenset[CodeRef]:
        """The classes of objects whose methods the program looks up by names that it computes."""
        found: set[CodeRef] = set()
        for site, call in self._lookups():
            if None in self._names(site, call):
                for value in self._program.values(Place(site.code, call.arguments[0].value)):
                    if isinstance(value, Instance | Class):
                        class_ = value.class_ if isinstance(value, Instance) else value.code
                        found.update(lineage(self._program, class_).order)
        return frozenset(found)

    def _lookups(self) -> Iterator[tuple[Site, ir.Call]]:
        """Every `getattr(object, name)` of the program."""
        for ref in self._program.codes():
            for position, instruction in enumerate(self._program.code(ref).instructions):
                if isinstance(instruction, ir.Call) and len(instruction.arguments) > 1:
                    called = self._program.callees(Site(ref, position))
                    if any(isinstance(v, External) and v.symbol == _GETATTR for v in called):
                        yield Site(ref, position), instruction

    def _names(self, site: Site, call: ir.Call) -> set[str | None]:
        """The names that a lookup can ask for; None for one that is not known."""
        values = self._program.values(Place(site.code, call.arguments[1].value))
        texts = (value.value if isinstance(value, Constant) else None for value in values)
        return {text if isinstance(text, str) else None for text in texts} or {None}

    @cached_property
    def _taken(self) -> frozenset[str]:
        """Names of functions and methods that the program handles as values."""
        taken = {name for ref in self._program.codes() for name in self._taken_in(ref)}
        for site, call in self._lookups():
            taken.update(name for name in self._names(site, call) if name is not None)
        return frozenset(taken)

    def _taken_in(self, ref: CodeRef) -> Iterator[str]:
        instructions = self._program.code(ref).instructions
        codes = self._program.modules[ref.path].codes
        read: dict[int, str] = {}
        for instruction in instructions:
            if isinstance(instruction, (ir.GetAttr, ir.LoadName)):
                read[instruction.target] = instruction.name
            elif isinstance(instruction, ir.MakeFunction):
                read[instruction.target] = codes[instruction.code].name
        for instruction in instructions:
            used = list(operands(instruction))
            if isinstance(instruction, ir.Call):
                used.remove(instruction.callee)
            binds = isinstance(instruction, (ir.GetAttr, ir.StoreName)) or (
                isinstance(instruction, ir.Call) and instruction.role == "decorator"
            )
            if not binds:
                yield from (read[register] for register in used if register in read)

    @cached_property
    def _imported(self) -> frozenset[str]:
        """The files that run, as far as it is seen, when the tests are imported."""
        found = set(self._suite.paths)
        waiting = sorted(found)
        while waiting:
            for path in self._imports(waiting.pop()):
                if path not in found:
                    found.add(path)
                    waiting.append(path)
        return frozenset(found)

    def _imports(self, importer: str) -> Iterator[str]:
        for code in self._program.modules[importer].codes:
            for instruction in code.instructions:
                for module, level in _named(instruction):
                    path = self._program.imported(importer, module, level)
                    if path is not None:
                        yield path


def _named(instruction: ir.AnyInstruction) -> Iterable[tuple[str, int]]:
    """The modules that an import may run, each with the number of leading dots."""
    if isinstance(instruction, ir.ImportModule):
        parts = instruction.module.split(".")
        return [(".".join(parts[:end]), 0) for end in range(1, len(parts) + 1)]
    if isinstance(instruction, ir.ImportFrom):
        module = instruction.module
        below = f"{module}.{instruction.name}" if module else instruction.name
        return [(module, instruction.level), (below, instruction.level)]
    if isinstance(instruction, ir.ImportStar):
        return [(instruction.module, instruction.level)]
    return []
