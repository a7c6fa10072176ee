"""Fields of classes that hold settings."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.needs.read import Read
from lintkit.program.evidence import expression, literal
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.sketches import written
from lintkit.program.values import Class, Constant, External, Function, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.tracing import Tracer
    from lintkit.model import NeedKind
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef


_ALIASES = frozenset({"alias", "validation_alias", "env"})
_EMPTY = {"builtins.list": "[]", "builtins.dict": "{}", "builtins.set": "set()"}
GIVEN = "it has to be given"
SWITCHED = ("True is taken", "False is taken")


def field_reads(tracer: Tracer) -> Iterator[Read]:
    """The fields of classes whose constructor takes them, or that read the environment."""
    program = tracer.program
    for ref in program.codes():
        if program.code(ref).kind == "class" and not tracer.is_test(ref.path):
            shape = lineage(program, ref)
            if shape.is_settings:
                yield from _fields(program, ref, reads_environment=shape.reads_environment)


def nested_settings(tracer: Tracer) -> frozenset[tuple[str, str]]:
    """The classes, by path and name, that fields of settings hold, and theirs in turn."""
    program = tracer.program
    by_name: dict[str, list[CodeRef]] = defaultdict(list)
    pending: list[CodeRef] = []
    for ref in program.codes():
        if program.code(ref).kind == "class" and not tracer.is_test(ref.path):
            shape = lineage(program, ref)
            if shape.is_settings:
                by_name[program.code(ref).name].append(ref)
            pending += [ref] if shape.reads_environment else []
    found: set[CodeRef] = set()
    while pending:
        for instruction in program.code(pending.pop()).instructions:
            if isinstance(instruction, ir.Annotate) and instruction.object == ir.NO_REGISTER:
                for name in _names(instruction.annotation):
                    inner = [one for one in by_name.get(name, ()) if one not in found]
                    found.update(inner)
                    pending += inner
    return frozenset((ref.path, program.code(ref).qualname) for ref in found)


def _names(annotation: ir.TypeRef) -> Iterator[str]:
    yield annotation.name.rpartition(".")[2]
    for inner in annotation.args:
        yield from _names(inner)


def _fields(program: Program, ref: CodeRef, *, reads_environment: bool) -> Iterator[Read]:
    code = program.code(ref)
    defaults = {one.name: one.value for one in code.instructions if isinstance(one, ir.StoreName)}
    prefix = _prefix(program, ref, defaults) if reads_environment else None
    for position, instruction in enumerate(code.instructions):
        if not isinstance(instruction, ir.Annotate) or instruction.object != ir.NO_REGISTER:
            continue
        name = instruction.name
        if name.startswith("_") or instruction.annotation.name.endswith("ClassVar"):
            continue
        value = defaults.get(name)
        without = GIVEN if value is None else default_words(program, Place(ref, value))
        also = ", which the environment can fill" if reads_environment else ""
        if also and prefix is not None and not _has_alias(program, ref, value):
            also = f"{also} as `{prefix.upper()}{name.upper()}`"
        step = program.step(Site(ref, position), f"a field of `{code.qualname}`{also}")
        kind: NeedKind = "setting" if reads_environment else "field"
        is_switch = instruction.annotation.name == "bool" or without in SWITCHED
        yield Read(kind, f"{code.qualname}.{name}", without, step, is_switch=is_switch)


def _prefix(program: Program, ref: CodeRef, defaults: dict[str, ir.Register]) -> str | None:
    """What the names of a class's variables begin with; None where that is not seen."""
    config = defaults.get("model_config")
    made = None if config is None else program.definition(Place(ref, config))
    if made is None or not isinstance(program.instruction(made), ir.Call):
        return None
    bound = program.arguments(made)
    given = [
        value for place in bound.keywords.get("env_prefix", ()) for value in program.values(place)
    ]
    if bound.open or (not given and "env_prefix" in bound.keywords):
        return None
    texts = [one.value for one in given if isinstance(one, Constant) and isinstance(one.value, str)]
    return "" if not given else texts[0] if len(texts) == len(given) == 1 else None


def _has_alias(program: Program, ref: CodeRef, value: ir.Register | None) -> bool:
    """Whether a field may go by another name outside."""
    made = None if value is None else program.definition(Place(ref, value))
    if made is None or not isinstance(program.instruction(made), ir.Call):
        return False
    bound = program.arguments(made)
    return bound.open or not _ALIASES.isdisjoint(bound.keywords)


def _made(program: Program, places: tuple[Place, ...]) -> str:
    """What a factory makes: what a function without arguments gives, or an object of a class."""
    for place in places:
        for value in program.values(place):
            if isinstance(value, Function):
                returned = [
                    Place(value.code, one.value)
                    for one in program.code(value.code).instructions
                    if isinstance(one, ir.Return)
                ]
                told = written(program, returned[0]) if len(returned) == 1 else ""
                return f"`{told}`" if told else "another value"
            if isinstance(value, Class):
                return f"`{program.code(value.code).name}()`"
            if isinstance(value, External) and value.symbol in _EMPTY:
                return f"`{_EMPTY[value.symbol]}`"
    return "another value"


def default_words(program: Program, place: Place) -> str:
    """What is taken where nothing is given, in words; also for `Field(…)` and `Option(…)`."""
    values = program.values(place)
    if len(values) == 1 and isinstance(values[0], Constant):
        return f"{literal(values[0].value)} is taken"
    made = program.definition(place)
    is_field = made is not None and any(
        isinstance(value, External) and value.symbol.endswith((".Field", ".Option", ".Argument"))
        for value in program.callees(made)
    )
    if made is None or not is_field:
        is_ellipsis = made is not None and isinstance(program.instruction(made), ir.Opaque)
        return GIVEN if is_ellipsis else f"{expression(program, place) or 'another value'} is taken"
    bound = program.arguments(made)
    given = bound.keywords.get("default", bound.positional[:1])
    if not given:
        made_by = bound.keywords.get("default_factory", ())
        return f"{_made(program, made_by)} is taken" if made_by else GIVEN
    return default_words(program, given[0])
