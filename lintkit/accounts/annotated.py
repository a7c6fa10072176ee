"""What annotations promise about a receiver that no value of the program tells.

Tests hand in stand-ins, frameworks hand in objects that nothing in the program makes: what a
parameter or an attribute is declared to be is then all there is to go by.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from lintkit.accounts.reading import externals
from lintkit.ir import (
    MODULE_CODE,
    Annotate,
    AnyInstruction,
    Build,
    Call,
    GetAttr,
    Operate,
    Phi,
    Refine,
    Return,
    SetAttr,
    StoreName,
)
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.provenance.stores import stores
from lintkit.program.values import Class, CodeRef, External, Function, Instance, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.ir import TypeRef
    from lintkit.program.program import Program

_TRANSPARENT = frozenset({"|", "Union", "Optional", "Annotated"})
_PROPERTIES = frozenset({"builtins.property", "functools.cached_property"})
_DERIVING = frozenset({"bind", "bind_tools", "with_config", "with_retry", "with_structured_output"})
"""Methods of LangChain's models that give the same model with options."""

_DEPTH = 10  # attributes that are set from parameters, parts of chains, and so on
_MOST_PLACES = 200  # that are looked at for one receiver


def annotated_callees(
    program: Program, callee: Place, *, for_all: bool = False
) -> tuple[External, ...]:
    """The methods that a call calls if its receiver is what it is declared to be.

    Args:
        program: the linked program.
        callee: the register of what is called.
        for_all: only what holds of all objects that the receiver can be an attribute of, as what
            a subclass declares does not.
    """
    path: list[str] = []
    place = callee
    while True:
        types = tuple(_declared(program, place, for_all=for_all)) if path else ()
        if types:
            tail = ".".join(reversed(path))
            return tuple(dict.fromkeys(External(f"{one.symbol}.{tail}") for one in types))
        step = _attribute(program, place)
        if step is None:
            return ()
        place = Place(place.code, step.object)
        path.append(step.name)


def _attribute(program: Program, place: Place) -> GetAttr | None:
    definition = program.definition(place)
    instruction = None if definition is None else program.instruction(definition)
    if isinstance(instruction, Refine):
        return _attribute(program, Place(place.code, instruction.source))
    return instruction if isinstance(instruction, GetAttr) else None


def _declared(program: Program, start: Place, *, for_all: bool) -> Iterator[External]:
    """The library types that a register is declared to hold, the nearest declarations first."""
    waiting = deque([(start, _DEPTH)])
    seen = {start}
    while waiting:
        place, depth = waiting.popleft()
        definition = program.definition(place)
        if definition is None:
            yield from _of_parameter(program, place)
            continue
        instruction = program.instruction(definition)
        further: Iterable[Place] = ()
        if isinstance(instruction, Refine):
            further, depth = [Place(place.code, instruction.source)], depth + 1
        elif depth and isinstance(instruction, GetAttr):
            owner = Place(place.code, instruction.object)
            yield from _of_attribute(program, owner, instruction, for_all=for_all)
            further = _stored(program, owner, instruction)
        elif depth:
            further = _parts(program, definition, instruction)
        for one in further:
            if one not in seen and len(seen) < _MOST_PLACES:
                seen.add(one)
                waiting.append((one, depth - 1))


def _of_parameter(program: Program, place: Place) -> Iterator[External]:
    for parameter in program.code(place.code).parameters:
        if parameter.register == place.register and parameter.annotation is not None:
            yield from _named(program, place.code.path, parameter.annotation)


def _parts(program: Program, site: Site, instruction: AnyInstruction) -> Iterator[Place]:
    """What a chain is joined of, side by side in a dict too, and what makes one returns."""
    registers: Iterable[int] = ()
    if isinstance(instruction, Operate) and instruction.operator == "|":
        registers = _operands(program, site.code, instruction)
    elif isinstance(instruction, Build) and instruction.kind == "dict":
        registers = (entry.value for entry in instruction.entries)
    elif isinstance(instruction, Phi):
        registers = instruction.sources
    elif isinstance(instruction, Call):
        yield from _made(program, site, instruction)
    yield from (Place(site.code, register) for register in registers)


def _made(program: Program, site: Site, call: Call) -> Iterator[Place]:
    """What functions of the program return, and the model of which another one is made."""
    for value in program.callees(site):
        if isinstance(value, Function):
            for inner in program.code(value.code).instructions:
                if isinstance(inner, Return):
                    yield Place(value.code, inner.value)
    method = _attribute(program, Place(site.code, call.callee))
    if method is not None and method.name in _DERIVING:
        yield Place(site.code, method.object)


def _operands(program: Program, code: CodeRef, joined: Operate) -> Iterator[int]:
    """The operands of `a | b | c`, which is `(a | b) | c`."""
    for register in joined.operands:
        definition = program.definition(Place(code, register))
        inner = None if definition is None else program.instruction(definition)
        if isinstance(inner, Operate) and inner.operator == "|":
            yield from _operands(program, code, inner)
        else:
            yield register


def _of_attribute(
    program: Program, owner: Place, attribute: GetAttr, *, for_all: bool
) -> Iterator[External]:
    """What an attribute is declared to be in the class."""
    classes = list(dict.fromkeys(_classes(program, owner)))
    if for_all and len(classes) > 1:
        classes = [one for one in classes if one == _class_of_self(program, owner)]
    for one in classes:
        for instruction in program.code(one).instructions:
            if isinstance(instruction, Annotate) and instruction.name == attribute.name:
                yield from _named(program, one.path, instruction.annotation)
        yield from _of_property(program, one, attribute.name)


def _stored(program: Program, owner: Place, attribute: GetAttr) -> Iterator[Place]:
    """What methods of the same class store in an attribute."""
    class_ = _class_of_self(program, owner)
    if class_ is None:
        return
    for site in stores(program).attributes.get(attribute.name, ()):
        written = program.instruction(site)
        if (
            isinstance(written, SetAttr)
            and _class_of_self(program, Place(site.code, written.object)) == class_
        ):
            yield Place(site.code, written.value)


def _of_property(program: Program, class_: CodeRef, name: str) -> Iterator[External]:
    """What a property of a class or of its bases is declared to give."""
    for one in lineage(program, class_).order:
        for index, code in enumerate(program.modules[one.path].codes):
            if code.parent == one.index and code.name == name and code.returns is not None:
                made = CodeRef(one.path, index)
                if not _PROPERTIES.isdisjoint(_decorators(program, made)):
                    yield from _named(program, one.path, code.returns)


def _decorators(program: Program, ref: CodeRef) -> Iterator[str]:
    code = program.code(ref)
    for register in code.decorators:
        for value in externals(program, Place(CodeRef(ref.path, code.parent), register)):
            yield value.symbol


def _classes(program: Program, place: Place) -> Iterator[CodeRef]:
    """The classes of the program that an object can be of, as far as values and types tell.

    What is read from a parameter of a library's generic type, as `context.deps` from a
    `RunContext[Deps]`, is taken to be what the type is about.
    """
    own = _class_of_self(program, place)
    if own is not None:
        yield own
    for value in program.values(place):
        if isinstance(value, Instance):
            yield value.class_
    step = _attribute(program, place)
    holder = None if step is None else Place(place.code, step.object)
    if holder is not None and program.definition(holder) is None:
        for parameter in program.code(place.code).parameters:
            if parameter.register == holder.register and parameter.annotation is not None:
                for argument in parameter.annotation.args:
                    yield from _own_classes(program, place.code.path, argument.name)


def _own_classes(program: Program, path: str, name: str) -> Iterator[CodeRef]:
    for site in stores(program).names.get((path, MODULE_CODE, name), ()):
        stored = program.instruction(site)
        if isinstance(stored, StoreName):
            for value in program.values(Place(site.code, stored.value)):
                if isinstance(value, Class):
                    yield value.code


def _class_of_self(program: Program, place: Place) -> CodeRef | None:
    """The class in whose method a register is the first parameter."""
    code = program.code(place.code)
    parent = CodeRef(place.code.path, code.parent)
    is_method = code.kind == "function" and program.code(parent).kind == "class"
    first = code.parameters[0].register if code.parameters else None
    return parent if is_method and place.register == first else None


def _named(program: Program, path: str, annotation: TypeRef) -> Iterator[External]:
    """The library types that an annotation names."""
    if annotation.name.rpartition(".")[2] in _TRANSPARENT:
        for member in annotation.args:
            yield from _named(program, path, member)
        return
    first, _, rest = annotation.name.partition(".")
    for site in stores(program).names.get((path, MODULE_CODE, first), ()):
        stored = program.instruction(site)
        if isinstance(stored, StoreName):
            for value in externals(program, Place(site.code, stored.value)):
                if value.origin is None:
                    yield External(f"{value.symbol}.{rest}" if rest else value.symbol)
