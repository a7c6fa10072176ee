from collections.abc import Sequence

import pytest

from lintkit.ir import Comment
from lintkit.lowering import lower
from lintkit.model import Finding, ReplaceComment, Span
from lintkit.suppressions import Suppression, apply_suppressions, suppressions_of

KNOWN = ("LK101", "LK102", "LK402")
RUN = ("LK101", "LK102")
DAY = "2026-11-26"

Applied = tuple[tuple[Finding, ...], tuple[tuple[Finding, Suppression], ...]]


def finding(code: str = "LK101", line: int = 5, end_line: int = 7) -> Finding:
    return Finding(
        code=code,
        name="no-deadline",
        severity="error",
        confidence="high",
        message="Nothing bounds the wait.",
        span=Span("app.py", line, 4, end_line, 5),
        symbol="app.ask",
    )


def applied(findings: Sequence[Finding], *comments: Comment, today: str = DAY) -> Applied:
    table = {"app.py": suppressions_of("app.py", comments, KNOWN)}
    return apply_suppressions(findings, table, run_codes=RUN, today=today)


def codes(result: Applied) -> tuple[list[str], list[str]]:
    standing, silenced = result
    return [one.code for one in standing], [one.code for one, _ in silenced]


@pytest.mark.parametrize(("line", "alone"), [(4, True), (5, False), (6, True), (7, False)])
def test_a_directive_silences_within_and_above_the_expression(line: int, alone: bool) -> None:
    comment = Comment(line, "# lintkit: ignore[LK101] the caller bounds it", alone)
    standing, silenced = applied([finding()], comment)
    assert standing == ()
    ((silent, directive),) = silenced
    assert silent.code == "LK101"
    assert directive.reason == "the caller bounds it"


@pytest.mark.parametrize(
    ("line", "alone", "code"),
    [
        (3, True, "LK101"),
        (4, False, "LK101"),  # behind the statement before
        (8, True, "LK101"),
        (5, False, "LK102"),
    ],
)
def test_a_directive_elsewhere_or_for_another_code_is_unused(
    line: int, alone: bool, code: str
) -> None:
    result = applied([finding()], Comment(line, f"# lintkit: ignore[{code}] because", alone))
    assert codes(result) == (["LK101", "LK903"], [])
    assert code in result[0][1].message


def test_directives_can_stand_one_below_the_other() -> None:
    result = applied(
        [finding("LK101"), finding("LK102")],
        Comment(3, "# lintkit: ignore[LK101] known", alone=True),
        Comment(4, "# lintkit: ignore[LK102] known", alone=True),
    )
    assert codes(result) == ([], ["LK101", "LK102"])


def test_a_directive_for_the_file_silences_all_of_it() -> None:
    comment = Comment(1, "# lintkit: ignore-file[LK101] an example for readers", alone=True)
    result = applied([finding(line=5), finding(line=90, end_line=91), finding("LK102")], comment)
    assert codes(result) == (["LK102"], ["LK101", "LK101"])


def test_a_directive_for_the_file_behind_code_silences_nothing() -> None:
    comment = Comment(5, "# lintkit: ignore-file[LK101] known", alone=False)
    assert codes(applied([finding()], comment)) == (["LK101", "LK902"], [])


def test_a_rule_that_did_not_run_leaves_its_directives_alone() -> None:
    assert applied([], Comment(1, "# lintkit: ignore[LK402] later", alone=True)) == ((), ())


def test_of_several_codes_the_unused_are_named() -> None:
    comment = Comment(5, "# lintkit: ignore[LK101, LK102, LK402] - known", alone=False)
    result = applied([finding("LK101")], comment)
    assert codes(result) == (["LK903"], ["LK101"])
    assert "suppression of LK102 silences" in result[0][0].message


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("# lintkit: ignore", "lacks the codes"),
        ("# lintkit: ignore[] because", "lacks the codes"),
        ("# lintkit: ignore-file", "lacks the codes"),
        ("# lintkit: ignore[LK101]", "lacks a reason"),
        ("# lintkit: ignore[LK101]  # ", "lacks a reason"),
        ("# lintkit: ignore[LK101] until=2027-01-31 owner=ops", "lacks a reason"),
        ("# lintkit: ignore[LK101, E501] known", "names E501"),
        ("# lintkit: ignore[LK101, LK903] known", "names LK903"),
        ("# lintkit: ignore[LK101] known until=soon", "`until=soon`, which is no date"),
        ("# lintkit: ignore[LK101] known until=2027-02-30", "no date such as"),
        ("# lintkit: ignore[LK101] known until=20270131", "no date such as"),
        ("# lintkit: ignore[LK101] known untill=2027-01-31", "did you mean `until=`?"),
        ("# lintkit: ignore[LK101] known owner=", "names nobody"),
    ],
)
def test_a_malformed_directive_silences_nothing_and_says_why(text: str, what: str) -> None:
    result = applied([finding()], Comment(5, text, alone=False))
    assert codes(result) == (["LK101", "LK902"], [])
    assert what in result[0][1].message


@pytest.mark.parametrize(
    "text",
    [
        "# lintkit: ignore[LK101] slow by design until=2026-11-26 owner=@ops",
        "# lintkit: ignore[LK101] until=2026-11-26, owner=@ops: slow by design",
        "#lintkit:ignore [LK101]  owner=@ops  slow   by design;  until=2026-11-26.",
    ],
)
def test_a_date_and_an_owner_stand_anywhere_beside_the_reason(text: str) -> None:
    standing, ((_, directive),) = applied([finding()], Comment(5, text, alone=False))
    assert standing == ()
    assert directive.reason == "slow by design"
    assert (directive.until, directive.owner) == ("2026-11-26", "@ops")


def test_other_assignments_belong_to_the_reason() -> None:
    _, ((_, directive),) = applied(
        [finding()], Comment(5, "# lintkit: ignore[LK101] set by timeout=3 upstream", alone=False)
    )
    assert directive.reason == "set by timeout=3 upstream"


def test_an_expired_directive_silences_nothing_and_says_whom_to_ask() -> None:
    comment = Comment(5, "# lintkit: ignore[LK101] until=2026-11-25 owner=ops slow", alone=False)
    result = applied([finding()], comment)
    assert codes(result) == (["LK101", "LK904"], [])
    assert "2026-11-25; ops can say" in result[0][1].message
    assert codes(applied([finding()], comment, today="2026-11-25")) == ([], ["LK101"])


def test_an_expired_directive_for_what_is_mended_is_unused() -> None:
    comment = Comment(5, "# lintkit: ignore[LK101] until=2026-11-25 slow", alone=False)
    assert codes(applied([], comment)) == (["LK903"], [])


def test_other_comments_are_no_directives() -> None:
    others = [Comment(1, "# TODO: ignore", alone=True), Comment(2, "# lintkit: x", alone=True)]
    assert suppressions_of("a.py", others, KNOWN) == ()


def test_lowering_says_which_comments_stand_alone() -> None:
    text = "f()  # lintkit: ignore[LK101] a\n    # lintkit: ignore[LK102] b\n"
    comments = lower(text, "a.py").comments
    assert [(comment.line, comment.alone) for comment in comments] == [(1, False), (2, True)]


@pytest.mark.parametrize(
    ("comment", "used", "left"),
    [
        ("# lintkit: ignore[LK101] why", (), ""),
        ("# lintkit: ignore[LK101, LK102] why", ("LK102",), "# lintkit: ignore[LK102] why"),
        ("# lintkit: ignore[LK101,LK402] x", (), "# lintkit: ignore[LK402] x"),
        ("# noqa: E501  # lintkit: ignore[LK101] why", (), "# noqa: E501"),
        ("# lintkit: ignore[LK101] see #12  # type: ignore", (), "# type: ignore"),
        ("# lintkit: ignore[LK101] why  # noqa", (), "# noqa"),
        ("# lintkit: ignore[LK101] see #12", (), ""),
    ],
)
def test_what_silences_nothing_can_be_taken_away(
    comment: str, used: tuple[str, ...], left: str
) -> None:
    standing, _ = applied([finding(code) for code in used], Comment(5, comment, alone=False))
    (unused,) = standing
    assert unused.fix is not None
    assert unused.fix.safe
    assert unused.fix.change == ReplaceComment("app.py", 5, comment, left)
