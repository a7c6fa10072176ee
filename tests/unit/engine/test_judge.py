from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from lintkit.config import load_config
from lintkit.engine import judge as judging
from lintkit.engine.judge import Verdict, judge
from lintkit.errors import LintkitError, UsageError
from lintkit.lowering import lower
from lintkit.model import Confidence, Finding, Inventory, Span
from lintkit.rule import Rule

TEXT = "import x\n\nx.one()\nx.two()  # lintkit: ignore[LK801] agreed with operations\n"


class Everywhere(Rule[Inventory]):
    code = "LK801"
    name = "everywhere"
    severity = "warning"
    since = "0.1.0"

    def check(self, subject: Inventory) -> Iterator[Finding]:
        assert subject.points == ()
        for line in (4, 3):
            yield self.finding("Here.", span=Span("a.py", line, 0, line, 7), symbol="a")


class OfNothing(Rule[str]):
    code = "LK802"
    name = "of-nothing"
    severity = "note"
    since = "0.1.0"


def unread(path: str) -> Finding:
    return Finding(
        code="LK901",
        name="unread-file",
        severity="error",
        confidence="high",
        message="Broken.",
        span=Span(path, 1, 0, 1, 0),
        symbol="",
    )


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> list[type[Rule[Any]]]:
    chosen: list[type[Rule[Any]]] = [Everywhere]
    monkeypatch.setattr(judging, "select_rules", lambda *_: tuple(chosen))
    monkeypatch.setattr(judging, "all_rules", lambda _: {"LK801": Everywhere})
    return chosen


def verdict(
    root: Path, *findings: Finding, text: str = TEXT, whole: bool = True, **overrides: object
) -> Verdict:
    comments = {"a.py": lower(text, "a.py").comments}
    config = load_config([root], overrides=overrides)
    return judge(Inventory(()), comments, findings, config, today="2026-01-01", whole=whole)


@pytest.mark.usefixtures("rules")
def test_findings_are_in_order_and_comments_silence(tmp_path: Path) -> None:
    found = verdict(tmp_path, unread("b.py"), unread("A.py"))
    assert [(one.span.path, one.span.line, one.code) for one in found.findings] == [
        ("A.py", 1, "LK901"),
        ("a.py", 3, "LK801"),
        ("b.py", 1, "LK901"),
    ]
    ((silenced, comment),) = found.suppressed
    assert silenced.span.line == 4
    assert comment.reason == "agreed with operations"


@pytest.mark.usefixtures("rules")
def test_files_that_nobody_could_read_are_told_whatever_is_selected(tmp_path: Path) -> None:
    found = verdict(tmp_path, unread("b.py"), select=["LK7"])
    assert [one.code for one in found.findings] == ["LK901"]


@pytest.mark.usefixtures("rules")
def test_codes_are_ignored_for_a_file(tmp_path: Path) -> None:
    overrides = {"per_file_ignores": {"a.py": ["LK8"]}}
    assert verdict(tmp_path, **overrides).findings == ()


class Unsure(Rule[Inventory]):
    code = "LK803"
    name = "un-sure"
    severity = "note"
    since = "0.1.0"

    def check(self, subject: Inventory) -> Iterator[Finding]:
        assert subject.points == ()
        for line, confidence in enumerate(get_args(Confidence), start=1):
            span = Span("b.py", line, 0, line, 7)
            yield self.finding("So.", span=span, symbol="b", confidence=confidence)


@pytest.mark.parametrize(
    ("profile", "told", "withheld"),
    [
        ("default", [], 3),
        ("strict", ["high", "medium"], 1),
        ("audit", ["high", "medium", "low"], 0),
    ],
)
def test_a_profile_says_how_sure_and_grave_a_finding_must_be(
    tmp_path: Path, rules: list[type[Rule[Any]]], profile: str, told: list[str], withheld: int
) -> None:
    rules[:] = [Unsure]
    found = verdict(tmp_path, unread("z.py"), text="", profile=profile)
    *notes, unreadable = found.findings
    assert [one.confidence for one in notes] == told
    assert unreadable.code == "LK901"
    assert (found.withheld, len(found.unwanted)) == (withheld, withheld)


def test_who_selects_a_rule_asks_for_its_notes(
    tmp_path: Path, rules: list[type[Rule[Any]]]
) -> None:
    rules[:] = [Unsure]
    found = verdict(tmp_path, text="", select=["LK803"])
    assert [one.confidence for one in found.findings] == ["high"]


def test_what_is_likely_but_grave_is_for_the_strict(
    tmp_path: Path, rules: list[type[Rule[Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    rules[:] = [Unsure]
    monkeypatch.setattr(Unsure, "severity", "error")
    found = verdict(tmp_path, text="")
    assert [one.confidence for one in found.findings] == ["high"]


@pytest.mark.usefixtures("rules")
def test_in_part_of_a_project_no_comment_is_called_unused(tmp_path: Path) -> None:
    text = f"{TEXT}\nx.three()  # lintkit: ignore[LK801] seen elsewhere\n"
    seen = verdict(tmp_path, text=text), verdict(tmp_path, text=text, whole=False)
    assert [[one.code for one in each.findings] for each in seen] == [["LK801", "LK903"], ["LK801"]]


def test_rule_about_something_unknown_is_named(
    tmp_path: Path, rules: list[type[Rule[Any]]]
) -> None:
    rules.append(OfNothing)
    with pytest.raises(LintkitError, match=r"LK802 .* judges str"):
        verdict(tmp_path)


def test_selecting_what_does_not_exist_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no rule has a code that starts with 'LK7'"):
        verdict(tmp_path, select=["LK7"])


class Watched(Rule[Inventory]):
    code = "LK804"
    name = "watched-in-notebooks"
    severity = "warning"
    severity_in_notebooks = "note"
    since = "0.1.0"

    def check(self, subject: Inventory) -> Iterator[Finding]:
        assert subject.points == ()
        for path in ("a.py", "b.ipynb"):
            yield self.finding("So.", span=Span(path, 1, 0, 1, 7), symbol="b")


def test_a_cell_of_a_notebook_is_weighed_by_itself(
    rules: list[type[Rule[Any]]], tmp_path: Path
) -> None:
    rules[:] = [Watched]
    graves = [(one.span.path, one.severity) for one in verdict(tmp_path, profile="strict").findings]
    assert graves == [("a.py", "warning"), ("b.ipynb", "note")]
    assert [one.span.path for one in verdict(tmp_path).findings] == ["a.py"]
