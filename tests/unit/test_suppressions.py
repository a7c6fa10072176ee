from lintkit.ir import Comment
from lintkit.model import Finding, Span
from lintkit.suppressions import apply_suppressions, suppressions_of

RUN = frozenset({"LK101", "LK102"})


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


def directives(line: int, text: str) -> dict[str, tuple]:
    return {"app.py": suppressions_of("app.py", [Comment(line, text)])}


def test_a_directive_with_code_and_reason_silences_within_and_above_the_expression() -> None:
    for line in (4, 5, 7):
        table = directives(line, "# lintkit: ignore[LK101] the caller bounds it")
        standing, silenced = apply_suppressions([finding()], table, run_codes=RUN)
        assert standing == ()
        ((silent, directive),) = silenced
        assert silent.code == "LK101"
        assert directive.reason == "the caller bounds it"


def test_a_directive_elsewhere_or_for_another_code_leaves_the_finding_and_is_unused() -> None:
    for line, code in ((3, "LK101"), (8, "LK101"), (5, "LK102")):
        table = directives(line, f"# lintkit: ignore[{code}] because")
        standing, silenced = apply_suppressions([finding()], table, run_codes=RUN)
        assert [f.code for f in standing] == ["LK101", "LK903"]
        assert code in standing[1].message
        assert silenced == ()


def test_an_unused_directive_for_a_rule_that_did_not_run_is_left_alone() -> None:
    table = directives(1, "# lintkit: ignore[LK402] later")
    assert apply_suppressions([], table, run_codes=RUN) == ((), ())


def test_a_bare_directive_silences_nothing_and_is_reported() -> None:
    for text, lacks in (
        ("# lintkit: ignore", "the codes"),
        ("# lintkit: ignore[] because", "the codes"),
        ("# lintkit: ignore[LK101]", "a reason"),
        ("# lintkit: ignore[LK101]  # ", "a reason"),
    ):
        standing, silenced = apply_suppressions([finding()], directives(5, text), run_codes=RUN)
        assert [f.code for f in standing] == ["LK101", "LK902"]
        assert lacks in standing[1].message
        assert silenced == ()


def test_several_codes_in_one_directive() -> None:
    table = directives(5, "x = 1  # lintkit: ignore[LK101, LK102] - known")
    standing, silenced = apply_suppressions(
        [finding("LK101"), finding("LK102")], table, run_codes=RUN
    )
    assert standing == ()
    assert [f.code for f, _ in silenced] == ["LK101", "LK102"]


def test_other_comments_are_no_directives() -> None:
    assert suppressions_of("a.py", [Comment(1, "# TODO: ignore"), Comment(2, "# lintkit: x")]) == ()
