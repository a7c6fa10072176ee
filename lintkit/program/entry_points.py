"""Where execution of a program starts."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.model import EntryPoint
from lintkit.program.handlers import handlers
from lintkit.program.tools import tools
from lintkit.program.values import CodeRef, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.ir import Code
    from lintkit.program.program import Program

_TEST_FOLDERS = frozenset({"test", "tests"})
_STREAMLIT = "streamlit"


def entry_points(program: Program) -> tuple[tuple[CodeRef, EntryPoint], ...]:
    """Every place where execution starts, tests left aside, by path and line.

    These are scripts, notebooks, the functions that a web, command-line, task or chat framework
    is told to call, those that a model may call as tools, and those that manifests declare as
    commands. A file that something imports is a script only by its `if __name__ == "__main__"`.
    """
    found: dict[tuple[CodeRef, EntryPoint], None] = {}
    handled: set[str] = set()
    for handler in handlers(program):
        ref = handler.code
        if not _is_test(ref.path):
            handled.add(ref.path)
            line = program.code(ref).def_line
            symbol = program.symbol(ref)
            point = EntryPoint(ref.path, line, symbol, handler.kind, handler.label)
            found[ref, point] = None
    known = {ref for ref, _ in found}
    for ref, name in tools(program):
        if not _is_test(ref.path) and ref not in known:
            line, symbol = program.code(ref).def_line, program.symbol(ref)
            found[ref, EntryPoint(ref.path, line, symbol, "tool", f"tool {name}")] = None
            known.add(ref)
    for ref, point in _commands(program):
        if ref not in known:  # the framework has a name for it already
            found[ref, point] = None
    imported = _imported(program)
    for path in program.modules:
        if not _is_test(path):
            for point in _of_module(program, path, imported, is_app=path in handled):
                found[CodeRef(path, ir.MODULE_CODE), point] = None
    return tuple(sorted(found, key=lambda pair: (pair[1], pair[0])))


def _commands(program: Program) -> Iterator[tuple[CodeRef, EntryPoint]]:
    """The functions that commands of manifests run."""
    for name, target in program.commands:
        module, _, function = target.partition("[")[0].strip().partition(":")
        paths = [path for path in program.modules if module in _suffixes(program.names[path])]
        nearest = min((len(program.names[path]) for path in paths), default=0)
        for path in paths:
            for index, code in enumerate(program.modules[path].codes):
                is_it = code.kind == "function" and code.qualname == function
                if is_it and len(program.names[path]) == nearest and not _is_among_tests(path):
                    ref = CodeRef(path, index)
                    symbol = program.symbol(ref)
                    yield ref, EntryPoint(path, code.def_line, symbol, "command", f"command {name}")


def _of_module(
    program: Program, path: str, imported: frozenset[str], *, is_app: bool
) -> Iterator[EntryPoint]:
    """The entry point that the body of a module is, if it is one."""
    ref = CodeRef(path, ir.MODULE_CODE)
    symbol = program.symbol(ref)
    if path.endswith(".ipynb"):
        yield EntryPoint(path, 1, symbol, "notebook", f"notebook {path}")
        return
    package = PurePosixPath(path).parent
    line = main_line(program, ref)
    if path.endswith("__main__.py"):
        yield EntryPoint(path, line or 1, symbol, "main", f"python -m {package.as_posix()}")
    elif line is not None:
        yield EntryPoint(path, line, symbol, "main", f"python {path}")
    elif not is_app and not path.endswith("__init__.py") and not _suffixes(symbol) & imported:
        yield from _of_script(program, path, ref)


def _of_script(program: Program, path: str, ref: CodeRef) -> Iterator[EntryPoint]:
    """The entry point that a module is whose body does something, from its first line on."""
    code = program.code(ref)
    if any(_acts(program, ref, one) for one in code.instructions):
        command = "streamlit run" if _imports(code, _STREAMLIT) else "python"
        yield EntryPoint(path, 1, program.symbol(ref), "script", f"{command} {path}")


def main_line(program: Program, ref: CodeRef) -> int | None:
    """The line of `if __name__ == "__main__"`; None where there is none."""
    for region in program.code(ref).regions:
        test = None
        if region.test != ir.NO_REGISTER and region.kind == "then":
            site = program.definition(Place(ref, region.test))
            test = None if site is None else program.instruction(site)
        if isinstance(test, ir.Operate) and test.operator == "==":
            operands = [_made(program, Place(ref, register)) for register in test.operands]
            names = [one.name for one in operands if isinstance(one, ir.LoadName)]
            texts = [one.value for one in operands if isinstance(one, ir.Const)]
            if names == ["__name__"] and texts == ["__main__"]:
                return region.line
    return None


def _made(program: Program, place: Place) -> ir.AnyInstruction | None:
    site = program.definition(place)
    return None if site is None else program.instruction(site)


def _acts(program: Program, ref: CodeRef, instruction: ir.AnyInstruction) -> bool:
    """Whether an instruction at the top of a module does more than to define something.

    That is a call whose result nobody keeps, or one on what an earlier call gave.
    """
    if not isinstance(instruction, ir.Call) or instruction.role != "explicit":
        return False
    if instruction.target in _decorators(program, ref):
        return False
    if not program.uses(Place(ref, instruction.target)):
        return True
    made = _made(program, Place(ref, instruction.callee))
    while isinstance(made, ir.GetAttr):
        made = _made(program, Place(ref, made.object))
    return isinstance(made, ir.Call)


def _decorators(program: Program, ref: CodeRef) -> frozenset[int]:
    codes = program.modules[ref.path].codes
    return frozenset(r for code in codes if code.parent == ref.index for r in code.decorators)


def _imports(code: Code, package: str) -> bool:
    return any(
        one.module.partition(".")[0] == package
        for one in code.instructions
        if isinstance(one, (ir.ImportModule, ir.ImportFrom))
    )


def _imported(program: Program) -> frozenset[str]:
    """Every dotted name that an import of the program writes, without leading dots."""
    found: set[str] = set()
    for ref in program.codes():
        for instruction in program.code(ref).instructions:
            if isinstance(instruction, (ir.ImportModule, ir.ImportStar)):
                found.add(instruction.module)
            elif isinstance(instruction, ir.ImportFrom):
                found.add(instruction.module)
                found.add(f"{instruction.module}.{instruction.name}".lstrip("."))
    return frozenset(found)


def _suffixes(dotted: str) -> frozenset[str]:
    """The names by which a module can be imported from somewhere."""
    parts = dotted.split(".")
    return frozenset(".".join(parts[start:]) for start in range(len(parts)))


def _is_among_tests(path: str) -> bool:
    """Whether a file is in a folder of tests; one beside the sources may test a connection."""
    return not _TEST_FOLDERS.isdisjoint(PurePosixPath(path).parts[:-1])


def _is_test(path: str) -> bool:
    name = PurePosixPath(path).name
    return (
        _is_among_tests(path)
        or name.startswith("test_")
        or name.endswith("_test.py")
        or name in {"conftest.py", "tests.py"}
    )
