"""Programs made at random: what they call when they run is in the graph."""

from __future__ import annotations

import sys
from contextlib import suppress
from itertools import chain, repeat
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lintkit.lowering import lower
from lintkit.program.linker import link
from lintkit.program.values import CodeRef
from lintkit.sources.documents import Documents
from lintkit.sources.layout import find_layout

_FUNCTIONS = ("f0", "f1", "f2")
_HEAD = """
def f0(): called.add(("f0", _getframe(1).f_lineno))
def f1(): called.add(("f1", _getframe(1).f_lineno))
def f2(): called.add(("f2", _getframe(1).f_lineno))
def drop(items): items.pop(0)
def put(items): items.insert(0, f2)
def fill(table): table["k"] = f2
"""
_STEPS = (
    "a.append({f})", "a.insert(0, {f})", "a.pop()()", "a.pop(0)()", "a[0] = {f}", "a[-1] = {f}",
    "a.extend([{f}, f0])", "a += [{f}]", "a = a + [{f}]", "del a[0]", "a[0:1] = [{f}]",
    "a.reverse()", "a.clear()", "b = a[:]", "b = list(a)", "b = a", "b = a.copy()", "b[0]()",
    "b.append({f})", "b[0] = {f}", "a[0]()", "a[-1]()", "for each in a: each()", "x, *y = a; x()",
    "drop(a)", "put(a)", "a, b = b, a", "a[0], a[-1] = a[-1], a[0]", "c = tuple(a)", "c[0]()",
    "c += ({f},)", "d['k'] = {f}", "d['k']()", "d.pop('k')()", "d.setdefault('k', {f})()",
    "d.get('k', {f})()", "d.update(k={f})", "d |= {{'k': {f}}}", "e = {{**d, 'j': {f}}}",
    "e['k']()", "e = dict(d)", "e = d", "e['k'] = {f}", "fill(d)", "d['l'] = a", "d['l'][0]()",
    "d['l'].append({f})", "d['l'][0] = {f}", "del d['k']", "for each in d.values(): each()",
    "n = [a, b]", "n[0][0] = {f}", "n[1].insert(0, {f})", "n[0], n[1] = n[1], n[0]",
    "n[0][0]()", "n.reverse()", "def later(): a.insert(0, {f})", "later()", "raise ValueError",
    "break", "continue",
)  # fmt: skip
_step = st.builds(
    lambda step, function: step.format(f=function),
    st.sampled_from(_STEPS),
    st.sampled_from(_FUNCTIONS),
)
_HEADS = (
    ("if next(choices):",),
    ("if next(choices):", "else:"),
    ("while next(choices):",),
    ("for each in range(2):",),
    ("try:", "except Exception:"),
    ("try:", "except Exception:", "else:"),
    ("try:", "finally:"),
    ("with suppress(Exception):",),
)


def _block(steps: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    def nested(heads: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
        return st.tuples(*(steps for _ in heads)).map(
            lambda bodies: [
                line
                for head, body in zip(heads, bodies, strict=True)
                for line in (head, *(f"    {one}" for one in body))
            ]
        )

    return st.sampled_from(_HEADS).flatmap(nested)


def _joined(parts: list[list[str]]) -> list[str]:
    return list(chain.from_iterable(parts))


_lines = st.recursive(
    _step.map(lambda step: [step]),
    lambda inner: _block(st.lists(inner, min_size=1, max_size=4).map(_joined)),
    max_leaves=8,
)
_bodies = st.lists(_lines, min_size=2, max_size=10).map(_joined)


def _program(body: list[str], *, in_function: bool) -> str:
    start = [
        "a, b = [f0], [f1]",
        "c, n = (f0,), [[f0], [f1]]",
        "d, e = {'k': f0}, {'k': f1}",
        "def later(): pass",
        *body,
    ]
    if in_function:
        start = ["def main():", *(f"    {line}" for line in start), "main()"]
    return _HEAD + "\n".join(start) + "\n"


def _called(text: str, choices: list[bool]) -> set[tuple[str, int]]:
    """What the program calls when it runs, up to an error, and on which lines."""
    called: set[tuple[str, int]] = set()
    names = {
        "called": called,
        "choices": chain(choices, repeat(object=False)),
        "suppress": suppress,
        "_getframe": sys._getframe,  # noqa: SLF001  tells the line of a call
    }
    with suppress(Exception):
        exec(text, names)  # noqa: S102  made by the test
    return called


def _found(text: str) -> set[tuple[str, int]]:
    """What the graph says of the same."""
    layout = find_layout(["main.py"], Path("/nowhere"), Documents(Path("/nowhere")))
    program = link([lower(text, "main.py")], layout)
    return {
        (program.code(edge.callee).name, program.instruction(edge.site).line)
        for edge in program.edges()
        if isinstance(edge.callee, CodeRef)
    }


def _is_valid(text: str) -> bool:
    try:
        compile(text, "main.py", "exec")
    except SyntaxError:  # `break` outside of a loop
        return False
    return True


@settings(max_examples=60, deadline=None)
@given(_bodies, st.lists(st.booleans(), max_size=12), st.booleans())
def test_what_runs_is_in_the_graph(
    body: list[str],
    choices: list[bool],
    in_function: bool,
) -> None:
    text = _program(body, in_function=in_function)
    assume(_is_valid(text))
    assert _called(text, choices) <= _found(text), text
