"""What runs in one test, as conditions ask about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.proof.ways import ALL
from lintkit.program.values import CodeRef

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from lintkit.accounts.proof.ways import Starts
    from lintkit.program.program import Program
    from lintkit.program.values import Place


class World:
    """The code that may run in a test.

    What other tests hand in does not count; of the program, any code does that tests of the same
    file may run.

    Attributes:
        is_of_tests: whether a code is one of the tests.
        known: how conditions come out that depend on the test.
        asked: how often it was asked what this test does: an answer for which it was not asked
            holds for all tests.

    Args:
        program: the linked program.
        own: the code that the test perhaps runs, and that has run before it; None for any test.
        is_own: whether a code is one of the tests.
        files_running: the files of which a test may run a code.
        file: that of the test; all of them for any test.
    """

    def __init__(
        self,
        program: Program,
        own: Sequence[Container[CodeRef]] | None,
        is_own: Callable[[CodeRef], bool],
        files_running: Callable[[CodeRef], Starts],
        file: Starts = ALL,
    ) -> None:
        self._program = program
        self._own = own
        self.is_of_tests = is_own
        self._files_running = files_running
        self._file = file
        self.known: dict[Place, bool | None] = {}
        self.asked = 0

    def runs(self, ref: CodeRef) -> bool:
        """Whether a code may run in the test, or before it in its file."""
        self.asked += 1
        if not self.is_of_tests(ref):
            return self._files_running(ref) & self._file != 0
        around = CodeRef(ref.path, self._program.code(ref).parent)
        return self._own is None or any(
            ref in some or (self._program.code(ref).kind == "lambda" and around in some)
            for some in self._own
        )
