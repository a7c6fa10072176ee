import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintkit.identity import Key, fingerprints, key_of
from lintkit.model import Finding, Span

TEXT = "def ask():\n    return ask('a', timeout=3)\n"


def finding(span: Span, symbol: str = "app.chat.ask", code: str = "LK101") -> Finding:
    return Finding(
        code=code,
        name="no-deadline",
        severity="error",
        confidence="high",
        message="Nothing bounds the wait.",
        span=span,
        symbol=symbol,
    )


def key(text: str, column: int, end_line: int, end_column: int, line: int = 1) -> Key:
    span = Span("app/chat.py", line, column, end_line, end_column)
    return key_of(finding(span), text.split("\n"))


def test_a_key_names_file_code_symbol_and_source() -> None:
    assert key("x = ask('a', timeout=3)", 4, 1, 23) == Key(
        "app/chat.py", "LK101", "ask", "ask('a', timeout=3)"
    )


@pytest.mark.parametrize(
    "text",
    [
        'x = ask("a", timeout=3)',
        "x = ask(\n    'a',\n    timeout=3,\n)",
        "x = ask(  # why\n    'a', timeout  =  3\n    # lintkit: ignore[LK101] known\n)",
        "x = (ask)('a', timeout=3)",
    ],
)
def test_formatting_quotes_and_comments_change_nothing(text: str) -> None:
    lines = text.split("\n")
    assert key(text, 4, len(lines), len(lines[-1])) == key("x = ask('a', timeout=3)", 4, 1, 23)


def test_another_call_another_code_and_another_function_are_others() -> None:
    lines = ["ask('a')", "ask('b')"]
    spans = [Span("a.py", 1, 0, 1, 8), Span("a.py", 2, 0, 2, 8)]
    keys = {
        key_of(finding(spans[0], "a.f"), lines),
        key_of(finding(spans[1], "a.f"), lines),
        key_of(finding(spans[0], "a.g"), lines),
        key_of(finding(spans[0], "a.f", "LK102"), lines),
    }
    assert len(keys) == 4


@pytest.mark.parametrize(
    ("path", "symbol", "within"),
    [
        ("src/app/chat.py", "app.chat.Bot.ask", "Bot.ask"),
        ("src/app/chat.py", "app.chat", ""),
        ("app/__init__.py", "app.ask", "ask"),
        ("__init__.py", "ask", "ask"),
        ("talk.ipynb", "talk.ask", "ask"),
        ("app/chat.py", "", ""),
        ("app/chat.py", "elsewhere.ask", "elsewhere.ask"),
    ],
)
def test_symbols_are_those_within_the_file(path: str, symbol: str, within: str) -> None:
    assert key_of(finding(Span(path, 1, 0, 1, 1), symbol), ["x"]).symbol == within


def test_what_is_no_expression_is_taken_as_it_stands() -> None:
    assert key("print  'hello'", 0, 1, 14).source == "print 'hello'"
    assert key("    # lintkit:  ignore", 0, 1, 0).source == "# lintkit: ignore"
    assert key("", 0, 9, 0, line=9).source == ""


def test_a_long_source_is_cut_but_not_confused() -> None:
    texts = [f"ask('{'a' * 5000}{end}')" for end in "xy"]
    first, second = (key(text, 0, 1, len(text)) for text in texts)
    assert len(first.source) < 250
    assert first != second


def test_an_odd_escape_is_not_warned_about() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert key(r"ask('\d')", 0, 1, 9).source == r"ask('\\d')"


@given(st.text(), st.integers(1, 3), st.integers(0, 5), st.integers(1, 4), st.integers(0, 9))
def test_any_text_has_a_key(text: str, line: int, column: int, end: int, end_column: int) -> None:
    one = key(text, column, end, end_column, line)
    assert "\n" not in one.source
    assert len(one.fingerprint()) == 32


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    span = Span("a.py", 1, 0, 1, 1)
    prints = fingerprints([finding(span)] * 3, lambda _: ["x"])
    assert len(set(prints)) == 3
    assert prints == fingerprints([finding(span)] * 3, lambda _: ["x"])
