from collections.abc import Iterable
from io import StringIO

import pytest
from msgspec import structs
from rich.console import Console
from rich.text import Text

from lintkit.model import Finding, Span, Step
from lintkit.report import concise, text
from lintkit.report.sources import Sources

Files = dict[str, list[str]]


def lines_of(rendered: Iterable[Text]) -> list[str]:
    return [line.plain for line in rendered]


def test_full_form_shows_source_underline_chain_and_remedy(
    finding: Finding, sources: Sources
) -> None:
    assert lines_of(text.render([finding], sources)) == [
        f"warning[LK102] default-deadline: {finding.message}",
        "  --> app/chat.py:5:11 in app.chat.ask",
        "  |",
        "5 |     answer = client.chat.completions.create(",
        "  |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        '6 |         model="gpt-4o",',
        "7 |         messages=question,",
        "8 |     )",
        "  = because:",
        "    1. app/client.py:3: the client is built here without a timeout",
        "       client = OpenAI()",
        "    2. app/chat.py:5: the call names none either",
        "  = help: Pass the timeout in seconds that the caller can afford.",
        "",
    ]


def test_all_that_stands_on_a_line_is_underlined_where_no_columns_are_known(
    finding: Finding, sources: Sources
) -> None:
    found = structs.replace(finding, span=Span("app/chat.py", 6, 0, 6, 0), evidence=())
    assert lines_of(text.render([found], sources))[3:5] == [
        '6 |         model="gpt-4o",',
        "  |         ^^^^^^^^^^^^^^^",
    ]


def test_lines_of_a_notebook_are_counted_by_cell(
    finding: Finding, sources: Sources, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    files["talk.ipynb"] = ["" for _ in range(98)] + ["ask(", "    1,", ")"]
    monkeypatch.setattr(sources, "cell", lambda _, line: (3, line - 96))
    found = structs.replace(finding, span=Span("talk.ipynb", 99, 0, 101, 1), evidence=())
    assert lines_of(text.render([found], sources))[1:7] == [
        "  --> talk.ipynb:cell 3:3:1 in app.chat.ask",
        "  |",
        "3 | ask(",
        "  | ^^^^",
        "4 |     1,",
        "5 | )",
    ]


def test_underline_stands_below_wide_characters(
    finding: Finding, sources: Sources, files: Files
) -> None:
    files["app/chat.py"][4] = "名前 = ask('質問')"
    on_one_line = structs.replace(finding, span=Span("app/chat.py", 5, 5, 5, 14), evidence=())
    shown = lines_of(text.render([on_one_line], sources))
    assert shown[3:5] == ["5 | 名前 = ask('質問')", "  |        ^^^^^^^^^^^"]


def test_long_line_is_cut_around_what_is_meant(
    finding: Finding, sources: Sources, files: Files
) -> None:
    files["app/chat.py"][4] = "x" * 1000 + "ask()" + "y" * 1000
    far_out = structs.replace(finding, span=Span("app/chat.py", 5, 1000, 5, 1005), evidence=())
    source, underline = lines_of(text.render([far_out], sources))[3:5]
    assert len(source) < 200
    start = underline.index("^")
    assert source[start : start + underline.count("^")] == "ask()"


def test_long_span_ends_in_an_ellipsis(finding: Finding, sources: Sources, files: Files) -> None:
    files["app/chat.py"] += [""] * 40
    long_span = structs.replace(finding, span=Span("app/chat.py", 4, 0, 30, 0), evidence=())
    shown = lines_of(text.render([long_span], sources))
    assert shown[-3] == "  | …"


def test_vanished_source_still_gives_the_finding(
    finding: Finding, sources: Sources, files: Files
) -> None:
    files.clear()
    assert lines_of(text.render([finding], sources))[:3] == [
        f"warning[LK102] default-deadline: {finding.message}",
        "  --> app/chat.py:5:11 in app.chat.ask",
        "  = because:",
    ]


def test_nothing_from_the_code_steers_the_terminal(sources: Sources, files: Files) -> None:
    hostile = "\x1b]0;owned\x07\u202e\x9b31m"
    files["a.py"] = [f"ask('{hostile}')"]
    finding = Finding(
        code="LK101",
        name="no-deadline",
        severity="error",
        confidence="high",
        message=hostile,
        span=Span("a.py", 1, 0, 1, 9),
        symbol=hostile,
        evidence=(Step("a.py", 1, hostile), Step(f"{hostile}.py", 2, "x")),
        remedy=hostile,
    )
    out = StringIO()
    console = Console(file=out, color_system=None)
    for line in [*text.render([finding], sources), *concise.render([finding], sources)]:
        console.print(line, soft_wrap=True)
    shown = out.getvalue()
    assert not set(shown) & set("\x1b\x07\u202e\x9b")
    assert r"\x1b]0;owned\x07\u202e\x9b31m" in shown


def test_concise_form_is_one_line_a_finding(findings: list[Finding], sources: Sources) -> None:
    assert lines_of(concise.render(findings, sources)) == [
        f"app/chat.py:5:11: LK102 {findings[0].message}",
        "old/script.py:3:5: LK901 This file cannot be read: not valid Python 3.",
    ]
