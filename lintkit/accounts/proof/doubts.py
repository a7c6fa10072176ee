"""Code that tests may run without an edge of the call graph: libraries and unknown calls run it.

What can run must be there: a function that somebody takes as a value, the methods of a class that
somebody makes objects of. Taken and made, that is, by code that tests run themselves.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.proof.dispatch import Reach
from lintkit.lowering.operands import operands
from lintkit.program.entry_points import main_line
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.values import (
    Class,
    CodeRef,
    Constant,
    External,
    Function,
    Instance,
    Place,
    Site,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from lintkit.accounts.proof.dispatch import Dispatch
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue

# Bases that call no methods of their subclasses but those that Python itself calls.
_PLAIN_BASES = ("abc.", "builtins.", "enum.", "pydantic.", "pydantic_settings.", "typing.")
# What looks at functions and runs none.
_LOOKING = (
    "asyncio.iscoroutine", "builtins.callable", "builtins.getattr", "builtins.hasattr",
    "builtins.id", "builtins.isinstance", "builtins.issubclass", "builtins.print", "builtins.repr",
    "builtins.str", "builtins.type", "functools.update_wrapper", "functools.wraps", "inspect.",
    "logging.", "typing.",
)  # fmt: skip
_HANDING_ON = (ir.Build, ir.SetAttr, ir.SetItem)
_HANDING_BACK = (ir.Return, ir.Yield)


class Doubts:
    """What the tests of a program may run, although no call of it is seen.

    Attributes:
        paths: the files that run, as far as it is seen, when the tests are imported.
    """

    def __init__(
        self,
        program: Program,
        dispatch: Dispatch,
        paths: frozenset[str],
        running: Mapping[CodeRef, Collection[int]],
    ) -> None:
        """Takes the files, and what tests run for all that is seen, with its scopes."""
        self._program = program
        self._dispatch = dispatch
        self._starts = frozenset(ref for ref, _ in program.entry_points())
        self._made: set[CodeRef] = set()
        self._asked: set[str] = set()
        self._methods: dict[str, set[CodeRef]] = defaultdict(set)
        self._reach = Reach(running)
        self._unseen: set[CodeRef] = set()
        self.paths = paths
        bodies = (CodeRef(path, ir.MODULE_CODE) for path in self.paths)
        # What stands under `__name__ == "__main__"` does not run on import.
        self._add(body for body in bodies if main_line(program, body) is None)
        while self._reach.waiting:
            self._visit(self._reach.waiting.pop())

    def may_run(self, ref: CodeRef) -> bool:
        """Whether a test may run a code, called or not."""
        return ref in self._reach

    def _add(self, refs: Iterable[CodeRef]) -> None:
        """What nobody is seen to call may be called by anybody, and hand back what it likes."""
        for ref in refs:
            self._unseen.add(ref)
            self._reach.add(ref)

    def _visit(self, ref: CodeRef) -> None:
        ways = ((ref, way) for way in self._dispatch.ways.get(ref, ()))
        for caller, way in (*ways, *self._reach.freed(ref)):
            self._reach.follow(caller, way)
        code = self._program.code(ref)
        for position, instruction in enumerate(code.instructions):
            if isinstance(instruction, ir.Call):
                self._call(Site(ref, position), instruction)
            elif isinstance(instruction, ir.MakeClass):
                self._add([CodeRef(ref.path, instruction.code)])
            elif isinstance(instruction, _HANDING_ON) or (
                isinstance(instruction, _HANDING_BACK) and ref in self._unseen
            ):
                self._take(ref, operands(instruction))

    def _call(self, site: Site, call: ir.Call) -> None:
        called = self._program.callees(site)
        arguments = [argument.value for argument in call.arguments]
        if call.role != "decorator":
            if self._hands_out(called):
                self._take(site.code, arguments)
        elif self._registers(site, call):
            # What is registered with an object may be run by that; entry points are entered.
            taken = self._functions(site.code, arguments)
            self._add(ref for ref in taken if ref not in self._starts)
        for value in called:
            if isinstance(value, Class):
                self._make(value.code)
        symbols = {value.symbol for value in called if isinstance(value, External)}
        if "builtins.getattr" in symbols:
            self._by_name(site, arguments)
        if all(isinstance(value, Unknown) for value in called):
            made = self._program.definition(Place(site.code, call.callee))
            got = None if made is None else self._program.instruction(made)
            if isinstance(got, ir.GetAttr):
                self._asked.add(got.name)
                self._add(self._methods[got.name])

    def _hands_out(self, called: Collection[AbstractValue]) -> bool:
        """Whether what a call is given can be run by code that is not seen."""
        return not called or any(
            not value.symbol.startswith(_LOOKING)
            if isinstance(value, External)
            else not self._is_plain(value.code)
            if isinstance(value, Class)
            else not isinstance(value, Function)
            for value in called
        )

    def _is_plain(self, class_: CodeRef) -> bool:
        """Whether no library runs methods of a class unasked but those that Python itself runs."""
        return all(
            symbol.startswith(_PLAIN_BASES) for symbol in lineage(self._program, class_).outside
        )

    def _registers(self, site: Site, call: ir.Call) -> bool:
        """Whether a decorator is a method, as in `@bus.on("x")`, and not a mere function."""
        made = self._program.definition(Place(site.code, call.callee))
        if made is not None and isinstance(inner := self._program.instruction(made), ir.Call):
            made = self._program.definition(Place(site.code, inner.callee))
        got = None if made is None else self._program.instruction(made)
        if not isinstance(got, ir.GetAttr):
            return False
        owners = self._program.values(Place(site.code, got.object))
        return any(isinstance(owner, External) and owner.origin for owner in owners)

    def _take(self, ref: CodeRef, registers: Iterable[int]) -> None:
        """Something is handed on, to whoever may call it."""
        for register in registers:
            for value in self._values(ref, register):
                if isinstance(value, Function):
                    self._add([value.code])
                elif isinstance(value, Class):
                    self._make(value.code)

    def _functions(self, ref: CodeRef, registers: Iterable[int]) -> Iterator[CodeRef]:
        for register in registers:
            for value in self._values(ref, register):
                if isinstance(value, Function):
                    yield value.code

    def _by_name(self, site: Site, arguments: list[int]) -> None:
        """`getattr` with a name that is not known: any method may be meant."""
        name = arguments[1] if len(arguments) > 1 else ir.NO_REGISTER
        names = self._values(site.code, name)
        if all(map(_is_constant, names)) if names else self._is_of_none(site.code, name):
            return
        for value in self._values(site.code, arguments[0]) if arguments else ():
            if isinstance(value, Instance):
                self._add(self._of_class(value.class_))

    def _is_of_none(self, ref: CodeRef, register: int) -> bool:
        """Whether something is read from None alone: no run gets so far."""
        made = self._program.definition(Place(ref, register)) if register >= 0 else None
        got = None if made is None else self._program.instruction(made)
        owners = self._values(ref, got.object) if isinstance(got, ir.GetAttr) else ()
        return bool(owners) and all(
            isinstance(owner, Constant) and owner.value is None for owner in owners
        )

    def _make(self, class_: CodeRef) -> None:
        """Objects of a class are made, of which libraries and unknown calls may call methods."""
        if class_ in self._made:
            return
        self._made.add(class_)
        is_plain = self._is_plain(class_)
        for method in self._of_class(class_):
            code = self._program.code(method)
            self._methods[code.name].add(method)
            if not is_plain or code.name.startswith("__") or code.name in self._asked:
                self._add([method])

    def _of_class(self, class_: CodeRef) -> Iterator[CodeRef]:
        for owner in lineage(self._program, class_).order:
            for index, code in enumerate(self._program.modules[owner.path].codes):
                if code.parent == owner.index and code.kind == "function":
                    yield CodeRef(owner.path, index)

    def _values(self, ref: CodeRef, register: int) -> tuple[AbstractValue, ...]:
        return self._program.values(Place(ref, register)) if register >= 0 else ()


def _is_constant(value: AbstractValue) -> bool:
    """Whether a name is given, be it by a library: that knows no methods of the program."""
    return isinstance(value, Constant) or (isinstance(value, External) and value.origin is None)
