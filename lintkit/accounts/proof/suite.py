"""The tests of a program, as pytest and unittest would collect them, with their fixtures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.proof.decorations import decorations, marks, texts
from lintkit.accounts.proof.fixtures import Fixtures
from lintkit.accounts.proof.hook_marks import HOOK, added
from lintkit.accounts.proof.test_classes import TestClasses
from lintkit.accounts.reading import argument
from lintkit.ir import MODULE_CODE, Call, StoreName
from lintkit.program.values import CodeRef, External, Site

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lintkit.program.program import Program
    from lintkit.sources.tests_layout import Tests

_ALWAYS_RUN = frozenset(
    {"parametrize", "asyncio", "anyio", "usefixtures", "filterwarnings", "timeout", "flaky",
     "django_db", "trio", "tryfirst", "trylast"}
)  # fmt: skip
_SKIPPING = (
    "pytest.skip", "pytest.importorskip", "unittest.SkipTest", "unittest.TestCase.skipTest",
    "os.getenv", "os.environ",
)  # fmt: skip
_HOOKS = frozenset(
    {HOOK, "pytest_runtest_setup", "pytest_ignore_collect",
     "pytest_configure", "pytest_generate_tests"}
)  # fmt: skip
_NOT_RUN = ("pytest.mark.skip", "pytest.mark.xfail", "unittest.skip", "unittest.expectedFailure")


class Test(Struct, frozen=True):
    """A test.

    Attributes:
        name: as pytest names it, "tests/test_chat.py::TestChat::test_empty"; what classes inherit
            is named by the class that has it.
        starts: the code of the test, its fixtures and what sets it up.
    """

    __test__ = False  # the name starts as pytest's test classes do

    name: str
    code: CodeRef
    starts: tuple[CodeRef, ...]


class Suite:
    """The tests of a program.

    Attributes:
        refs: the code of the tests, and of what helps them.
        tests: by path and place.
    """

    def __init__(self, program: Program, is_test: Tests) -> None:
        self._program = program
        self._names = is_test
        self.refs = [ref for ref in program.codes() if is_test(ref.path)]
        self._classes = TestClasses(program, is_test, self.refs)
        self._fixtures = Fixtures(program, self.refs)
        self.paths = frozenset(ref.path for ref in self.refs)
        self._hooks = [ref for ref in self.refs if program.code(ref).name == HOOK]
        self.tests = tuple(test for ref in self.refs if (test := self._test(ref)))

    def name(self, ref: CodeRef) -> str:
        """The name of a code of tests; of a fixture that by which it is asked for."""
        return self._fixtures.name(ref)

    @property
    def fixtures(self) -> Collection[CodeRef]:
        """The code of all fixtures."""
        return self._fixtures.refs

    def bodies_seen_by(self, ref: CodeRef) -> tuple[CodeRef, ...]:
        """The module bodies that run before a test: its own, and those of the conftest files."""
        return tuple(CodeRef(path, MODULE_CODE) for path in self._fixtures.paths_seen(ref.path))

    def may_be_left_out(self, test: Test) -> bool:
        """Whether a mark, a skip or a hook can keep a test from running by default."""
        symbols = [symbol for _, symbol in decorations(self._program, test.code)]
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
            for ref in self.refs
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

    def marks(self, ref: CodeRef) -> Iterator[str]:
        """The decorators of a test, and the marks that its class, its file and hooks put on it."""
        own = [symbol for _, symbol in marks(self._program, ref)]
        yield from own
        for hook in self._hooks:
            if CodeRef(hook.path, MODULE_CODE) in self.bodies_seen_by(ref):
                yield from added(self._program, hook, own)

    def parameters(self, ref: CodeRef) -> Iterator[str]:
        """The names of parameters that a test gets from `parametrize`."""
        for site, symbol in decorations(self._program, ref):
            if site is not None and symbol.startswith("pytest.mark.parametrize"):
                names = argument(self._program.arguments(site), "argnames", 0)
                for text in texts(self._program, names):
                    yield from (name.strip() for name in text.split(","))

    def _test(self, ref: CodeRef) -> Test | None:
        """The test that a code is; nothing for any other code, and one that is not run."""
        code = self._program.code(ref)
        if code.kind != "function" or self._is_switched_off(ref):
            return None
        parent = CodeRef(ref.path, code.parent)
        body = CodeRef(ref.path, MODULE_CODE)
        starts = [ref]
        if parent == body:
            if not (
                self._names.is_collected(ref.path) and self._names.is_function(ref.path, code.name)
            ):
                return None
            starts += (*self._classes.setting_up_functions(body), *self._fixtures.of(ref, ()))
        elif classes := self._classes.running(ref):
            for class_ in classes:
                starts += self._classes.setting_up_functions(CodeRef(class_.path, MODULE_CODE))
                starts += self._classes.setting_up(class_)
                starts += self._fixtures.of(ref, self._classes.order(class_))
        else:
            return None
        name = f"{ref.path}::{code.qualname.replace('.', '::')}"
        return Test(name, ref, tuple(dict.fromkeys(starts)))

    def _is_switched_off(self, ref: CodeRef) -> bool:
        return any(
            symbol.startswith(_NOT_RUN) and not symbol.lower().endswith(("skipif", "skipunless"))
            for _, symbol in decorations(self._program, ref)
        )
