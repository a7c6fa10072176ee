"""pytest: what tests and fixtures get for their parameters.

pytest itself runs tests and fixtures, so the call graph has no edge between them; what a fixture
returns or yields is followed to those that ask for it by name. The nearest fixture of a name is
the one: of the class, of the module, of a `conftest.py` in its folder or further up.
"""

from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lintkit.program.library.parametrize import argument_field, take_value
from lintkit.program.library.support import (
    Model,
    decorator_options,
    elements_of,
    return_node,
    return_type,
    runs,
    unwrapped,
)
from lintkit.program.objects import Closure, Literal, Method, WrapperObject
from lintkit.program.parameters import OF_PARAMETERS
from lintkit.program.resuming import deliver_result
from lintkit.program.values import External, ModuleValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.calls import Call
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

FIXTURES = ("pytest.fixture", "pytest_asyncio.fixture")
"""The decorators that make a fixture of a function."""
_REQUEST = "pytest.FixtureRequest"

_OF_PLUGINS = {
    **dict.fromkeys(
        ("mocker", "class_mocker", "module_mocker", "package_mocker", "session_mocker"),
        "pytest_mock.MockerFixture",
    ),
    "monkeypatch": "pytest.MonkeyPatch",
}
"""Fixtures that pytest and pytest-mock bring, and what they give."""

_RESULT = "<fixture>"
"""The field of a function that holds what the fixture gives; what is no fixture has none."""


def inject(link: Link, frame: Frame, function: int, classes: tuple[int, ...]) -> frozenset[str]:
    """Passes what pytest passes to a test or fixture.

    Args:
        link: the link in progress.
        frame: in which the function runs.
        function: the test or fixture; any other is passed nothing.
        classes: the test classes that it is run for.

    Returns:
        The parameters that are filled.
    """
    code = frame.plan.code
    if link.heap.has_field(function, _RESULT):
        for field in _results(link, function, classes):
            deliver_result(link, frame.plan, frame, field)
    elif not _is_test(link, frame, classes):
        return frozenset()
    filled = set()
    owners = dict.fromkeys([function, *(one for c in classes for one in link.classes[c].mro)])
    for parameter in code.parameters:
        name, target = parameter.name, frame.node(parameter.register)
        values = [
            link.heap.field(owner, argument_field(name))
            for owner in owners
            if link.heap.has_field(owner, argument_field(name))
        ]
        if name == "request":
            values.append(link.constant(_request(link, frame, function, classes)))
        values = values or _found(link, frame, function, name, classes)
        if not values and name in _OF_PLUGINS:
            values = [link.constant(link.objects.number(External(_OF_PLUGINS[name])))]
        for node in values:
            link.solver.connect(node, target)
            filled.add(name)
    return frozenset(filled)


def _is_test(link: Link, frame: Frame, classes: tuple[int, ...]) -> bool:
    path, tests = frame.plan.ref.path, link.library.tests
    return tests.is_function(path, frame.plan.code.name) and (bool(classes) or tests(path))


def _results(link: Link, function: int, classes: tuple[int, ...]) -> list[Node]:
    """What a fixture gives; as a method it gives each test class a result of its own."""
    fields = [f"<fixture for {class_}>" for class_ in classes] or [_RESULT]
    return [link.heap.field(function, field) for field in fields]


# --- fixtures -----------------------------------------------------------------------------------
def _fixture(symbol: str) -> Model:
    """`@pytest.fixture`, with or without options."""

    def model(link: Link, call: Call, _: int | None) -> None:
        function = call.arguments.get(0)
        if call.kind != "decorator" or function is None:
            return_type(link, call, symbol)
            return
        return_node(link, call, function)
        link.each(function, partial(_note, link, decorator_options(call)))

    return model


def _note(link: Link, options: Call | None, function: int) -> None:
    found = link.objects[function]
    if not isinstance(found, Closure):
        return
    link.heap.field(function, _RESULT)
    if options is None:
        return
    params = options.arguments.get(-1, "params")
    if params is not None:
        each = elements_of(link, options, params)
        link.each(
            each, partial(take_value, link, link.heap.field(function, argument_field("request")))
        )
    name = options.arguments.get(-1, "name")
    if name is not None:
        link.each(name, partial(_rename, link, function, link.plans[found.code].ref.path))


def _rename(link: Link, function: int, path: str, name: int) -> None:
    found = link.objects[name]
    if isinstance(found, Literal):
        module = link.objects.number(ModuleValue(path))
        link.solver.add_one(link.heap.field(module, f"<fixture {found.value}>"), function)


def _named(link: Link, path: str, name: str) -> Node:
    """The node of the fixtures of a module that have a name of their own."""
    return link.heap.field(link.objects.number(ModuleValue(path)), f"<fixture {name}>")


def _found(
    link: Link, frame: Frame, function: int, name: str, classes: tuple[int, ...]
) -> list[Node]:
    """What the fixture of a name gives, as seen from a test or fixture other than itself."""
    nodes = [
        node
        for class_ in classes
        for node in _in_scope(link, link.classes.raw(class_, name), function, (class_,))
    ]
    scopes = (scope for path in _paths(link, frame) for scope in _in_module(link, path, name))
    nodes = nodes or next(
        (found for scope in scopes if (found := _in_scope(link, scope, function, ()))), []
    )
    return [unwrapped(link, node) for node in nodes]


def _in_scope(link: Link, scope: Node, function: int, classes: tuple[int, ...]) -> list[Node]:
    return [
        node
        for one in sorted(link.solver.points_to[scope] - {function})
        if link.heap.has_field(one, _RESULT)
        for node in _results(link, one, classes)
    ]


def _paths(link: Link, frame: Frame) -> Iterator[str]:
    """The modules whose fixtures are seen, the nearest first."""
    path = PurePosixPath(frame.plan.ref.path)
    yield path.as_posix()
    for folder in path.parents:
        shared = (folder / "conftest.py").as_posix()
        if shared in link.bodies and shared != path.as_posix():
            yield shared


def _in_module(link: Link, path: str, name: str) -> Iterator[Node]:
    yield _named(link, path, name)
    provider = link.modules.provider(path, name)
    if provider is not None:
        yield link.variable(link.module_frames[provider], name)


# --- requests -----------------------------------------------------------------------------------
def _request(link: Link, frame: Frame, function: int, classes: tuple[int, ...]) -> int:
    number = link.objects.number(WrapperObject(_REQUEST, frame.number, OF_PARAMETERS))
    for name in ("addfinalizer", "getfixturevalue"):
        link.give(link.heap.field(number, name), Method(f"{_REQUEST}.{name}", number))
    params = link.heap.field(function, argument_field("request"))
    link.solver.connect(params, link.heap.field(number, "param"))
    for class_ in classes:
        link.solver.add_one(link.heap.field(number, "cls"), class_)
    return number


def _value_of_fixture(link: Link, call: Call, receiver: int | None) -> None:
    """`request.getfixturevalue(name)`."""
    asked = call.arguments.get(0, "argname")
    request = None if receiver is None else link.objects[receiver]
    if asked is None or receiver is None or not isinstance(request, WrapperObject):
        return
    frame = link.frames.all[request.frame]
    classes = tuple(sorted(link.solver.points_to[link.heap.field(receiver, "cls")]))

    def give(name: int) -> None:
        found = link.objects[name]
        if isinstance(found, Literal) and call.target is not None:
            for node in _found(link, frame, name, str(found.value), classes):
                link.solver.connect(node, call.target)

    link.each(asked, give)


MODELS: dict[str, Model] = {
    **{symbol: _fixture(symbol) for symbol in FIXTURES},
    f"{_REQUEST}.addfinalizer": runs(0, "finalizer"),
    f"{_REQUEST}.getfixturevalue": _value_of_fixture,
    "unittest.TestCase.addCleanup": runs(0, "function", 1),
    "unittest.IsolatedAsyncioTestCase.addAsyncCleanup": runs(0, "func", 1),
}
