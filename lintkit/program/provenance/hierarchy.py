"""Classes as their definitions show them: bases, order, whether `__init__` is generated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit import ir
from lintkit.program.classes import linearize
from lintkit.program.kept import kept
from lintkit.program.provenance.registers import defining
from lintkit.program.provenance.stores import stores
from lintkit.program.values import Class, CodeRef, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.program.program import Program

_DATACLASSES = frozenset(
    {
        "attr.attrs",
        "attr.dataclass",
        "attr.define",
        "attr.frozen",
        "attr.s",
        "attrs.define",
        "attrs.frozen",
        "dataclasses.dataclass",
        "pydantic.dataclasses.dataclass",
    }
)
_SETTINGS = frozenset({"pydantic.BaseSettings", "pydantic_settings.BaseSettings"})
_MODELS = frozenset({"pydantic", "pydantic_settings"})
NAMED_TUPLES = frozenset({"typing.NamedTuple", "typing_extensions.NamedTuple"})
_PROTOCOLS = frozenset({"typing.Protocol", "typing_extensions.Protocol"})
_EMPTY = frozenset(
    {"abc.ABC", "builtins.object", "typing.Generic", "typing.Protocol", "builtins.Exception"}
)


class Lineage(Struct, frozen=True):
    """A class and what it inherits from.

    Attributes:
        order: the classes of the program in method resolution order, the class itself first.
        outside: symbols of the bases that the program does not define.
        has_init: one of the classes of the program defines `__init__`.
        generated: `__init__` takes the annotated fields by name.
        is_settings: its class attributes are defaults of fields.
        reads_environment: fields that are not passed come from the environment.
    """

    order: tuple[CodeRef, ...]
    outside: frozenset[str]
    has_init: bool
    generated: bool
    is_settings: bool
    reads_environment: bool

    @property
    def is_enumeration(self) -> bool:
        """Whether its class attributes are members, each with a `value`."""
        return any(symbol.startswith("enum.") for symbol in self.outside)

    @property
    def takes_fields(self) -> bool:
        """Whether instances can get attributes from keywords of the constructor."""
        return not self.has_init and (self.generated or bool(self.outside))


@kept
def lineage(program: Program, class_: CodeRef) -> Lineage:
    """What a class inherits from, as far as that is known."""
    orders: dict[CodeRef, tuple[int, ...]] = {}
    outside: set[str] = set()
    order = _linearized(program, class_, orders, outside)
    refs = list(orders)
    classes = tuple(refs[number] for number in order)
    names = stores(program).names
    is_tuple = not outside.isdisjoint(NAMED_TUPLES)
    generated = is_tuple or any(_is_dataclass(program, ref) for ref in classes)
    return Lineage(
        classes,
        frozenset(outside - _EMPTY),
        any((ref.path, ref.index, "__init__") in names for ref in classes),
        generated,
        generated or any(symbol.partition(".")[0] in _MODELS for symbol in outside),
        bool(outside & _SETTINGS),
    )


@kept
def is_protocol(program: Program, class_: CodeRef) -> bool:
    """Whether a class only says what others have; it has no instances of its own."""
    site = stores(program).makers.get(class_)
    made = None if site is None else program.instruction(site)
    return (
        site is not None
        and isinstance(made, ir.MakeClass)
        and any(
            isinstance(value, External) and value.symbol in _PROTOCOLS
            for argument in made.arguments
            for value in program.values(Place(site.code, argument.value))
        )
    )


def method(program: Program, order: Iterable[CodeRef], name: str) -> CodeRef | None:
    """The method that the first of several classes has that define it."""
    for class_ in order:
        for index, code in enumerate(program.modules[class_.path].codes):
            if (code.parent, code.name, code.kind) == (class_.index, name, "function"):
                return CodeRef(class_.path, index)
    return None


def fields(program: Program, order: tuple[CodeRef, ...]) -> list[str]:
    """The annotated fields of a class in the order in which `__init__` takes them."""
    names: dict[str, None] = {}
    for ref in reversed(order):
        for instruction in program.code(ref).instructions:
            if isinstance(instruction, ir.Annotate) and instruction.object == ir.NO_REGISTER:
                names[instruction.name] = None
    return list(names)


def _linearized(
    program: Program, class_: CodeRef, orders: dict[CodeRef, tuple[int, ...]], outside: set[str]
) -> tuple[int, ...]:
    """The classes that a class inherits from, itself first, as numbers in the order of `orders`.

    Args:
        program: the linked program.
        class_: the class.
        orders: those of the classes that were come to; empty of those that are being made.
        outside: gets the symbols of bases that are not of the program.
    """
    if class_ in orders:  # a base of several, or, where that is empty, of itself
        return orders[class_]
    number = len(orders)
    orders[class_] = ()
    site = stores(program).makers.get(class_)
    made = None if site is None else program.instruction(site)
    heads: list[tuple[int, ...]] = []
    if site is not None and isinstance(made, ir.MakeClass):
        for argument in made.arguments:
            if argument.kind != "positional":
                continue
            for value in program.values(Place(site.code, argument.value)):
                if isinstance(value, Class):
                    heads.append(_linearized(program, value.code, orders, outside))
                elif isinstance(value, External):
                    outside.add(value.symbol)
    bases = [head[0] for head in heads if head]
    orders[class_] = (number, *linearize([*heads, bases]))
    return orders[class_]


def _is_dataclass(program: Program, class_: CodeRef) -> bool:
    code = program.code(class_)
    parent = CodeRef(class_.path, code.parent)
    for register in code.decorators:
        place = Place(parent, register)
        symbols = {v.symbol for v in program.values(place) if isinstance(v, External)}
        definition = program.definition(place)
        if definition is not None and isinstance(program.instruction(definition), ir.Call):
            symbols |= _called(program, definition)
        if symbols & _DATACLASSES:
            return True
    return False


def _called(program: Program, site: Site) -> set[str]:
    return {v.symbol for v in program.callees(site) if isinstance(v, External)}


def is_required(program: Program, place: Place) -> bool:
    """Whether a register holds no default but what says that there is none: `Field(...)`."""
    made = defining(program, place)
    if isinstance(made, ir.Call) and made.arguments and made.arguments[0].kind == "positional":
        made = defining(program, Place(place.code, made.arguments[0].value))
    return isinstance(made, ir.Opaque) and made.what == "ellipsis"


def is_stored(program: Program, known: Lineage, name: str) -> bool:
    """Whether the first class that has an attribute of its own gives it no function."""
    for ref in known.order:
        if sites := stores(program).names.get((ref.path, ref.index, name)):
            stored = program.instruction(sites[-1])
            value = Place(ref, stored.value) if isinstance(stored, ir.StoreName) else None
            return value is not None and not isinstance(
                _undecorated(program, value), ir.MakeFunction
            )
    return False


def _undecorated(program: Program, place: Place) -> ir.AnyInstruction | None:
    """What is decorated in the end; any other instruction itself."""
    made = defining(program, place)
    while isinstance(made, ir.Call) and made.role == "decorator" and made.arguments:
        made = defining(program, Place(place.code, made.arguments[0].value))
    return made


def methods(program: Program, class_: CodeRef) -> Iterator[CodeRef]:
    """The methods of a class of the program and of its bases in it."""
    for owner in lineage(program, class_).order:
        for index, code in enumerate(program.modules[owner.path].codes):
            if code.parent == owner.index and code.kind == "function":
                yield CodeRef(owner.path, index)
