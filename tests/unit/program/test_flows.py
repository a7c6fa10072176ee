"""Where the value of an argument comes from, and the evidence for it."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from lintkit import ir
from lintkit.program.provenance.callers import Caller, Callers
from lintkit.program.values import CodeRef, Constant, Context, Element, Place, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.program.program import Program
    from lintkit.program.provenance.context import Source
    from lintkit.program.values import Flow

    Linked = Callable[..., Program]


def asked(program: Program) -> tuple[Flow, ...]:
    """The flows into the first argument of the one call of `use`."""
    (found,) = [
        Place(site.code, call.arguments[0].value)
        for site, call in program.calls()
        if isinstance(callee := _callee(program, Place(site.code, call.callee)), ir.ImportFrom)
        and callee.name == "use"
    ]
    return program.flows(found)


def _callee(program: Program, place: Place) -> object:
    site = program.definition(place)
    found = None if site is None else program.instruction(site)
    if isinstance(found, ir.LoadName):
        stores = [
            Place(ref, one.value)
            for ref in program.codes()
            for one in program.code(ref).instructions
            if isinstance(one, ir.StoreName) and one.name == found.name
        ]
        return _callee(program, stores[0]) if stores else None
    return found


def summary(flows: tuple[Flow, ...]) -> set[tuple[object, str, bool]]:
    """Value ("?" where it is unknown), source and condition of each flow."""
    return {
        (
            flow.value.value if isinstance(flow.value, Constant) else "?",
            flow.source,
            flow.conditional,
        )
        for flow in flows
    }


HEAD = "import os\nfrom outside import use, unseen\n"

ONE_VALUE = {
    "literal": ("use('m')", "m", "literal"),
    "local name": ("def f():\n    x = 'm'\n    use(x)", "m", "literal"),
    "module constant": ("M = 'm'\ndef f():\n    use(M)", "m", "constant"),
    "class constant": ("class A:\n    M = 'm'\ndef f():\n    use(A.M)", "m", "constant"),
    "class constant by self": (
        "class A:\n    M = 'm'\n    def f(self):\n        use(self.M)",
        "m",
        "constant",
    ),
    "item of a dict": ("D = {'a': 'm', 'b': 'n'}\ndef f():\n    use(D['a'])", "m", "literal"),
    "item of a tuple": ("a, b = 'm', 'n'\nuse(a)", "m", "literal"),
    "dict.get": ("D = {'a': 'm'}\nuse(D.get('a', 'n'))", "m", "literal"),
    "default of dict.get": ("D = {'a': 'm'}\nuse(D.get('z', 'n'))", "n", "literal"),
    "item of *args": (
        "def f(first, *names):\n    use(names[1])\nf('n', 'n', 'm')",
        "m",
        "argument",
    ),
    "item of *args of a method": (
        "class A:\n def f(self, *names):\n  for name in names:\n   use(name)\nA().f('m')",
        "m",
        "argument",
    ),
    "item of spread *args": (
        "def f(*names):\n    use(list(names)[-1])\ndef g(*names):\n    f(*names)\ng('n', 'm')",
        "m",
        "argument",
    ),
    "environment default": ("use(os.getenv('M', 'm'))", "m", "environment_default"),
    "environ.get": ("use(os.environ.get('M', 'm'))", "m", "environment_default"),
    "environment or": ("use(os.getenv('M') or 'm')", "m", "environment_default"),
    "number from the environment": (
        "use(float(os.getenv('T', '30')))",
        30.0,
        "environment_default",
    ),
    "environment set later": (
        "m = os.getenv('M')\nif not m:\n    m = 'x'\nuse(m)",
        "x",
        "environment_default",
    ),
    "f-string": ("A = 'a'\nuse(f'{A}-b')", "a-b", "literal"),
    "concatenation": ("A = 'a'\ndef f():\n    use(A + '-b')", "a-b", "constant"),
    "arithmetic": ("use(60 * 5)", 300, "literal"),
    "format": ("use('{}-{x}'.format('a', x='b'))", "a-b", "literal"),
    "or": ("use(None or 'm')", "m", "literal"),
    "parameter default": ("def f(m='m'):\n    use(m)\nf()", "m", "parameter_default"),
    "default without caller": ("def f(m='m'):\n    use(m)", "m", "parameter_default"),
    "positional argument": ("def f(m):\n    use(m)\nf('m')", "m", "argument"),
    "keyword argument": ("def f(a, m='x'):\n    use(m)\nf(1, m='m')", "m", "argument"),
    "two calls up": (
        "def f(m):\n    use(m)\ndef g(n):\n    f(n)\ng('m')",
        "m",
        "argument",
    ),
    "handed-on keywords": (
        "def f(m):\n    use(m)\ndef g(**kw):\n    f(**kw)\ng(m='m')",
        "m",
        "argument",
    ),
    "None replaced": (
        "def f(m=None):\n    if m is None:\n        m = 'm'\n    use(m)\nf()",
        "m",
        "literal",
    ),
    "constructor argument": (
        (
            "class A:\n    def __init__(self, m):\n        self.m = m\n"
            "    def f(self):\n        use(self.m)\nA('m').f()"
        ),
        "m",
        "argument",
    ),
    "constructor default": (
        (
            "class A:\n    def __init__(self, m='m'):\n        self.m = m\n"
            "    def f(self):\n        use(self.m)\nA().f()"
        ),
        "m",
        "parameter_default",
    ),
    "dataclass default": (
        (
            "from dataclasses import dataclass\n@dataclass\nclass C:\n    m: str = 'm'\n"
            "c = C()\nuse(c.m)"
        ),
        "m",
        "settings_default",
    ),
    "dataclass argument": (
        (
            "from dataclasses import dataclass\n@dataclass\nclass C:\n    m: str = 'x'\n"
            "c = C('m')\nuse(c.m)"
        ),
        "m",
        "argument",
    ),
    "settings default": (
        (
            "from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    m: str = 'm'\n"
            "use(S().m)"
        ),
        "m",
        "settings_default",
    ),
    "declared default": (
        (
            "from pydantic import Field\nfrom pydantic_settings import BaseSettings\n"
            "class S(BaseSettings):\n    m: str = Field('m', description='d')\nuse(S().m)"
        ),
        "m",
        "settings_default",
    ),
    "property": (
        "class A:\n    @property\n    def m(self):\n        return 'm'\nuse(A().m)",
        "m",
        "constant",
    ),
    "getattr": ("class A:\n    m = 'm'\nuse(getattr(A(), 'm', 'x'))", "m", "constant"),
    "returned": ("def m():\n    return 'm'\nuse(m())", "m", "constant"),
    "returned argument": ("def same(x):\n    return x\nsame('n')\nuse(same('m'))", "m", "argument"),
}


@pytest.mark.parametrize(("body", "value", "source"), ONE_VALUE.values(), ids=ONE_VALUE.keys())
def test_one_value(linked: Linked, body: str, value: object, source: str) -> None:
    assert summary(asked(linked(HEAD + body + "\n"))) == {(value, source, False)}


SEVERAL = {
    "branches": ("def f(c):\n    use('a' if c else 'b')", {("a", "literal"), ("b", "literal")}),
    "statements": (
        "def f(c):\n    m = 'a'\n    if c:\n        m = 'b'\n    use(m)",
        {("a", "literal"), ("b", "literal")},
    ),
    "callers": (
        "def f(m='c'):\n    use(m)\nf('a')\nf(m='b')\nf()",
        {("a", "argument"), ("b", "argument"), ("c", "parameter_default")},
    ),
    "dispatch": (
        "D = {'x': 'a', 'y': 'b'}\ndef f(k):\n    use(D[k])",
        {("a", "literal"), ("b", "literal")},
    ),
    "dispatch with a default": (
        "D = {'x': 'a'}\ndef f(k):\n    use(D.get(k, 'b'))",
        {("a", "literal"), ("b", "literal")},
    ),
    "loop": ("for m in ['a', 'b']:\n    use(m)", {("a", "literal"), ("b", "literal")}),
    "unknown side": ("use(unseen.m if unseen else 'b')", {("?", "literal"), ("b", "literal")}),
}


@pytest.mark.parametrize(("body", "expected"), SEVERAL.values(), ids=SEVERAL.keys())
def test_all_values_of_a_place(
    linked: Linked, body: str, expected: set[tuple[object, str]]
) -> None:
    found = summary(asked(linked(HEAD + body + "\n")))
    assert found == {(value, source, True) for value, source in expected}


def test_a_constant_of_another_module(linked: Linked) -> None:
    files = {
        "settings.py": "MODEL = 'm'\n",
        "app.py": "from outside import use\nfrom settings import MODEL\nuse(MODEL)\n",
    }
    (flow,) = asked(linked(files))
    assert (flow.value, flow.source) == (Constant("m"), "constant")
    assert [(step.path, step.line) for step in flow.steps] == [("settings.py", 1)]


UNKNOWN = {
    "environment": ("use(os.environ['M'])", "environment"),
    "environment without default": ("use(os.getenv('M'))", "environment"),
    "nobody passes it": ("def f(m):\n    use(m)", "argument"),
    "computed": ("use(unseen() + 1)", "unknown"),
}


@pytest.mark.parametrize(("body", "source"), UNKNOWN.values(), ids=UNKNOWN.keys())
def test_what_is_not_known_is_not_guessed(linked: Linked, body: str, source: str) -> None:
    (flow,) = asked(linked(HEAD + body + "\n"))
    assert isinstance(flow.value, Unknown)
    assert flow.value.reason
    assert flow.source == source


def test_each_caller_is_told_apart(linked: Linked) -> None:
    program = linked(
        dedent(
            """
            from outside import use
            def ask(m):
                use(m)
            def one():
                ask("a")
            def two():
                ask("b")
            """
        )
    )
    found = {
        (flow.value, program.symbol(flow.callers[0].code), len(flow.callers))
        for flow in asked(program)
    }
    assert found == {(Constant("a"), "app.one", 1), (Constant("b"), "app.two", 1)}


def test_objects_of_one_class_are_told_apart(linked: Linked) -> None:
    program = linked(
        """
        from outside import use
        class A:
            def __init__(self, m):
                self.m = m
        first = A("a")
        second = A("b")
        use(first.m)
        """
    )
    assert summary(asked(program)) == {("a", "argument", False)}


def test_the_steps_lead_to_the_value(linked: Linked) -> None:
    program = linked(
        """
        from outside import use
        NAME = "m"
        def ask(model):
            use(model)
        def go():
            ask(NAME)
        """
    )
    (flow,) = asked(program)
    assert [(step.line, step.text) for step in flow.steps] == [
        (7, "called here with `model` = `NAME`"),
        (3, '`NAME` is set to "m"'),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "def f(m):\n    use(m)\n    f(m)",
        "def f(n):\n    m = 'a'\n    while n:\n        m = m + 'b'\n    use(m)",
        "def f(m):\n    return g(m)\ndef g(m):\n    return f(m)\nuse(f('x'))",
    ],
    ids=["recursion", "growing text", "mutual recursion"],
)
def test_circles_end(linked: Linked, body: str) -> None:
    assert asked(linked(HEAD + body + "\n"))


def test_keywords_that_many_hand_on_to_many_are_not_all_followed(
    linked: Linked, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [HEAD, "def inner0(**options):\n    use(options.get('t'))\n"]
    before = ["inner0"]
    for level in range(4):
        names = [f"level{level}_{index}" for index in range(7)]
        called = "".join(f"    {name}(**options)\n" for name in before)
        lines += [f"def {name}(**options):\n{called}" for name in names]
        before = names
    lines += [f"{name}(t=3)\n" for name in before]
    program = linked({"app.py": "\n".join(lines)})
    asked_callers, of = [], Callers.of

    def counted(self: Callers, code: CodeRef, context: Context) -> Iterator[Caller | Source]:
        asked_callers.append(code)
        return of(self, code, context)

    monkeypatch.setattr(Callers, "of", counted)
    assert ("?", "unknown", False) in summary(asked(program))
    assert len(asked_callers) < 1500  # of 7**4 ways


def test_a_text_built_of_parts_has_no_elements(linked: Linked) -> None:
    program = linked(HEAD + "use(f'{unseen}')\n")
    ((site, call),) = program.calls()
    assert program.values(Element(site.code, call.arguments[0].value)) == ()
