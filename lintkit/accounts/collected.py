"""What a framework collects from the methods of a class, marked by a decorator of its own.

CrewAI's `Crew(agents=self.agents)` gets what each method under `@agent` returns, and an agent whose
configuration says `llm: fast` what the method `fast` under `@llm` returns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.reading import externals
from lintkit.ir import Return
from lintkit.program.values import CodeRef, Constant, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, Site


def collected(
    program: Program, site: Site, decorator: str, names: Collection[AbstractValue] | None = None
) -> Iterator[Place]:
    """Where the decorated methods return what is collected, of the class around a call.

    Args:
        program: the linked program.
        site: the call that is given the collection.
        decorator: its dotted path.
        names: those of the methods that count; None: all.
    """
    path = site.code.path
    class_ = _class_around(program, site.code)
    for index, code in enumerate(program.modules[path].codes):
        if class_ is None or code.parent != class_.index:
            continue
        if names is not None and Constant(code.name) not in names:
            continue
        marks = [
            value.symbol
            for register in code.decorators
            for value in externals(program, Place(class_, register))
        ]
        if decorator in marks:
            method = CodeRef(path, index)
            for instruction in code.instructions:
                if isinstance(instruction, Return):
                    yield Place(method, instruction.value)


def _class_around(program: Program, ref: CodeRef) -> CodeRef | None:
    while program.code(ref).kind not in ("class", "module"):
        ref = CodeRef(ref.path, program.code(ref).parent)
    return ref if program.code(ref).kind == "class" else None
