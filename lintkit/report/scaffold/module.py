"""The source text of a module of tests for one integration point."""

from __future__ import annotations

import json
import sys
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal, TypeAlias

from jinja2 import Environment, PackageLoader, StrictUndefined
from msgspec import Struct

from lintkit.catalogue import wires
from lintkit.errors import UsageError
from lintkit.report.escape import printable
from lintkit.report.scaffold.questions import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lintkit.catalogue.beside import Wire
    from lintkit.catalogue.wires import Reply
    from lintkit.model import EdgeCase, IntegrationPoint
    from lintkit.model.sketches import Argument, Sketch

Fake: TypeAlias = Literal["httpx", "requests", "pytest_httpx", "respx"]
"""What puts an answer in the model's place; the templates of that name do."""

_FAILURES: dict[EdgeCase, dict[str, str]] = {
    "timeout": {"requests": "ReadTimeout", "": "ReadTimeout"},
    "connection_lost": {"requests": "ConnectionError", "": "ReadError"},
}
"""By edge case, the exception of the HTTP library."""

_UNFAKED = frozenset({"aiohttp", "urllib", "urllib3", "http", "websockets", "websocket", "boto3"})
_NEEDED: dict[Fake, tuple[str, ...]] = {
    "httpx": ("import importlib", "import importlib.util"),
    "requests": ("import io", "import requests"),
    "pytest_httpx": ("import httpx",),
    "respx": ("import httpx",),
}
_LONGEST = 80
"""Characters of a line that is indented twice."""
_RUNS = {"plain": "{}", "async": "asyncio.run({})", "generator": "list({})"}


class _Test(Struct, frozen=True):
    """One test: its name, its docstring, how the model is set up, what it asks in the end."""

    name: str
    title: str
    arranged: str
    question: str


def render(
    point: IntegrationPoint,
    sketch: Sketch,
    wire: Wire | None,
    *,
    declared: frozenset[str],
    folder: str,
    environment: Mapping[str, str],
) -> str:
    """The source text of a module of tests.

    Args:
        point: what is called.
        sketch: how the code around it can be run.
        wire: how the service behind it answers; None where that is not known.
        declared: import names of what the project declares, which decide how it is faked.
        folder: where the module will lie, relative to the root of the run.
        environment: the variables without which the SDKs of the project make no client.

    Raises:
        UsageError: no test can be written, and why.
    """
    place = f"{point.path}:{point.line}"
    root = point.call.partition(".")[0]
    if not point.tests.missing:
        raise UsageError(f"{place}: no edge case is known to be missing here: nothing to scaffold.")
    library = root if wire is None else wire.library(point.call)
    if wire is None or library in _UNFAKED:
        raise UsageError(
            f"{place}: lintkit does not know how to answer in the place of {point.provider} "
            f"below {point.call}: add a [wire] to the catalogue."
        )
    if sketch.path.endswith(".ipynb"):
        raise UsageError(f"{place}: a test cannot call the cells of a notebook: move the call.")
    if not all(part.isidentifier() for part in sketch.module.split(".")):
        raise UsageError(f"{place}: no test can import {sketch.path} by name: rename it.")
    fake = _fake(library, declared)
    tests, constants = _tests(point, sketch, wire, fake)
    if not tests:
        missing = ", ".join(point.tests.missing)
        raise UsageError(f"{place}: the catalogue holds no example of what is missing: {missing}.")
    return _TEMPLATES.get_template("module.jinja").render(
        name=".".join(filter(None, (sketch.module, sketch.attribute))),
        place=printable(place).replace("\\", "/").replace('"', "'"),
        imports=_imports(sketch, fake),
        way=_way(folder, sketch.folder),
        arguments=None if sketch.running == "import" else _keywords(sketch.arguments),
        constants=constants,
        fake=f"{fake}.jinja",
        environment=sorted(
            {
                **dict.fromkeys(sketch.variables, "test"),
                **environment,
                **wire.environment.get(root, {}),
            }.items()
        ),
        replaced=sorted(wire.replaced.items()) if library not in {"requests", "httpx"} else [],
        calling=list(_calling(sketch)),
        tests=tests,
    )


_TEMPLATES = Environment(
    loader=PackageLoader("lintkit.report.scaffold"),
    undefined=StrictUndefined,
    autoescape=False,  # noqa: S701 (Python source, whose literals are escaped as such)
    keep_trailing_newline=True,
)


def _fake(library: str, declared: frozenset[str]) -> Fake:
    if library == "requests":
        return "requests"
    if "pytest_httpx" in declared:
        return "pytest_httpx"
    return "respx" if "respx" in declared else "httpx"


def _tests(
    point: IntegrationPoint, sketch: Sketch, wire: Wire, fake: Fake
) -> tuple[list[_Test], list[tuple[str, str]]]:
    """The tests, and the bodies that they name."""
    tests, constants = [], []
    for case in point.tests.missing:
        question = QUESTIONS[case]
        if case in _FAILURES:
            names = _FAILURES[case]
            arranged = f'fails("{names.get(fake, names[""])}")'
        elif (reply := wires.reply(wire, case)) and (not sketch.streams or reply.stream):
            constants.append((case.upper(), _literal(reply, streams=sketch.streams)))
            arranged = f"answers({case.upper()}{_options(reply, streams=sketch.streams)})"
        else:
            continue
        asked = f"For {question.met} it gave {{outcome!r}}: should it? Assert it."
        tests.append(_Test(case, question.title, arranged, asked))
    return tests, constants


def _literal(reply: Reply, *, streams: bool) -> str:
    if streams and reply.status == HTTPStatus.OK:
        return f'r"""{reply.stream}"""'
    return f'r"""{json.dumps(json.loads(reply.body), indent=2)}"""'


def _options(reply: Reply, *, streams: bool) -> str:
    if reply.status != HTTPStatus.OK:
        return f", status={reply.status}"
    return ', content_type="text/event-stream"' if streams else ""


def _imports(sketch: Sketch, fake: Fake) -> str:
    """The import statements, sorted as isort would: the standard library, then the others."""
    lines = {"from pathlib import Path", "import pytest", *_NEEDED[fake]}
    if sketch.running.startswith("async"):
        lines.add("import asyncio")
    if sketch.running == "import":
        lines.add("import runpy")
    for name in sketch.imports:
        package, _, last = name.rpartition(".")
        lines.add(f"from {package} import {last}" if name == "unittest.mock" else f"import {name}")
    standard = {one for one in lines if one.split()[1].partition(".")[0] in sys.stdlib_module_names}
    blocks = (sorted(block, key=_by_kind) for block in (standard, lines - standard))
    return "\n\n".join("\n".join(block) for block in blocks)


def _by_kind(line: str) -> tuple[bool, str]:
    return line.startswith("from"), line


def _way(source: str, target: str) -> str:
    """From the folder of the tests to that on `sys.path`, to go on after `.parent`."""
    here, there = PurePosixPath(source), PurePosixPath(target)
    shared = next(one for one in (here, *here.parents) if there.is_relative_to(one))
    up = ".parent" * (len(here.parts) - len(shared.parts))
    return up + "".join(f" / {json.dumps(part)}" for part in there.relative_to(shared).parts)


def _is_client(argument: Argument) -> bool:
    """Whether an argument is made by a library, which needs what each test sets up first."""
    name, called, _ = argument.value.partition("(")
    return bool(called) and "." in name and not name.startswith("mock.")


def _keywords(arguments: Sequence[Argument]) -> str:
    items = "".join(
        f"    {json.dumps(one.name)}: {one.value},\n"
        for one in arguments
        if one.name and not _is_client(one)
    )
    return f"{{\n{items}}}" if items else "{}"


def _calling(sketch: Sketch) -> Iterator[str]:
    """What the test runs, line by line."""
    if sketch.running == "import":
        name = json.dumps(PurePosixPath(sketch.path).relative_to(sketch.folder).as_posix())
        yield f'outcome = runpy.run_path(str(ROOT / {name}), run_name="__main__")'
        return
    function = sketch.attribute
    yield f"from {sketch.module} import {function.partition('.')[0]}"
    yield ""
    if sketch.class_:
        made_with = [
            f"{one.name}={one.value}" if one.name else one.value for one in sketch.made_with
        ]
        yield from _made(f"made = {sketch.class_}", made_with)
        function = f"made.{sketch.attribute.removeprefix(f'{sketch.class_}.')}"
    given = [one.value for one in sketch.arguments if not one.name]
    given += [f"{one.name}={one.value}" for one in sketch.arguments if one.name and _is_client(one)]
    call = f"{function}({', '.join([*given, '**ARGUMENTS'])})"
    if sketch.running != "async_generator":
        yield f"outcome = {_RUNS[sketch.running].format(call)}"
        return
    yield ""
    yield "async def collect():"
    yield f"    return [piece async for piece in {call}]"
    yield ""
    yield "outcome = asyncio.run(collect())"


def _made(function: str, given: Sequence[str]) -> Iterator[str]:
    """A call, on several lines where one would be too long."""
    line = f"{function}({', '.join(given)})"
    if len(line) <= _LONGEST:
        yield line
        return
    yield f"{function}("
    yield from (f"    {one}," for one in given)
    yield ")"
