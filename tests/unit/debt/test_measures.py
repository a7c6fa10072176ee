import sys

import pytest

from lintkit.debt.ledger import Function, Size
from lintkit.debt.measures import measure

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


def functions(text: str) -> tuple[Function, ...]:
    measures = measure(text)
    assert measures is not None
    return measures.functions


def test_functions_come_most_complex_first_with_their_place() -> None:
    found = functions(SOURCE)
    assert found[:2] == (
        Function(3, "Shop.branching", 6, 9, cognitive=3),
        Function(3, "Shop.Inner.method", 12, 13, cognitive=found[1].cognitive),
    )
    assert {one.symbol for one in found} == {
        "plain",
        "Shop.branching",
        "Shop.Inner.method",
        "outer",
    }


def test_without_the_extra_cognitive_complexity_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "complexipy", None)
    assert {one.cognitive for one in functions(SOURCE)} == {None}


def test_size_counts_lines_of_each_sort() -> None:
    measures = measure("# a comment\n\nx = 1; y = 2\n")
    assert measures is not None
    assert measures.size == Size(lines=3, source=1, logical=2, comments=1)


def test_halstead_counts_operators_and_operands() -> None:
    measures = measure("x = a + b\ny = a + c\n")
    assert measures is not None
    assert measures.halstead is not None
    assert (measures.halstead.vocabulary, measures.halstead.length) == (4, 6)
    assert measures.halstead.volume == pytest.approx(12.0)


def test_module_without_functions_is_measured_and_empty() -> None:
    assert functions("x = 1\n") == ()


@pytest.mark.parametrize("text", ["def broken(:", "print 'Python 2'", "a\0b", "(" * 5000])
def test_what_radon_cannot_read_is_not_measured(text: str) -> None:
    assert measure(text) is None


@pytest.mark.filterwarnings("error")
def test_warnings_about_the_analysed_code_stay_silent() -> None:
    assert functions('def f():\n    return "\\d"\n') == (Function(1, "f", 1, 2, cognitive=0),)


@pytest.mark.parametrize(("rows", "counted"), [(498, True), (499, False)])
def test_lines_are_counted_unless_a_statement_has_too_many(rows: int, counted: bool) -> None:
    items = "".join(f"    {number},\n" for number in range(rows))
    found = measure(f"def f():\n    pass\n\n\nTABLE = (\n{items})\n")
    assert found is not None
    assert (found.size is not None) is counted
    assert [function.symbol for function in found.functions] == ["f"]
