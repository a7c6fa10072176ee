import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from lintkit.report.escape import printable, printable_json
from lintkit.report.markdown import code, prose, row

ANYTHING = st.text(st.characters(codec=None))


@given(ANYTHING)
def test_nothing_unseen_remains(text: str) -> None:
    kept = set(printable(text)) - {"\u200c", "\u200d"}
    assert not {unicodedata.category(char) for char in kept} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_what_is_no_character_is_written_out() -> None:
    assert printable("a\ufffe\ufdd0\U0001ffff") == r"a\ufffe\ufdd0\U0001ffff"


def test_json_stays_what_it_is() -> None:
    text = "a\x1b\x7f\u202e\ufffe\U000e0001\n"
    written = printable_json(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert written.isascii()
    assert written.isprintable()


def test_what_can_be_seen_stays() -> None:
    text = "naïve 名前 👩‍💻 a\u00a0b"
    assert printable(text) == text


def test_quotes_of_the_code_stay_code_in_prose() -> None:
    assert prose("call `f_(x)` with *care*") == r"call `f_(x)` with \*care\*"


def test_code_that_holds_backticks_gets_a_longer_fence() -> None:
    assert code("plain") == "`plain`"
    assert code("a``b") == "``` a``b ```"


def test_pipes_do_not_end_a_cell() -> None:
    assert row("a|b", "c") == r"| a\|b | c |"
