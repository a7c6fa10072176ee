# ruff: noqa: E501  # a source a line reads best
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ir_printer import show

from lintkit.lowering import lower

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

SOURCES = {
    "literals": "a = [1, -2.5, 'x', b'y', 3j, ..., None, True, {1: 2, **z}, {1}, (1, *y)]\n",
    "assignments": "a = b = c\nd, *e = f\ng, h = h, g\ni.j = k[l] = 1\nm: int = 2\ndel i.j, k[l], m\n",
    "augmented": "a += 1\nb.c -= 2\nd[e] *= 3\n",
    "operators": "x = not a and -b < c <= ~d or (e if f else g)\ny = a[1:2, ::3]\n(z := 1)\n",
    "calls": "f(1, *a, k=2, **b)\nclient.chat.create(\n    model='é',\n)\neval('g(1)')\n",
    "strings": "a = 'x' 'y'\nb = f'{f(1)!r:>{w}} z'\n",
    "strings in strings": "a = f\"{x} {f'{g(y)}'}\"\nb = [f'{[f\"{h(z)}\" for z in w]}']\n",
    "imports": "import a.b\nimport c.d as e\nfrom ..f import g as h\nfrom i import *\n",
    "branches": "if a:\n    b = 1\nelif c:\n    b = 2\nelse:\n    b = 3\nprint(b)\n",
    "loops": "def f(xs):\n    for x in xs:\n        if x:\n            break\n        continue\n"
    "    else:\n        x = 0\n    while x:\n        x -= 1\n    return x\n",
    "handlers": "def f():\n    try:\n        x = g()\n    except (A, B) as e:\n        raise C from e\n"
    "    except D:\n        x = 1\n    else:\n        x = 2\n    finally:\n        h()\n    return x\n",
    "with": "async def f():\n    async with a() as b, c():\n        await b\n    assert b, 'm'\n",
    "functions": "@d(1)\ndef f(a, /, b=1, *c, k: int = 2, **e) -> 'X':\n    'doc'\n    global g\n"
    "    g = lambda y: y + a\n    yield a\n    yield from b\n",
    "classes": "@d\nclass C(B, metaclass=M):\n    __x: int = 1\n    def m(self):\n        return self.__x\n",
    "closures": "def f():\n    n = 0\n    def g():\n        nonlocal n\n        n += 1\n    g()\n    return n\n",
    "comprehensions": "a = [x for y in z if y for x in y]\nb = {k: v for k, v in c}\nd = (i for i in e)\n",
    "match": "match s:\n    case 1 | None:\n        a = 1\n    case [x, *y] if x:\n        a = x\n"
    "    case {'k': v, **r}:\n        a = v\n    case P(u, w=t) as q:\n        a = u\n    case _:\n        a = 0\n",
}


@pytest.mark.parametrize("kind", SOURCES)
def test_lowers_to(kind: str, snapshot: SnapshotAssertion) -> None:
    assert show(lower(SOURCES[kind], "a.py")) == snapshot
