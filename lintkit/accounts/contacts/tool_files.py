"""Tools that files of configuration name, and the functions that have their names."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.model import Named, Step
from lintkit.program.evidence import described

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.tracing import Tracer
    from lintkit.program.values import CodeRef


def tool_files(tracer: Tracer, found: Iterable[tuple[str, str, int, bool]]) -> Iterator[Named]:
    """What is told of the tools: of one that a file only lists, where one function has its name.

    Args:
        tracer: asks the linked program.
        found: name, path below the root, line, and whether the file describes it.
    """
    functions = _functions(tracer)
    for name, path, line, is_described in found:
        named = functions.get(name, ())
        if len(named) == 1:
            code = tracer.program.code(named[0])
            function = described(tracer.program, named[0])
            told = f"a file of configuration lists it; `{function}` has that name"
            told += f", {named[0].path}:{code.def_line}"
            yield Named(name, told, Step(path, line, ""))
        elif is_described:
            yield Named(name, "a file of configuration describes it", Step(path, line, ""))


def _functions(tracer: Tracer) -> dict[str, list[CodeRef]]:
    """The functions of modules, tests aside, by name."""
    program = tracer.program
    found: dict[str, list[CodeRef]] = defaultdict(list)
    for ref in program.codes():
        code = program.code(ref)
        is_plain = code.kind == "function" and code.qualname == code.name
        if is_plain and not tracer.is_test(ref.path):
            found[code.name].append(ref)
    return found
