"""Objects that nobody is seen to make, of which only annotations speak: `def __init__(self, m: M)`.

Such an object is there in a test only if code runs that asks for one, or names its class.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.values import CodeRef

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from lintkit.ir import AnyInstruction, TypeRef
    from lintkit.program.program import Program

_RUN = frozenset({"function", "lambda"})


class Promised:
    """The codes of one program that can bring an object about which nobody is seen to make.

    Args:
        program: the linked program.
        is_made: whether somebody is seen to make an object of a class, or of one of its heirs.
    """

    def __init__(self, program: Program, is_made: Callable[[CodeRef], bool]) -> None:
        self._program = program
        self._is_made = is_made
        self._known: dict[CodeRef, frozenset[CodeRef]] = {}

    def by(self, class_: CodeRef) -> frozenset[CodeRef]:
        """The functions of which one must have run; none where importing a file may be enough.

        Who injects objects makes the one that asks for others, too: so does what asks for that.
        """
        if class_ not in self._known:
            found: set[CodeRef] = set()
            seen = {class_}
            waiting = [class_]
            while waiting:
                one = waiting.pop()
                name = self._program.code(one).name
                found |= self._naming[name] | self._methods(one)
                around = {CodeRef(r.path, self._program.code(r).parent) for r in self._naming[name]}
                new = self._heirs_of(around | self._fields[name]) - seen
                seen |= new
                waiting += new
            kinds = {self._program.code(ref).kind for ref in found}
            self._known[class_] = frozenset(found) if kinds <= _RUN else frozenset()
        return self._known[class_]

    def _methods(self, class_: CodeRef) -> set[CodeRef]:
        """The methods that an object of a class runs: one of them that runs has one.

        Those of a base do so only if no object of another heir is there for them.
        """
        return {
            CodeRef(owner.path, index)
            for owner in lineage(self._program, class_).order
            if owner == class_ or not self._is_made(owner)
            for index, code in enumerate(self._program.modules[owner.path].codes)
            if code.parent == owner.index and code.kind == "function"
        }

    def _heirs_of(self, refs: Collection[CodeRef]) -> set[CodeRef]:
        """The classes among some codes, and all that inherit from them."""
        return set[CodeRef]().union(*(self._heirs[ref] for ref in refs if ref in self._heirs))

    @cached_property
    def _heirs(self) -> dict[CodeRef, set[CodeRef]]:
        found: dict[CodeRef, set[CodeRef]] = defaultdict(set)
        for ref in self._program.codes():
            if self._program.code(ref).kind == "class":
                for owner in lineage(self._program, ref).order:
                    found[owner].add(ref)
        return found

    @cached_property
    def _fields(self) -> dict[str, set[CodeRef]]:
        """By the name of a class, those that declare a field for an object of it."""
        found: dict[str, set[CodeRef]] = defaultdict(set)
        for ref in self._program.codes():
            code = self._program.code(ref)
            for one in code.instructions if code.kind == "class" else ():
                for name in _types(one.annotation) if isinstance(one, ir.Annotate) else ():
                    found[name].add(ref)
        return self._with_other_names(found)

    @cached_property
    def _naming(self) -> dict[str, set[CodeRef]]:
        """By the name of a class, the codes that ask for an object of it, or take hold of it."""
        found: dict[str, set[CodeRef]] = defaultdict(set)
        for ref in self._program.codes():
            code = self._program.code(ref)
            for parameter in code.parameters:
                for name in _types(parameter.annotation):
                    found[name].add(ref)
            for instruction in code.instructions:
                for name in _names(instruction, in_class=code.kind == "class"):
                    found[name].add(ref)
        return self._with_other_names(found)

    def _with_other_names(self, found: dict[str, set[CodeRef]]) -> dict[str, set[CodeRef]]:
        """The same, with what is found by the names that imports give: `import C as D`."""
        for name, others in self._other_names.items():
            for other in others:
                found[name] |= found[other]
        return found

    @cached_property
    def _other_names(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for ref in self._program.codes():
            instructions = self._program.code(ref).instructions
            imported = {
                one.target: one.name for one in instructions if isinstance(one, ir.ImportFrom)
            }
            for one in instructions:
                if isinstance(one, ir.StoreName) and imported.get(one.value, one.name) != one.name:
                    found[imported[one.value]].add(one.name)
        return found


def _names(instruction: AnyInstruction, *, in_class: bool) -> Iterator[str]:
    if isinstance(instruction, ir.LoadName | ir.GetAttr):
        yield instruction.name
    elif isinstance(instruction, ir.Annotate) and not in_class:
        yield from _types(instruction.annotation)


def _types(annotation: TypeRef | None) -> Iterator[str]:
    """The names of the classes in an annotation."""
    if annotation is not None:
        yield annotation.name.rpartition(".")[2]
        for argument in annotation.args:
            yield from _types(argument)
