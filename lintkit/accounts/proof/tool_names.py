"""The names of tools that tests let a model ask for: whether the program, or a test, knows them."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from lintkit.ir import Const

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.accounts.proof.objects import Objects
    from lintkit.accounts.proof.reached import Run
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef


class ToolNames:
    """Tells whether a name is one of a tool.

    Args:
        program: the linked program.
        is_test: whether a code is one of the tests.
        objects: what a code of tests writes down.
    """

    def __init__(
        self,
        program: Program,
        is_test: Callable[[CodeRef], bool],
        objects: Callable[[CodeRef], Objects],
    ) -> None:
        self._program = program
        self._is_test = is_test
        self._objects = objects
        self._said_in: dict[CodeRef, Counter[object]] = {}

    def is_known(self, run: Run, name: object) -> bool:
        """Whether the program says a name, or a test offers a tool of it."""
        return name in self._vocabulary or self._is_offered(run, name)

    def _is_offered(self, run: Run, name: object) -> bool:
        """Whether a test says a name elsewhere too: it can offer tools of its own."""
        return sum(self._names_in(ref)[name] for ref in (*run.support, *run.fakes)) > 1

    def _names_in(self, ref: CodeRef) -> Counter[object]:
        """How often a code says each constant that it does not only compare with what comes out."""
        if ref not in self._said_in:
            own = self._objects(ref)
            self._said_in[ref] = Counter(
                one.value
                for one in self._program.code(ref).instructions
                if isinstance(one, Const) and not own.is_expected_value(one.target)
            )
        return self._said_in[ref]

    def is_tool(self, name: object) -> bool:
        """Whether a function goes by a name, or the program says it: no class is filled by it."""
        return name in self._texts or name in self._functions

    @cached_property
    def _functions(self) -> frozenset[object]:
        codes = map(self._program.code, self._program.codes())
        return frozenset(code.name for code in codes if code.kind == "function")

    @cached_property
    def _vocabulary(self) -> frozenset[object]:
        """The texts of the program, and the names of what it and its tests define."""
        return self._texts.union(self._program.code(ref).name for ref in self._program.codes())

    @cached_property
    def _texts(self) -> frozenset[object]:
        refs = [ref for ref in self._program.codes() if not self._is_test(ref)]
        return frozenset(
            one.value
            for ref in refs
            for one in self._program.code(ref).instructions
            if isinstance(one, Const)
        )
