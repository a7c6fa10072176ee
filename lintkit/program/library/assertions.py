"""Assertions that something raises: what they call, and the exception that they keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.exceptions import catch
from lintkit.program.library.support import Model, call_back, return_type, where
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link

_KEPT = {
    "pytest.raises": "value",
    "unittest.TestCase.assertRaises": "exception",
    "unittest.TestCase.assertRaisesRegex": "exception",
}
"""By what an assertion is called: the attribute of its result that is the exception.

https://docs.pytest.org/en/stable/reference/reference.html#pytest.ExceptionInfo.value and
https://docs.python.org/3/library/unittest.html#unittest.TestCase.assertRaises
"""

OPEN = frozenset(_KEPT)
"""Results with an attribute that their models set."""


def _raises(symbol: str, attribute: str) -> Model:
    first = 2 if symbol.endswith("Regex") else 1

    def model(link: Link, call: Call, _: int | None) -> None:
        return_type(link, call, symbol)
        made = External(symbol, call.frame.plan.site(call.position))
        expected = call.arguments.get(0, "expected_exception")
        if expected is not None:
            kept = link.heap.field(link.objects.number(made), attribute)
            catch(link, where(call), expected, kept)
        function = call.arguments.get(first)
        if function is not None:
            call_back(link, call, function, call.arguments.from_index(first + 1))

    return model


MODELS: dict[str, Model] = {
    symbol: _raises(symbol, attribute) for symbol, attribute in _KEPT.items()
}
