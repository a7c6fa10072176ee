"""How a test can run the code that holds an integration point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit import ir
from lintkit.accounts.sketches.arguments import Arguments, imports
from lintkit.accounts.sketches.importing import import_name
from lintkit.model.sketches import Argument, Sketch
from lintkit.program.provenance.environment import environment_read
from lintkit.program.values import CodeRef, Constant, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.catalogue import Catalogue
    from lintkit.model import IntegrationPoint
    from lintkit.model.sketches import Running
    from lintkit.program.program import Program

_UNBOUND = frozenset({"builtins.staticmethod"})


class _Call(Struct, frozen=True):
    """The arguments of a call, and how the object is made that it is called on."""

    arguments: tuple[Argument, ...] = ()
    class_: str = ""
    made_with: tuple[Argument, ...] = ()


def sketch(program: Program, catalogue: Catalogue, point: IntegrationPoint) -> Sketch:
    """How a test can run the code that holds a point of the program."""
    site = _site(program, point)
    outer = _outermost(program, site.code)
    code = program.code(outer)
    module, folder = import_name(program, outer.path)
    runs_on_import = code.kind != "function"
    call = _Call() if runs_on_import else _call(program, catalogue, outer)
    return Sketch(
        module=module,
        folder=folder,
        path=outer.path,
        attribute="" if runs_on_import else _attribute(program, outer),
        running="import" if runs_on_import else _running(code),
        class_=call.class_,
        arguments=call.arguments,
        made_with=call.made_with,
        imports=tuple(sorted({*imports(call.arguments), *imports(call.made_with)})),
        variables=tuple(sorted(set(_variables(program)))),
        streams=_streams(program, site, point.call),
    )


def _site(program: Program, point: IntegrationPoint) -> Site:
    start = (point.line, point.column)
    return next(
        site
        for site, call in program.calls()
        if site.code.path == point.path and (call.line, call.column) == start
        and program.symbol(site.code) == point.symbol
    )  # fmt: skip


def _outermost(program: Program, ref: CodeRef) -> CodeRef:
    """The function that can be called by name: what is defined in another cannot."""
    found = ref
    code = program.code(ref)
    while ref.index != ir.MODULE_CODE:
        ref = CodeRef(ref.path, code.parent)
        code = program.code(ref)
        if code.kind == "function":
            found = ref
    return found


def _running(code: ir.Code) -> Running:
    if code.is_generator:
        return "async_generator" if code.is_async else "generator"
    return "async" if code.is_async else "plain"


def _call(program: Program, catalogue: Catalogue, ref: CodeRef) -> _Call:
    arguments = Arguments(program, catalogue)
    owner = CodeRef(ref.path, program.code(ref).parent)
    if program.code(owner).kind != "class":
        return _Call(arguments.of(ref, bound=False))
    decorators = set(_decorators(program, ref))
    if "builtins.classmethod" in decorators:
        return _Call(arguments.of(ref, bound=True))
    if decorators & _UNBOUND:
        return _Call(arguments.of(ref, bound=False))
    made_with: tuple[Argument, ...] = ()
    for index, code in enumerate(program.modules[ref.path].codes):
        if code.name == "__init__" and code.parent == owner.index:
            made_with = arguments.of(CodeRef(ref.path, index), bound=True)
    return _Call(arguments.of(ref, bound=True), program.code(owner).qualname, made_with)


def _attribute(program: Program, ref: CodeRef) -> str:
    code = program.code(ref)
    of_click = any(name.startswith("click.") for name in _decorators(program, ref))
    return f"{code.qualname}.callback" if of_click else code.qualname


def _decorators(program: Program, ref: CodeRef) -> Iterator[str]:
    code = program.code(ref)
    for register in code.decorators:
        for value in program.values(Place(CodeRef(ref.path, code.parent), register)):
            if isinstance(value, External):
                yield value.symbol


def _variables(program: Program) -> Iterator[str]:
    """The environment variables that the program reads where it has no default for them."""
    for ref in program.codes():
        for position, instruction in enumerate(program.code(ref).instructions):
            if isinstance(instruction, ir.GetItem | ir.Call):
                read = environment_read(program, Site(ref, position))
                if read is not None and read.variable and not read.defaults:
                    yield read.variable


def _streams(program: Program, site: Site, called: str) -> bool:
    if "stream" in called.rpartition(".")[2]:
        return True
    call = program.instruction(site)
    arguments = call.arguments if isinstance(call, ir.Call) else ()
    return any(
        isinstance(value, Constant) and value.value is True
        for argument in arguments
        if argument.name == "stream"
        for value in program.values(Place(site.code, argument.value))
    )
