"""Expressions in the words of the source."""

from collections.abc import Callable

import pytest

from lintkit import ir
from lintkit.program.program import Program
from lintkit.program.sketches import written
from lintkit.program.values import CodeRef, Place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", "1"),
        ("'a'", '"a"'),
        ("LIMIT", "3"),
        ("q", "q"),
        ("q.a.b", "q.a.b"),
        ("make(q, key=1)", "make(q, key=1)"),
        ("q.make()", "make()"),
        ("make(q).each()", "make(q).each()"),
        ("[make][0]().each()", ""),
        ("[make][0]()", ""),
        ("make([make][0]())", "make(…)"),
        ("make(make(make(make(make(1)))))", "make(make(make(make(make(…)))))"),
        (f"make('{'x' * 150}', '{'y' * 150}')", "make(…)"),
        ("q + 1", "q + 1"),
        ("[0.0] * 8", "[0.0] * 8"),
        ("not q", "not q"),
        ("-q", "-q"),
        ("a < q < b", ""),
        ("q + [make][0]()", ""),
        (f"make + {'+'.join(['make'] * 30)}", ""),
        ("q['a']", 'q["a"]'),
        ("q[[make][0]()]", ""),
        ("[1, q]", "[1, q]"),
        ("(1, *q)", "(1, *q)"),
        ("{'a': 1, **q}", '{"a": 1, **q}'),
        ("{1, [make][0]()}", "{1, …}"),
        ("[]", "[]"),
        ("{}", "{}"),
        ("[[[[[[1]]]]]]", "[[[[[…]]]]]"),
        (f"['{'x' * 150}', '{'y' * 150}']", f'["{"x" * 57}…", …]'),
        (f"[{', '.join(['q.a_long_name'] * 9)}]", f"[{'q.a_long_name, ' * 7}…]"),
        (f"[q.{'x' * 150}, q]", "[…]"),
        ("f'no {q} in {q!r}.'", '"no … in …."'),
        ("lambda: 1", ""),
    ],
)
def test_an_expression_is_told_as_it_is_written(
    linked: Callable[..., Program], text: str, expected: str
) -> None:
    program = linked(f"LIMIT = 3\ndef f(q, a, b):\n    return {text}\n")
    (ref,) = (
        CodeRef(path, index)
        for path, module in program.modules.items()
        for index, code in enumerate(module.codes)
        if code.name == "f"
    )
    (given,) = (one for one in program.code(ref).instructions if isinstance(one, ir.Return))
    assert written(program, Place(ref, given.value)) == expected
