"""What tests say of the settings of a program: what none of them names has its default."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.environment import environment_read
from lintkit.program.values import Constant, Place, Site

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lintkit.accounts.proof.worlds import World
    from lintkit.model import Step
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef, Flow

_SECRET = re.compile(r"key|token|secret|password|credential", re.IGNORECASE)
"""Variables that whoever runs the tests sets, though no test says so."""
_HOOK = "pytest_"
_MARK = "parametrize"


class Settings:
    """The settings that code reads while the tests run.

    Args:
        program: the linked program.
        tests: the code of tests.
    """

    def __init__(self, program: Program, tests: Collection[CodeRef]) -> None:
        self._program = program
        self._tests = tests
        self._sets: dict[CodeRef, dict[str, list[Constant] | None]] = {}

    def values(self, flow: Flow, world: World) -> list[Constant] | None:
        """What a default of a setting can be in a test; None where that is not told.

        That is itself, and what the test sets in the environment.
        """
        names = frozenset(name for step in flow.steps for name in self._at(step))
        if not names or any(map(_SECRET.search, names)) or not isinstance(flow.value, Constant):
            return None
        found = [flow.value]
        for name in names:
            if self._is_in(self._passed, name, world):
                return None
            for ref in self._by_end.get(name.lower(), ()):
                if self._counts(ref, world):
                    set_ = self._set_by(ref).get(name)
                    if set_ is None:
                        return None
                    found += set_
        return found

    def is_set(self, name: str, world: World) -> bool:
        """Whether a test may assign an attribute or global name, or have it patched."""
        return self._is_in(self._by_path, name, world)

    def may_set(self, variable: str, world: World) -> bool:
        """Whether a test, or who runs it, may set a variable of the environment."""
        return bool(_SECRET.search(variable)) or self._is_in(self._by_end, variable, world)

    def _is_in(self, found: dict[str, list[CodeRef]], name: str, world: World) -> bool:
        return any(self._counts(ref, world) for ref in found.get(name.lower(), ()))

    def _counts(self, ref: CodeRef, world: World) -> bool:
        return world.runs(ref) or self._program.code(ref).name.startswith(_HOOK)

    @cached_property
    def _by_end(self) -> dict[str, list[CodeRef]]:
        """The codes of tests by the words in them and how these end: `APP_DEBUG` names `debug`."""
        return self._by_words("_.")

    @cached_property
    def _by_path(self) -> dict[str, list[CodeRef]]:
        """The same for paths: `app.config.debug` names `debug`."""
        return self._by_words(".")

    def _by_words(self, marks: str) -> dict[str, list[CodeRef]]:
        found: dict[str, list[CodeRef]] = defaultdict(list)
        for ref in self._tests:
            ends: set[str] = set()
            for word in map(str.lower, _words(self._program, ref)):
                starts = (i + 1 for i, mark in enumerate(word) if mark in marks)
                ends.update(word[start:] for start in (0, *starts))
            for end in ends:
                found[end].append(ref)
        return found

    @cached_property
    def _passed(self) -> dict[str, list[CodeRef]]:
        """The codes of tests by the keywords that they pass."""
        found: dict[str, list[CodeRef]] = defaultdict(list)
        for ref in self._tests:
            for one in self._program.code(ref).instructions:
                if isinstance(one, ir.Call):
                    for name in {argument.name for argument in one.arguments}:
                        found[name].append(ref)
        return found

    def _set_by(self, ref: CodeRef) -> dict[str, list[Constant] | None]:
        """By variable of the environment that a code of tests names, what it sets it to."""
        if ref not in self._sets:
            found: dict[str, list[Constant] | None] = {}
            for name, values in self._named(ref):
                known = found.setdefault(name, [])
                found[name] = None if values is None or known is None else [*known, *values]
            self._sets[ref] = found
        return self._sets[ref]

    def _named(self, ref: CodeRef) -> Iterator[tuple[str, list[Constant] | None]]:
        """The texts in a code of tests, each with what is set beside it, if anything is."""
        for instruction in self._program.code(ref).instructions:
            pairs: list[tuple[int, int]] = []
            if isinstance(instruction, ir.SetItem):
                pairs = [(instruction.key, instruction.value)]
            elif isinstance(instruction, ir.Build) and instruction.kind == "dict":
                pairs = [(entry.key, entry.value) for entry in instruction.entries]
            elif isinstance(instruction, ir.Call):
                given = [one.value for one in instruction.arguments]
                pairs = list(pairwise([*given, ir.NO_REGISTER]))
            elif isinstance(instruction, ir.Operate | ir.GetItem):
                pairs = [(one, ir.NO_REGISTER) for one in _asked(instruction)]
            for key, value in pairs:
                for name in _texts(self._program, ref, key):
                    yield name, _constants(self._program, ref, value) or None

    def _at(self, step: Step) -> Iterator[str]:
        """The settings that are read on a line: variables of the environment, fields of classes."""
        place = (step.path, step.line)
        if place in self._reads:
            yield self._reads[place]
        yield from self._fields.get(place, ())

    @cached_property
    def _reads(self) -> dict[tuple[str, int], str]:
        found = {}
        for ref in self._program.codes():
            for position, instruction in enumerate(self._program.code(ref).instructions):
                if isinstance(instruction, ir.Call | ir.GetItem):
                    read = environment_read(self._program, Site(ref, position))
                    if read is not None and read.variable:
                        found[ref.path, instruction.line] = read.variable
        return found

    @cached_property
    def _fields(self) -> dict[tuple[str, int], list[str]]:
        found: dict[tuple[str, int], list[str]] = {}
        for ref in self._program.codes():
            if self._program.code(ref).kind == "class":
                for one in self._program.code(ref).instructions:
                    if isinstance(one, ir.Annotate) and one.object == ir.NO_REGISTER:
                        found.setdefault((ref.path, one.line), []).append(one.name)
        return found


def _asked(instruction: ir.Operate | ir.GetItem) -> tuple[int, ...]:
    return (instruction.key,) if isinstance(instruction, ir.GetItem) else instruction.operands


def _words(program: Program, ref: CodeRef) -> Iterator[str]:
    """The words of a code by which it can mean a setting: names of parameters mean none."""
    instructions = program.code(ref).instructions
    marks = {
        one.target for one in instructions if isinstance(one, ir.GetAttr) and one.name == _MARK
    }
    parameters = {
        one.arguments[0].value
        for one in instructions
        if isinstance(one, ir.Call) and one.callee in marks and one.arguments
    }
    for instruction in instructions:
        if isinstance(instruction, ir.Const) and isinstance(instruction.value, str):
            if instruction.target not in parameters:
                yield instruction.value
        elif isinstance(instruction, ir.SetAttr):
            yield instruction.name


def _constants(program: Program, ref: CodeRef, register: int) -> list[Constant]:
    values = program.values(Place(ref, register)) if register >= 0 else ()
    found = [value for value in values if isinstance(value, Constant)]
    return found if len(found) == len(values) else []


def _texts(program: Program, ref: CodeRef, register: int) -> list[str]:
    values = _constants(program, ref, register)
    return [one.value for one in values if isinstance(one.value, str)]
