import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from lintkit.baseline import compare, keys_of, read_baseline, render_baseline
from lintkit.errors import UsageError
from lintkit.identity import Key
from lintkit.model import Finding, Span

TEXT = "ask('a')\nask('a')\nask('b')\n"


def finding(line: int, path: str = "app.py", code: str = "LK101") -> Finding:
    return Finding(
        code=code,
        name="no-deadline",
        severity="error",
        confidence="high",
        message="Nothing bounds the wait.",
        span=Span(path, line, 0, line, 8),
        symbol=f"{path.removesuffix('.py').replace('/', '.')}.ask",
    )


def lines(path: str) -> list[str]:  # noqa: ARG001 (all files hold the same)
    return TEXT.split("\n")


def test_equal_findings_are_counted() -> None:
    known = keys_of([finding(1)], lines)
    found = compare([finding(1), finding(2), finding(3)], known, lines=lines, renames={})
    assert [one.span.line for one in found.known] == [1]
    assert [one.span.line for one in found.new] == [2, 3]
    assert found.unmatched == Counter()


def test_what_is_gone_is_told() -> None:
    known = keys_of([finding(1), finding(2), finding(3)], lines)
    found = compare([finding(2)], known, lines=lines, renames={})
    assert found.new == ()
    assert {key.source: count for key, count in found.unmatched.items()} == {
        "ask('a')": 1,
        "ask('b')": 1,
    }


def test_a_renamed_file_keeps_its_findings() -> None:
    known = keys_of([finding(1, "old/app.py"), finding(3, "old/app.py")], lines)
    moved = [finding(1, "new/app.py"), finding(3, "new/app.py"), finding(2, "new/app.py")]
    found = compare(moved, known, lines=lines, renames={"old/app.py": "new/app.py"})
    assert [one.span.line for one in found.new] == [2]
    assert not found.unmatched


def test_a_new_file_in_the_old_place_does_not_take_from_the_renamed_one() -> None:
    known = keys_of([finding(1, "a.py")], lines)
    both = [finding(1, "a.py"), finding(1, "b.py")]
    found = compare(both, known, lines=lines, renames={"a.py": "b.py"})
    assert [one.span.path for one in found.known] == ["a.py"]
    assert [one.span.path for one in found.new] == ["b.py"]


def test_the_file_is_sorted_without_line_numbers_and_relative_to_its_folder(
    tmp_path: Path,
) -> None:
    file = tmp_path / "ci" / "known.json"
    found = [finding(3), finding(2, "lib/z.py"), finding(1), finding(2)]
    text = render_baseline(keys_of(found, lines), file, tmp_path)
    assert text == render_baseline(keys_of(found[::-1], lines), file, tmp_path)
    document = json.loads(text)
    assert document["schema"] == "lintkit/baseline/v1"
    assert document["findings"] == [
        {
            "path": path,
            "code": "LK101",
            "symbol": "ask",
            "source": source,
            "count": count,
        }
        for path, source, count in (
            ("../app.py", "ask('a')", 2),
            ("../app.py", "ask('b')", 1),
            ("../lib/z.py", "ask('a')", 1),
        )
    ]


keys = st.builds(
    Key,
    st.sampled_from(["a.py", "b/c.py", "b/ö.py"]),
    st.sampled_from(["LK101", "LK202"]),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.text(st.characters(exclude_categories=["Cs"])),
)


@given(known=st.dictionaries(keys, st.integers(1, 5)))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, known: dict[Key, int]
) -> None:
    file = tmp_path_factory.getbasetemp() / "known.json"
    root = file.parent / "services"
    file.write_text(render_baseline(Counter(known), file, root), encoding="utf-8")
    assert read_baseline(file, root) == Counter(known)


@given(
    before=st.lists(st.integers(1, 3)), after=st.lists(st.integers(1, 3)), shift=st.integers(0, 9)
)
def test_known_new_and_gone_add_up_wherever_the_lines_are(
    before: list[int], after: list[int], shift: int
) -> None:
    known = keys_of(map(finding, before), lines)
    moved = [
        structs.replace(
            one, span=Span("app.py", one.span.line + shift, 0, one.span.line + shift, 8)
        )
        for one in map(finding, after)
    ]
    found = compare(moved, known, lines=lambda path: [""] * shift + lines(path), renames={})
    assert len(found.known) + len(found.new) == len(after)
    assert len(found.known) + found.unmatched.total() == len(before)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("<<<<<<< HEAD\n", "is not a baseline of lintkit"),
        ("[]", "is not a baseline of lintkit"),
        ('{"schema": "lintkit/findings/v1", "findings": []}', "Invalid enum value"),
        ('{"schema": "lintkit/baseline/v1"}', "missing required field `findings`"),
        (
            '{"schema": "lintkit/baseline/v1", "findings": [{"path": "", "code": ""}]}',
            "missing required field `symbol`",
        ),
        (
            render_baseline(Counter({Key("a.py", "LK101", "", "x"): 7}), Path(), Path()).replace(
                "7", "0"
            ),
            "`int` >= 1",
        ),
    ],
)
def test_a_file_that_is_no_baseline_is_refused(tmp_path: Path, text: str, hint: str) -> None:
    file = tmp_path / "known.json"
    file.write_text(text)
    with pytest.raises(UsageError) as caught:
        read_baseline(file, tmp_path)
    assert hint in str(caught.value)
    assert str(file) in str(caught.value)


def test_a_missing_file_is_told_with_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="`lintkit baseline create` makes one"):
        read_baseline(tmp_path / "absent.json", tmp_path)
