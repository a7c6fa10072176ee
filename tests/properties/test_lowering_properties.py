from __future__ import annotations

import hypothesmith
import libcst as cst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from libcst.metadata import MetadataWrapper, PositionProvider

from lintkit.ir import Call, Module
from lintkit.lowering import LoweringError, decode, encode, lower

PIECES = (
    "f(1)\n",
    "x = g(\n    'é', h(k=1),\n).m()\n",
    "y = [f(i) for i in g() if h(i)]\n",
    "if f(x):\n    x = g(f'{h(1)}')\nelse:\n    x = (lambda: f())()\n",
    "def f(a=g()):\n    return h(a)\n",
    "try:\n    x = f()\nexcept E as e:\n    g(e)\n",
    "for x in f(x):\n    x = g(x)\n",
    "x = f\"{f'{g(x)}'} {[f'{h(y)}' for y in f(x)]}\"\n",
    "class C(f()):\n    def m(self): return g(self)\n",
)
practice_like = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
sources = practice_like | hypothesmith.from_node(cst.Module)
quick = settings(
    max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


def lowered(text: str) -> Module | None:
    try:
        return lower(text, "a.py")
    except LoweringError:
        return None


def calls_by_libcst(text: str) -> list[tuple[int, int, int, int]]:
    wrapper = MetadataWrapper(cst.parse_module(text), unsafe_skip_copy=True)
    return sorted(
        (place.start.line, place.start.column, place.end.line, place.end.column)
        for node, place in wrapper.resolve(PositionProvider).items()
        if isinstance(node, cst.Call)
    )


@quick
@given(practice_like)
def test_calls_stand_where_libcst_places_them(text: str) -> None:
    calls = sorted(
        (i.line, i.column, i.end_line, i.end_column)
        for code in lower(text, "a.py").codes
        for i in code.instructions
        if isinstance(i, Call)
    )
    assert calls == calls_by_libcst(text)


@quick
@given(sources)
def test_codec_round_trip_and_same_bytes(text: str) -> None:
    module = lowered(text)
    if module is not None:
        data = encode(module)
        assert decode(data) == module
        assert encode(lower(text, "a.py")) == data


@quick
@given(sources)
def test_registers_are_defined_once_and_regions_nest(text: str) -> None:
    module = lowered(text)
    for code in module.codes if module else ():
        targets = [parameter.register for parameter in code.parameters]
        targets += [i.target for i in code.instructions if hasattr(i, "target")]
        assert len(targets) == len(set(targets))
        assert all(0 <= target < code.registers for target in targets)
        assert all(region.parent < index for index, region in enumerate(code.regions) if index)
