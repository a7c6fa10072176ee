"""The formats for services and programs: a golden file for each, and what must hold for all."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from markdown_it import MarkdownIt
from msgspec import structs
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

import lintkit
from lintkit.model import Finding, Span, Step
from lintkit.report import silenced
from lintkit.report.formats import DOCUMENTS, LINES, NAMES
from lintkit.report.result import Result
from lintkit.report.summary import Tally
from lintkit.suppressions import Suppression

SCHEMAS = Path(__file__).parents[2] / "schemas"
HOSTILE = "\x1b]0;owned\x07\u202e\x9b31m\n::error::a|b`<img src=x>&[x](javascript:1)\r\ufffe]]>"


class Golden(SingleFileSnapshotExtension):
    """One file a format, so that it can be read, and opened in what it is made for."""

    _write_mode = WriteMode.TEXT
    file_extension = "golden"


def written(form: str, result: Result) -> str:
    if form in LINES:
        lines = LINES[form](result.findings, result.sources)
        return "".join(f"{line.plain}\n" for line in lines)
    return DOCUMENTS[form](result)


def checked(document: str) -> dict[str, Any]:
    """A SARIF log, once it is known to be one."""
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    log: dict[str, Any] = json.loads(document)
    jsonschema.Draft4Validator(schema).validate(log)
    return log


@pytest.fixture
def hostile(result: Result) -> Result:
    finding = Finding(
        code="LK101",
        name="no-deadline",
        severity="error",
        confidence="high",
        message=HOSTILE,
        span=Span(f"{HOSTILE}.py", 1, 0, 1, 9),
        symbol=HOSTILE,
        evidence=(Step(f"{HOSTILE}.py", 2, HOSTILE),),
        remedy=HOSTILE,
    )
    comment = Suppression(finding.span.path, 1, ("LK101",), HOSTILE, 1, "2027-01-31", HOSTILE)
    return replace(result, findings=(finding,), suppressed=((finding, comment),))


@pytest.mark.parametrize("form", NAMES)
def test_golden(
    form: str, result: Result, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lintkit, "__version__", "1.2.3")
    assert written(form, result) == snapshot(extension_class=Golden)


@pytest.mark.parametrize("form", NAMES)
def test_nothing_from_the_code_steers_a_terminal_or_begins_a_line(
    form: str, hostile: Result
) -> None:
    shown = written(form, hostile)
    assert not set(shown) & set("\x1b\x07\u202e\x9b\r")
    commands = [line for line in shown.splitlines() if line.startswith("::")]
    assert len(commands) == (form == "github")


@pytest.mark.parametrize("form", NAMES)
def test_without_findings_every_format_is_still_well_formed(form: str, result: Result) -> None:
    nothing = replace(
        result,
        findings=(),
        suppressed=(),
        baselined=(),
        untold=(),
        tally=Tally(files=1, lines=9, points=0),
    )
    shown = written(form, nothing)
    if form == "sarif":
        assert checked(shown)["runs"][0]["results"] == []
    elif form == "gitlab":
        assert json.loads(shown) == []
    elif form == "junit":
        root = ET.fromstring(shown)  # noqa: S314 (our own document)
        assert (root.get("tests"), root.get("failures")) == ("1", "0")
    elif form == "markdown":
        assert "No findings: no integration point in 1 file." in shown
    elif form == "json":
        assert json.loads(shown)["findings"] == []
    else:
        assert shown == ""


def test_sarif_follows_the_schema(result: Result, hostile: Result) -> None:
    checked(written("sarif", hostile))
    (run,) = checked(written("sarif", result))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == [
        "LK102",
        "LK901",
        "LK102",
        "LK201",
    ]
    kinds = [[each["kind"] for each in one["suppressions"]] for one in run["results"]]
    assert kinds == [[], [], ["inSource"], ["external"]]


def test_sarif_uris_are_relative_references(hostile: Result) -> None:
    (run,) = checked(written("sarif", hostile))["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"].startswith("services/%1B")
    assert not set(place["uri"]) & set(" :#?<>|`")


def test_sarif_fingerprints_outlive_shifted_lines_and_tell_equal_calls_apart(
    result: Result, finding: Finding
) -> None:
    def prints(*findings: Finding) -> list[str]:
        shown = checked(
            written("sarif", replace(result, findings=findings, suppressed=(), baselined=()))
        )
        return [one["partialFingerprints"]["lintkit/v1"] for one in shown["runs"][0]["results"]]

    lines = [*result.sources.lines("app/chat.py")]
    (before,) = prints(finding)
    result.sources.files["app/chat.py"] = ["# new", *lines, *lines[4:]]  # type: ignore[attr-defined]
    moved = structs.replace(finding, span=Span("app/chat.py", 6, 10, 9, 2))
    again = structs.replace(finding, span=Span("app/chat.py", 11, 10, 14, 2))
    first, second = prints(moved, again)
    assert first == before != second


def test_silenced_findings_are_shown_with_the_comment(result: Result) -> None:
    assert [line.plain for line in silenced.render(result.suppressed, result.sources)] == [
        f"app/client.py:3: suppressed: LK102 {result.findings[0].message}",
        "    app/client.py:3: a person watches this (until 2027-01-31, owner ops)",
    ]


@pytest.mark.parametrize("form", ["sarif", "github", "gitlab"])
def test_a_notebook_is_pointed_at_as_a_whole(form: str, result: Result, finding: Finding) -> None:
    in_cell = structs.replace(finding, span=Span("talk.ipynb", 5, 10, 8, 2), evidence=())
    shown = written(form, replace(result, findings=(in_cell,), suppressed=()))
    assert "cell 3, line 5: Only the SDK's default" in shown
    if form == "github":
        assert "file=services/talk.ipynb,line=1,endLine=1" in shown


def test_gitlab_fingerprints_are_unique(result: Result, finding: Finding) -> None:
    twice = replace(result, findings=(finding, finding))
    assert len({one["fingerprint"] for one in json.loads(written("gitlab", twice))}) == 2


def test_junit_counts_what_it_holds(result: Result, hostile: Result) -> None:
    root = ET.fromstring(written("junit", result))  # noqa: S314 (our own document)
    assert (root.get("tests"), root.get("failures"), root.get("skipped")) == ("3", "2", "1")
    assert len(root.findall(".//failure")) == 2
    ET.fromstring(written("junit", hostile))  # noqa: S314 (it parses)


def test_markdown_holds_no_markup_of_the_code(hostile: Result) -> None:
    blocks = MarkdownIt("commonmark").enable("table").parse(written("markdown", hostile))
    html = [block.content for block in blocks if block.type == "html_block"]
    assert len(html) == 2
    assert html[0].startswith("<details><summary>LK101 ")
    assert "<img" not in html[0]
    inline = [token for block in blocks for token in block.children or ()]
    assert len(inline) > 10
    assert not {token.type for token in inline} & {"html_inline", "image", "link_open"}
    assert sum(block.type == "table_open" for block in blocks) == 1
    assert sum(block.type == "td_open" for block in blocks) == 3
