"""Classes of tests: which are collected, what they inherit, and what sets them up."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.values import CodeRef

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lintkit.program.program import Program
    from lintkit.sources.tests_layout import Tests

_SET_UP = (
    "setUp", "asyncSetUp", "setUpClass", "tearDown",
    "setup_method", "setup_class",
)  # fmt: skip
_MODULES_SET_UP = ("setup_function", "setup_module", "setUpModule")
_METHOD = "test"
"""How the names of the methods begin that unittest runs."""


class TestClasses:
    """The classes of tests in a program.

    Args:
        refs: the code of its tests.
    """

    __test__ = False  # the name starts as pytest's test classes do

    def __init__(self, program: Program, names: Tests, refs: Sequence[CodeRef]) -> None:
        self._program = program
        self._names = names
        self._methods: dict[CodeRef, dict[str, CodeRef]] = defaultdict(dict)
        self._orders: dict[CodeRef, tuple[CodeRef, ...]] = {}
        self._heirs: dict[CodeRef, list[CodeRef]] = defaultdict(list)
        self._cases: set[CodeRef] = set()
        for ref in refs:
            code = program.code(ref)
            if code.kind == "function":
                self._methods[CodeRef(ref.path, code.parent)][code.name] = ref
            elif code.kind == "class":
                self._place(ref)

    def order(self, class_: CodeRef) -> tuple[CodeRef, ...]:
        """A class and those that it inherits from, in method resolution order."""
        return self._orders[class_]

    def running(self, method: CodeRef) -> list[CodeRef]:
        """The classes that are collected and run a method as a test, its own first."""
        name = self._program.code(method).name
        class_ = CodeRef(method.path, self._program.code(method).parent)
        return [
            one
            for one in self._heirs[class_]
            if self._collects(one, name) and self._inherited(one, name) == method
        ]

    def setting_up(self, class_: CodeRef) -> Iterator[CodeRef]:
        """The methods that are run before each test of a class, or once before all."""
        for name in _SET_UP:
            found = self._inherited(class_, name)
            if found is not None:
                yield found

    def setting_up_functions(self, body: CodeRef) -> Iterator[CodeRef]:
        """The functions that are run before the tests of a module."""
        methods = self._methods.get(body, {})
        yield from (methods[name] for name in _MODULES_SET_UP if name in methods)

    def _place(self, class_: CodeRef) -> None:
        found = lineage(self._program, class_)
        self._orders[class_] = found.order
        if any(symbol.endswith("TestCase") for symbol in found.outside):
            self._cases.add(class_)
        for one in found.order:
            self._heirs[one].append(class_)

    def _collects(self, class_: CodeRef, name: str) -> bool:
        if not self._names.is_collected(class_.path):
            return False
        if class_ in self._cases:
            return name.startswith(_METHOD)
        return self._names.is_function(class_.path, name) and self._names.is_class(
            class_.path, self._program.code(class_).name
        )

    def _inherited(self, class_: CodeRef, name: str) -> CodeRef | None:
        bodies = (self._methods.get(one, {}) for one in self._orders[class_])
        return next((body[name] for body in bodies if name in body), None)
