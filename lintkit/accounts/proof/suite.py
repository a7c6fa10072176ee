"""The tests of a program, as pytest and unittest would collect them, with their fixtures."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.reading import argument
from lintkit.ir import MODULE_CODE, Build, Call, MakeClass, StoreName
from lintkit.program.values import Class, CodeRef, Constant, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue
    from lintkit.sources.tests_layout import Tests

_SET_UP = frozenset(
    {
        "setUp", "asyncSetUp", "setUpClass", "tearDown",
        "setup_method", "setup_class", "setup_function", "setup_module",
    }
)  # fmt: skip
_METHOD = "test"
"""How the names of the methods begin that unittest runs."""
_FIXTURES = ("pytest.fixture", "pytest_asyncio.fixture")
_ALWAYS_RUN = frozenset(
    {"parametrize", "asyncio", "anyio", "usefixtures", "filterwarnings", "timeout", "flaky",
     "django_db", "trio", "tryfirst", "trylast"}
)  # fmt: skip
_SKIPPING = (
    "pytest.skip", "pytest.importorskip", "unittest.SkipTest", "unittest.TestCase.skipTest",
    "os.getenv", "os.environ",
)  # fmt: skip
_HOOKS = frozenset(
    {"pytest_collection_modifyitems", "pytest_runtest_setup", "pytest_ignore_collect",
     "pytest_configure", "pytest_generate_tests"}
)  # fmt: skip
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

    def __init__(self, program: Program, is_test: Tests) -> None:
        self._program = program
        self._names = is_test
        self._refs = [ref for ref in program.codes() if is_test(ref.path)]
        self._fixtures = {ref: options for ref in self._refs if (options := self._fixture(ref))}
        self._fixtures_of_name: dict[str, list[CodeRef]] = defaultdict(list)
        for ref in self._fixtures:
            self._fixtures_of_name[program.code(ref).name].append(ref)
        self._setting_up: dict[CodeRef, list[CodeRef]] = defaultdict(list)
        for ref in self._refs:
            if program.code(ref).name in _SET_UP:
                self._setting_up[CodeRef(ref.path, program.code(ref).parent)].append(ref)
        self.paths = frozenset(ref.path for ref in self._refs)
        self._seen: dict[str, tuple[CodeRef, ...]] = {}
        self.tests = tuple(self._test(ref) for ref in self._refs if self._is_test(ref))

    def bodies_seen_by(self, ref: CodeRef) -> tuple[CodeRef, ...]:
        """The module bodies that run before a test: its own, and those of the conftest files."""
        if ref.path not in self._seen:
            bodies = (CodeRef(path, MODULE_CODE) for path in sorted(self.paths))
            self._seen[ref.path] = tuple(body for body in bodies if self._sees(ref, body))
        return self._seen[ref.path]

    def may_be_left_out(self, test: Test) -> bool:
        """Whether a mark, a skip or a hook can keep a test from running by default."""
        symbols = [symbol for _, symbol in self.decorations(test.code)]
        if any(
            symbol.startswith(("pytest.mark.", "unittest.skip"))
            and symbol.removeprefix("pytest.mark.") not in _ALWAYS_RUN
            for symbol in symbols
        ):
            return True
        bodies = self.bodies_seen_by(test.code)
        if any(map(self._skips, (*test.starts, *bodies))):
            return True
        return any(
            self._program.code(ref).name in _HOOKS
            for ref in self._refs
            if CodeRef(ref.path, 0) in bodies
        )

    def _skips(self, ref: CodeRef) -> bool:
        for position, instruction in enumerate(self._program.code(ref).instructions):
            if isinstance(instruction, StoreName) and instruction.name == "pytestmark":
                return True
            if isinstance(instruction, Call) and any(
                isinstance(value, External) and value.symbol.startswith(_SKIPPING)
                for value in self._program.callees(Site(ref, position))
            ):
                return True
        return False

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

    def marks(self, ref: CodeRef) -> Iterator[str]:
        """The decorators of a test, and the marks that its file puts on all tests."""
        yield from (symbol for _, symbol in self.decorations(ref))
        body = CodeRef(ref.path, 0)
        for instruction in self._program.code(body).instructions:
            if isinstance(instruction, StoreName) and instruction.name == "pytestmark":
                for place in self._entries(Place(body, instruction.value)):
                    for value in self._program.values(place):
                        if isinstance(value, External):
                            yield value.symbol

    def parameters(self, ref: CodeRef) -> Iterator[str]:
        """The names of parameters that a test gets from `parametrize`."""
        for site, symbol in self.decorations(ref):
            if site is None or not symbol.startswith("pytest.mark.parametrize"):
                continue
            for names in argument(self._program.arguments(site), "argnames", 0):
                for place in self._entries(names):
                    for value in self._program.values(place):
                        if isinstance(value, Constant) and isinstance(value.value, str):
                            yield from (name.strip() for name in value.value.split(","))

    def _entries(self, place: Place) -> Iterator[Place]:
        """A register, or those of the display that it holds."""
        site = self._program.definition(place)
        made = None if site is None else self._program.instruction(site)
        if isinstance(made, Build):
            yield from (Place(place.code, entry.value) for entry in made.entries)
        else:
            yield place

    def _is_test(self, ref: CodeRef) -> bool:
        code = self._program.code(ref)
        around = CodeRef(ref.path, code.parent)
        kind = self._program.code(around).kind
        if (
            code.kind != "function"
            or kind not in ("module", "class")
            or not self._names.is_collected(ref.path)
        ):
            return False
        if kind == "class" and self._is_case(around):
            collected = code.name.startswith(_METHOD)
        else:
            collected = self._names.is_function(ref.path, code.name) and (
                kind == "module" or self._names.is_class(ref.path, self._program.code(around).name)
            )
        return collected and not any(
            symbol.startswith(_NOT_RUN) and not symbol.lower().endswith(("skipif", "skipunless"))
            for _, symbol in self.decorations(ref)
        )

    def _is_case(self, ref: CodeRef) -> bool:
        """Whether a class derives from `unittest.TestCase` or one of its kind."""
        seen: set[CodeRef] = set()
        waiting = [ref]
        while waiting:
            class_ = waiting.pop()
            if class_ in seen:  # a name that is bound anew can stand for its own base
                continue
            seen.add(class_)
            for base in self._bases(class_):
                if isinstance(base, External) and base.symbol.endswith("TestCase"):
                    return True
                if isinstance(base, Class):
                    waiting.append(base.code)
        return False

    def _bases(self, ref: CodeRef) -> tuple[AbstractValue, ...]:
        """What a class is written to derive from."""
        parent = CodeRef(ref.path, self._program.code(ref).parent)
        return tuple(
            value
            for instruction in self._program.code(parent).instructions
            if isinstance(instruction, MakeClass) and instruction.code == ref.index
            for base in instruction.arguments
            for value in self._program.values(Place(parent, base.value))
        )

    def _test(self, ref: CodeRef) -> Test:
        code = self._program.code(ref)
        name = f"{ref.path}::{code.qualname.replace('.', '::')}"
        set_up = self._setting_up.get(CodeRef(ref.path, code.parent), ())
        starts = dict.fromkeys([ref, *set_up, *self._requested(ref)])
        return Test(name, ref, tuple(starts))

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
        return [
            fixture
            for parameter in self._program.code(ref).parameters
            for fixture in self._fixtures_of_name.get(parameter.name, ())
            if self._sees(ref, fixture)
        ]

    def _sees(self, ref: CodeRef, fixture: CodeRef) -> bool:
        if fixture.path == ref.path:
            return True
        folder, _, name = f"/{fixture.path}".rpartition("/")
        return name == "conftest.py" and f"/{ref.path}".startswith(f"{folder}/")

    def _fixture(self, ref: CodeRef) -> str:
        """How tests get a fixture, "automatic" or "requested"; empty for any other code."""
        for site, symbol in self.decorations(ref):
            if symbol.startswith(_FIXTURES):
                call = None if site is None else self._program.instruction(site)
                keywords = [a.name for a in call.arguments] if isinstance(call, Call) else []
                return "automatic" if "autouse" in keywords else "requested"
        return ""
