"""What one code hands to libraries and unknown callers, which may run it without a call in sight.

A function that is taken as a value, the methods of a class of which objects are made, a method
that is looked up by a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit import ir
from lintkit.accounts.proof.decorations import texts, written_names
from lintkit.accounts.proof.located import located
from lintkit.lowering.operands import operands
from lintkit.program.library.templates import TEMPLATES
from lintkit.program.provenance.hierarchy import lineage, methods
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
    from collections.abc import Callable, Collection, Iterable, Iterator

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
_LOADING = re.compile(
    r"(importlib\.(import_module|reload|util\.module_from_spec|metadata\.(EntryPoint|entry_points)\b.*)"
    r"|(runpy|pkgutil|pkg_resources|imp)\.\w+|builtins\.(__import__|exec|eval))$"
)
_HANDING_ON = (ir.Build, ir.SetAttr, ir.SetItem)
_HANDING_BACK = (ir.Return, ir.Yield)


class Handed(Struct, frozen=True):
    """What a code hands on.

    Attributes:
        codes: what may run for it: functions, bodies of classes.
        made: the classes of which it makes objects, or that it hands on for others to do so.
        asked: the names of methods that it calls on it is not known what, be it among others.
        asked_of_own: those that it calls on its own object, where the class of that says which.
        back: the functions and classes that it returns to whoever called it.
        loaded: the files that it imports by a name which is computed.
        located: those that it loads by where they lie, of which it then runs what it likes.
        loads_any: it imports what nobody can tell.
    """

    codes: frozenset[CodeRef]
    made: frozenset[CodeRef]
    asked: frozenset[str]
    asked_of_own: frozenset[str]
    back: tuple[Function | Class, ...]
    loaded: frozenset[str]
    located: frozenset[str]
    loads_any: bool


class Handing:
    """Reads what the codes of one program hand on.

    Args:
        program: the linked program.
        is_told: whether the class of its own object tells which method a call runs.
    """

    def __init__(self, program: Program, is_told: Callable[[Site], bool]) -> None:
        self._program = program
        self._is_told = is_told
        self._starts = frozenset(ref for ref, _ in program.entry_points())
        self._known: dict[CodeRef, Handed] = {}

    def of(self, ref: CodeRef) -> Handed:
        """What a code hands on."""
        if ref not in self._known:
            self._known[ref] = self._read(ref)
        return self._known[ref]

    def is_plain(self, class_: CodeRef) -> bool:
        """Whether no library runs methods of a class unasked but those that Python itself runs."""
        return all(
            symbol.startswith(_PLAIN_BASES) or symbol in TEMPLATES
            for symbol in lineage(self._program, class_).outside
        )

    def contract(self, class_: CodeRef) -> frozenset[str]:
        """The methods that a base in the program asks a class for: no library knows of them."""
        return frozenset(
            self._program.code(method).name
            for method in methods(self._program, class_)
            if "abstractmethod" in written_names(self._program, method)
        )

    def _read(self, ref: CodeRef) -> Handed:
        codes: set[CodeRef] = set()
        taken: list[Function | Class] = []
        back: list[Function | Class] = []
        made: set[CodeRef] = set()
        asked: set[str] = set()
        asked_of_own: set[str] = set()
        loaded: set[str] = set()
        lying: set[str] = set()
        loads_any = False
        for position, instruction in enumerate(self._program.code(ref).instructions):
            if isinstance(instruction, ir.Call):
                site = Site(ref, position)
                called = self._program.callees(site)
                taken += self._given(site, instruction, called)
                if not self._is_seen_through(called):
                    codes.update(self._of_instances(site, instruction))
                made.update(value.code for value in called if isinstance(value, Class))
                codes.update(self._looked_up(site, instruction, called))
                if any(isinstance(v, External) and _LOADING.match(v.symbol) for v in called):
                    names = list(texts(self._program, self._program.arguments(site).positional[:1]))
                    files = located(self._program, site)
                    lying |= files or frozenset()
                    loaded.update(
                        filter(None, (self._program.imported(ref.path, n) for n in names))
                    )
                    loads_any |= not names and files is None
                of = asked_of_own if self._is_told(site) else asked
                of.update(self._asked(site, instruction, called))
            elif isinstance(instruction, ir.MakeClass):
                codes.add(CodeRef(ref.path, instruction.code))
            elif isinstance(instruction, _HANDING_ON):
                taken += self._in(ref, operands(instruction))
            elif isinstance(instruction, _HANDING_BACK):
                back += self._in(ref, operands(instruction))
        codes.update(value.code for value in taken if isinstance(value, Function))
        made.update(value.code for value in taken if isinstance(value, Class))
        return Handed(
            frozenset(codes),
            frozenset(made),
            frozenset(asked),
            frozenset(asked_of_own),
            tuple(back),
            frozenset(loaded),
            frozenset(lying),
            loads_any,
        )

    def _given(
        self, site: Site, call: ir.Call, called: Collection[AbstractValue]
    ) -> Iterator[Function | Class]:
        arguments = self._in(site.code, [argument.value for argument in call.arguments])
        if call.role != "decorator":
            if self._is_seen_through(called):
                return
            yield from arguments
        elif self._registers(site, call):
            # What is registered with an object may be run by that; entry points are entered.
            for value in arguments:
                if isinstance(value, Function) and value.code not in self._starts:
                    yield value

    def _of_instances(self, site: Site, call: ir.Call) -> Iterator[CodeRef]:
        """The methods that a library runs on objects which it knows by a base of its own."""
        for argument in call.arguments:
            for value in self._values(site.code, argument.value):
                if isinstance(value, Instance) and not TEMPLATES.isdisjoint(
                    lineage(self._program, value.class_).outside
                ):
                    yield from methods(self._program, value.class_)

    def _is_seen_through(self, called: Collection[AbstractValue]) -> bool:
        """Whether all that a call may run is seen, or looks only."""
        return bool(called) and all(
            isinstance(value, Function)
            or (isinstance(value, Class) and self.is_plain(value.code))
            or (isinstance(value, External) and value.symbol.startswith(_LOOKING))
            for value in called
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

    def _asked(self, site: Site, call: ir.Call, called: Collection[AbstractValue]) -> Iterator[str]:
        made = self._program.definition(Place(site.code, call.callee))
        got = None if made is None else self._program.instruction(made)
        if isinstance(got, ir.GetAttr) and (
            not called or any(isinstance(v, Unknown) or self._may_wrap(v) for v in called)
        ):
            yield got.name

    def _may_wrap(self, value: AbstractValue) -> bool:
        """Whether a library that gives what is called was handed an object of the program."""
        return (
            isinstance(value, External)
            and value.origin is not None
            and any(
                isinstance(inner, Instance)
                for place in self._program.arguments(value.origin).places
                for inner in self._program.values(place)
            )
        )

    def _looked_up(
        self, site: Site, call: ir.Call, called: Collection[AbstractValue]
    ) -> Iterator[CodeRef]:
        """`getattr` with a name that is not known: any method may be meant."""
        if not any(isinstance(v, External) and v.symbol == "builtins.getattr" for v in called):
            return
        arguments = [argument.value for argument in call.arguments]
        name = arguments[1] if len(arguments) > 1 else ir.NO_REGISTER
        names = self._values(site.code, name)
        if all(map(_is_constant, names)) if names else self._is_of_none(site.code, name):
            return
        for value in self._values(site.code, arguments[0]) if arguments else ():
            if isinstance(value, Instance):
                yield from methods(self._program, value.class_)

    def _is_of_none(self, ref: CodeRef, register: int) -> bool:
        """Whether something is read from None alone: no run gets so far."""
        made = self._program.definition(Place(ref, register)) if register >= 0 else None
        got = None if made is None else self._program.instruction(made)
        owners = self._values(ref, got.object) if isinstance(got, ir.GetAttr) else ()
        return bool(owners) and all(
            isinstance(owner, Constant) and owner.value is None for owner in owners
        )

    def _in(self, ref: CodeRef, registers: Iterable[int]) -> Iterator[Function | Class]:
        for register in registers:
            for value in self._values(ref, register):
                if isinstance(value, Function | Class):
                    yield value

    def _values(self, ref: CodeRef, register: int) -> tuple[AbstractValue, ...]:
        return self._program.values(Place(ref, register)) if register >= 0 else ()


def _is_constant(value: AbstractValue) -> bool:
    """Whether a name is given, be it by a library: that knows no methods of the program."""
    return isinstance(value, Constant) or (isinstance(value, External) and value.origin is None)
