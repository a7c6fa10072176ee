import pytest

from lintkit.debt.complexity import measure
from lintkit.debt.ledger import Function

SOURCE = """\
def plain():
    return 1


class Shop:
    async def branching(self, items):
        for item in items:
            if item:
                yield item

    class Inner:
        def method(self):
            return [x for x in () if x]


def outer():
    def inner(a):
        return a or 1

    return inner
"""


def test_functions_come_most_complex_first_with_their_place() -> None:
    functions = measure(SOURCE)
    assert functions is not None
    assert functions[:2] == (
        Function(3, "Shop.branching", 6, 9),
        Function(3, "Shop.Inner.method", 12, 13),
    )
    assert {one.symbol for one in functions} == {
        "plain",
        "Shop.branching",
        "Shop.Inner.method",
        "outer",
    }


def test_module_without_functions_is_measured_and_empty() -> None:
    assert measure("x = 1\n") == ()


@pytest.mark.parametrize("text", ["def broken(:", "print 'Python 2'", "a\0b", "(" * 5000])
def test_what_radon_cannot_read_is_not_measured(text: str) -> None:
    assert measure(text) is None


@pytest.mark.filterwarnings("error")
def test_warnings_about_the_analysed_code_stay_silent() -> None:
    assert measure('def f():\n    return "\\d"\n') == (Function(1, "f", 1, 2),)
