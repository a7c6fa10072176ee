"""What making an object runs: its `__init__`, and what that calls on the object itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.ir import NO_REGISTER, Call, GetAttr, LoadName
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.provenance.registers import defining, root
from lintkit.program.values import CodeRef, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lintkit.accounts.proof.ways import Way
    from lintkit.ir import Parameter
    from lintkit.program.program import Program
    from lintkit.program.values import Site

_INIT = "__init__"


class Constructing:
    """Tells which ways are gone whenever an object of their class is made.

    Args:
        program: the linked program.
        ways: those from each code.
    """

    def __init__(self, program: Program, ways: Callable[[CodeRef], Iterable[Way]]) -> None:
        self._program = program
        self._ways = ways
        self._run: dict[CodeRef, frozenset[CodeRef]] = {}
        self._methods: dict[CodeRef, dict[str, CodeRef]] = {}

    def goes(self, caller: CodeRef, way: Way) -> bool:
        """Whether making an object for a way comes to its call, on that object."""
        return (
            bool(way.made)
            and self._is_on_itself(way.at)
            and all(caller in self._run_by(class_) for class_ in {made for _, made in way.made})
        )

    def _run_by(self, class_: CodeRef) -> frozenset[CodeRef]:
        """The codes that making an object of a class runs on it."""
        if class_ not in self._run:
            found = dict.fromkeys(self._init(class_))
            waiting = list(found)
            while waiting:
                for way in self._ways(waiting.pop()):
                    if way.callee not in found and self._goes_on(class_, way, found):
                        found[way.callee] = None
                        waiting.append(way.callee)
            self._run[class_] = frozenset(found)
        return self._run[class_]

    def _goes_on(self, class_: CodeRef, way: Way, found: dict[CodeRef, None]) -> bool:
        code = self._program.code(way.callee)
        if CodeRef(way.callee.path, code.parent) in found:
            return True  # a function within it
        return any(made == class_ for _, made in way.made) and (
            code.name == _INIT or self._is_on_itself(way.at)
        )

    def _init(self, class_: CodeRef) -> Iterator[CodeRef]:
        for one in lineage(self._program, class_).order:
            if _INIT in (methods := self._methods_of(one)):
                yield methods[_INIT]
                return

    def _methods_of(self, class_: CodeRef) -> dict[str, CodeRef]:
        if class_ not in self._methods:
            self._methods[class_] = {
                code.name: CodeRef(class_.path, index)
                for index, code in enumerate(self._program.modules[class_.path].codes)
                if code.parent == class_.index and code.kind == "function"
            }
        return self._methods[class_]

    def _is_on_itself(self, site: Site) -> bool:
        """Whether a call runs a method of the object whose method it stands in: `self.run()`."""
        call = self._program.instruction(site) if site.position >= 0 else None
        callee = call.callee if isinstance(call, Call) else NO_REGISTER
        if callee < 0:
            return False
        got = defining(self._program, root(self._program, Place(site.code, callee)))
        if not isinstance(got, GetAttr):
            return False
        owner = root(self._program, Place(site.code, got.object))
        made = defining(self._program, owner)
        if isinstance(made, LoadName):
            around = CodeRef(site.code.path, made.owner)
            return any(p.name == made.name for p in self._first(around))
        return any(p.register == owner.register for p in self._first(site.code))

    def _first(self, ref: CodeRef) -> tuple[Parameter, ...]:
        code = self._program.code(ref)
        around = self._program.code(CodeRef(ref.path, code.parent))
        return code.parameters[:1] if around.kind == "class" else ()
