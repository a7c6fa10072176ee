from __future__ import annotations

import pytest

from lintkit.ir import Comment, MakeFunction
from lintkit.lowering import LoweringError, lower


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("x = 1\nprint 'a'\n", 2, "Python 2 print statement?"),
        ("def f(:\n", 1, "mend the syntax"),
        ("x = '\0'\n", 1, "not a text file"),
        ("(" * 300 + ")" * 300, 1, "nested"),
        ("x = " + "-" * 100_000 + "1\n", 1, "nested too deeply"),
        ("x = [" + "1, " * 500_001 + "]\n", 1, "more than 500,000 parts"),
    ],
)
def test_refuses_with_line_and_mend(text: str, line: int, hint: str) -> None:
    with pytest.raises(LoweringError) as caught:
        lower(text, "a.py")
    assert caught.value.line == line
    assert hint in caught.value.message


def test_keeps_directives_but_not_their_words_in_strings() -> None:
    text = "a = '# lintkit: ignore'\rf()  # lintkit: ignore[LK101] why\n# plain\n# TODO later\n"
    assert lower(text, "a.py").comments == (
        Comment(2, "# lintkit: ignore[LK101] why", alone=False),
        Comment(4, "# TODO later", alone=True),
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("__all__ = ['a']\n__all__ += ['b']\n__all__.append('c')\n", ("a", "b", "c")),
        ("__all__: list[str] = ['a']\n__all__.extend(('b',))\n", ("a", "b")),
        ("__all__ = names()\n", None),
        ("a = 1\n", None),
    ],
)
def test_exports(text: str, names: tuple[str, ...] | None) -> None:
    assert lower(text, "a.py").exports == names


def test_lambdas_in_annotations_are_no_codes() -> None:
    text = (
        "def f(x: Annotated[int, Tag(lambda v: v), Depends(get)]): pass\n"
        "def g(): return [y for y in ()]\n"
    )
    module = lower(text, "a.py")
    assert [code.name for code in module.codes] == ["", "f", "g"]
    assert [
        module.codes[instruction.code].name
        for instruction in module.codes[0].instructions
        if isinstance(instruction, MakeFunction)
    ] == ["f", "g"]
