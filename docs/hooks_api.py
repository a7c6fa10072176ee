"""The page of names that rules, formats and tests of one's own are written with."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from typing import TYPE_CHECKING, get_args, get_origin

from mkdocs.structure.files import File, Files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

_MODULES = ("lintkit.rule", "lintkit.report", "lintkit.testing")
_SECTION = re.compile(r"^(Attributes|Args|Raises):\n((?: +.*\n?|\n(?= ))*)", re.MULTILINE)
_ENTRY = re.compile(r"^(\w+): (.*(?:\n +.*)*)", re.MULTILINE)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the page."""
    lines = [
        "# Python API",
        "",
        "What [plugins](plugins.md) may use. These names stay as they are within a major version.",
    ]
    for module in map(import_module, _MODULES):
        lines += ["", f"## {module.__name__}", "", inspect.getdoc(module) or ""]
        for name in module.__all__:
            lines += _described(name, getattr(module, name))
    files.append(File.generated(config, "api.md", content="\n".join(lines) + "\n"))
    return files


def _described(name: str, value: object) -> Iterator[str]:
    yield from ("", f"### {name}", "")
    if inspect.isclass(value):
        yield from _class(value)
    elif inspect.isfunction(value):
        yield from ("```python", _signature(name, value), "```", "")
        yield from _documented(inspect.getdoc(value) or "")
    elif get_args(value) and get_origin(value) is not tuple:
        yield ", ".join(f"`{one!r}`" for one in get_args(value))
    else:
        yield f"`{value!r}`"


def _class(kind: type) -> Iterator[str]:
    yield from _documented(inspect.getdoc(kind) or "")
    fields = inspect.get_annotations(kind)
    if fields:
        yield from ("", "| field | type |", "|---|---|")
        for field, annotation in fields.items():
            if not field.startswith("_"):
                yield f"| `{field}` | `{str(annotation).replace('|', chr(92) + '|')}` |"
    for name, method in vars(kind).items():
        function = getattr(method, "__func__", method)
        if inspect.isfunction(function) and not name.startswith("_"):
            yield from ("", "```python", _signature(name, function), "```", "")
            yield from _documented(inspect.getdoc(function) or "")


def _signature(name: str, function: Callable[..., object]) -> str:
    """A function's head, without the quotes around annotations that are not evaluated."""
    return name + re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(inspect.signature(function)))


def _documented(text: str) -> Iterator[str]:
    """A docstring in Google's form as Markdown."""
    yield _SECTION.sub("", text).strip()
    for title, entries in _SECTION.findall(text):
        yield from ("", f"**{title}**", "")
        for name, about in _ENTRY.findall(inspect.cleandoc(entries)):
            yield f"- `{name}`: {' '.join(about.split())}"
