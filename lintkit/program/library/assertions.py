"""Assertions: what they compare and call, and the exception that they keep."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program import protocols
from lintkit.program.exceptions import catch
from lintkit.program.library.support import Model, call_back, return_type, where
from lintkit.program.operators import apply
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
            if symbol.endswith("Regex") or "match" in dict(call.arguments.keywords):
                link.each(kept, partial(protocols.text, link, where(call)))
        function = call.arguments.get(first)
        if function is not None:
            call_back(link, call, function, call.arguments.from_index(first + 1))

    return model


_COMPARING = {
    "assertEqual": "==", "assertNotEqual": "!=", "assertListEqual": "==", "assertTupleEqual": "==",
    "assertDictEqual": "==", "assertSequenceEqual": "==", "assertCountEqual": "==",
    "assertLess": "<", "assertLessEqual": "<=", "assertGreater": ">", "assertGreaterEqual": ">=",
    "assertIn": "in", "assertNotIn": "not in",
}  # fmt: skip
_CASES = (
    "django.test.SimpleTestCase", "django.test.TestCase", "django.test.TransactionTestCase",
    "unittest.IsolatedAsyncioTestCase", "unittest.TestCase",
)  # fmt: skip


def _compares(operator: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        operands = tuple(item.node for item in call.arguments.positional[:2] if not item.star)
        apply(link, where(call), operator, operands, link.solver.allocate(1))

    return model


def _tests(link: Link, call: Call, _: int | None) -> None:
    subject = call.arguments.get(0, "expr")
    if subject is not None:
        link.each(subject, lambda value: protocols.truth(link, where(call), value))


MODELS: dict[str, Model] = {
    **{symbol: _raises(symbol, attribute) for symbol, attribute in _KEPT.items()},
    **{
        f"{case}.{name}": _compares(operator)
        for case in _CASES
        for name, operator in _COMPARING.items()
    },
    **{f"{case}.{name}": _tests for case in _CASES for name in ("assertFalse", "assertTrue")},
}
