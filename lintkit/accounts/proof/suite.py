"""The tests of a program, as pytest and unittest would collect them, with their fixtures."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.ir import Call, MakeClass
from lintkit.program.values import Class, CodeRef, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.program.program import Program

_SET_UP = frozenset(
    {
        "setUp", "asyncSetUp", "setUpClass", "tearDown",
        "setup_method", "setup_class", "setup_function", "setup_module",
    }
)  # fmt: skip
_FIXTURES = ("pytest.fixture", "pytest_asyncio.fixture")
_NOT_RUN = ("pytest.mark.skip", "pytest.mark.xfail", "unittest.skip", "unittest.expectedFailure")


class Test(Struct, frozen=True):
    """A test.

    Attributes:
        name: as pytest names it, "tests/test_chat.py::TestChat::test_empty".
        starts: the code of the test, its fixtures and what sets it up.
    """

    __test__ = False  # the name starts as pytest's test classes do

    name: str
    code: CodeRef
    starts: tuple[CodeRef, ...]


class Suite:
    """The tests of a program.

    Attributes:
        tests: by path and place.
    """

    def __init__(self, program: Program, is_test: Callable[[str], bool]) -> None:
        self._program = program
        self._refs = [ref for ref in program.codes() if is_test(ref.path)]
        self._fixtures = {ref: options for ref in self._refs if (options := self._fixture(ref))}
        self.paths = frozenset(ref.path for ref in self._refs)
        self.tests = tuple(self._test(ref) for ref in self._refs if self._is_test(ref))

    def decorations(self, ref: CodeRef) -> Iterator[tuple[Site | None, str]]:
        """The decorators of a code and of its class: the call that makes each, and its name."""
        code = self._program.code(ref)
        parent = CodeRef(ref.path, code.parent)
        for register in code.decorators:
            site = self._program.definition(Place(parent, register))
            for value in self._program.values(Place(parent, register)):
                if isinstance(value, External):
                    yield site, value.symbol
        if self._program.code(parent).kind == "class":
            yield from self.decorations(parent)

    def _is_test(self, ref: CodeRef) -> bool:
        code = self._program.code(ref)
        if code.kind != "function" or not code.name.startswith("test"):
            return False
        parent = self._program.code(CodeRef(ref.path, code.parent))
        collected = parent.kind == "module" or (
            parent.kind == "class"
            and (parent.name.startswith("Test") or self._is_case(CodeRef(ref.path, code.parent)))
        )
        return collected and not any(
            symbol.startswith(_NOT_RUN) and "skipif" not in symbol.lower()
            for _, symbol in self.decorations(ref)
        )

    def _is_case(self, ref: CodeRef) -> bool:
        """Whether a class derives from `unittest.TestCase` or one of its kind."""
        parent = CodeRef(ref.path, self._program.code(ref).parent)
        for instruction in self._program.code(parent).instructions:
            if isinstance(instruction, MakeClass) and instruction.code == ref.index:
                bases = [
                    value
                    for base in instruction.arguments
                    for value in self._program.values(Place(parent, base.value))
                ]
                return any(
                    (isinstance(base, External) and base.symbol.endswith("TestCase"))
                    or (isinstance(base, Class) and self._is_case(base.code))
                    for base in bases
                )
        return False

    def _test(self, ref: CodeRef) -> Test:
        code = self._program.code(ref)
        name = f"{ref.path}::{code.qualname.replace('.', '::')}"
        starts = dict.fromkeys([ref, *self._set_up(ref), *self._requested(ref)])
        return Test(name, ref, tuple(starts))

    def _set_up(self, ref: CodeRef) -> Iterator[CodeRef]:
        parent = self._program.code(ref).parent
        for other in self._refs:
            code = self._program.code(other)
            if other.path == ref.path and code.parent == parent and code.name in _SET_UP:
                yield other

    def _requested(self, ref: CodeRef) -> Iterator[CodeRef]:
        """The fixtures that a test asks for by its parameters, and theirs, and the automatic."""
        seen: set[CodeRef] = set()
        waiting = [
            fixture
            for fixture, is_automatic in self._fixtures.items()
            if is_automatic == "automatic" and self._sees(ref, fixture)
        ]
        waiting += self._named(ref)
        while waiting:
            fixture = waiting.pop(0)
            if fixture not in seen:
                seen.add(fixture)
                waiting += self._named(fixture)
                yield fixture

    def _named(self, ref: CodeRef) -> list[CodeRef]:
        names = {parameter.name for parameter in self._program.code(ref).parameters}
        return [
            fixture
            for fixture in self._fixtures
            if self._program.code(fixture).name in names and self._sees(ref, fixture)
        ]

    def _sees(self, ref: CodeRef, fixture: CodeRef) -> bool:
        if fixture.path == ref.path:
            return True
        shared = PurePosixPath(fixture.path)
        return shared.name == "conftest.py" and PurePosixPath(ref.path).is_relative_to(
            shared.parent
        )

    def _fixture(self, ref: CodeRef) -> str:
        """How tests get a fixture, "automatic" or "requested"; empty for any other code."""
        for site, symbol in self.decorations(ref):
            if symbol.startswith(_FIXTURES):
                call = None if site is None else self._program.instruction(site)
                keywords = [a.name for a in call.arguments] if isinstance(call, Call) else []
                return "automatic" if "autouse" in keywords else "requested"
        return ""
