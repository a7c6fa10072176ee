"""The dependencies that a pyproject.toml declares.

PEP 621 (project), PEP 735 (groups), and the tables of Poetry, PDM, Hatch and uv.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lintkit.sources.declarations import Declaration, declare
from lintkit.sources.documents import at, line_of, strings, table
from lintkit.sources.poetry import key_pattern, poetry_declarations
from lintkit.sources.requirements import read_requirements

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lintkit.sources.documents import Documents

_MANAGERS = frozenset({"pdm", "poetry", "uv"})


def read_pyproject(file: Path, documents: Documents) -> Iterator[Declaration]:
    """What a pyproject.toml declares, also in the requirements files that it includes."""
    document = documents.toml(file)
    content = documents.text(file)
    for text in _requirements(document):
        found = declare(text, file, line_of(content, re.escape(text)))
        if found:
            yield found
    for name, value in _poetry(at(document, "tool", "poetry")):
        if name != "python":
            line = line_of(content, key_pattern(name))
            yield from poetry_declarations(name, value, file, line)
    for included in _included(document):
        yield from read_requirements(file.parent / included, documents)


def declares_dependencies(document: object) -> bool:
    """Whether a pyproject.toml is there for dependencies, and not only for settings of tools."""
    tools = table(at(document, "tool"))
    return at(document, "project") is not None or (
        at(document, "dependency-groups") is not None or not tools.keys().isdisjoint(_MANAGERS)
    )


def is_open_ended(document: object) -> bool:
    """Whether a build backend finds out the dependencies by running code."""
    dynamic = strings(at(document, "project", "dynamic"))
    return "dependencies" in dynamic and not _included(document)


def project_names(document: object) -> Iterator[str]:
    """The name under which the project itself is distributed."""
    yield from strings(at(document, "project", "name"))
    yield from strings(at(document, "tool", "poetry", "name"))


def commands(document: object) -> Iterator[tuple[str, str]]:
    """The commands that installing the project brings, each with the `module:function` it runs."""
    project, poetry = at(document, "project"), at(document, "tool", "poetry")
    for scripts in (at(project, "scripts"), at(project, "gui-scripts"), at(poetry, "scripts")):
        for name, target in table(scripts).items():
            yield from ((name, text) for text in strings(target))


def _requirements(document: object) -> Iterator[str]:
    project, tool = at(document, "project"), at(document, "tool")
    yield from strings(at(project, "dependencies"))
    yield from _grouped(at(project, "optional-dependencies"))
    yield from _grouped(at(document, "dependency-groups"))
    yield from strings(at(tool, "uv", "dev-dependencies"))
    yield from strings(at(tool, "uv", "override-dependencies"))
    yield from _grouped(at(tool, "pdm", "dev-dependencies"))
    for environment in table(at(tool, "hatch", "envs")).values():
        yield from strings(at(environment, "dependencies"))
        yield from strings(at(environment, "extra-dependencies"))


def _grouped(groups: object) -> Iterator[str]:
    for group in table(groups).values():
        yield from strings(group)


def _poetry(poetry: object) -> Iterator[tuple[str, object]]:
    yield from table(at(poetry, "dependencies")).items()
    yield from table(at(poetry, "dev-dependencies")).items()
    for group in table(at(poetry, "group")).values():
        yield from table(at(group, "dependencies")).items()


def _included(document: object) -> tuple[str, ...]:
    """The requirements files that setuptools or Hatch's plugin include."""
    tool = at(document, "tool")
    dynamic = at(tool, "setuptools", "dynamic")
    optional = table(at(dynamic, "optional-dependencies")).values()
    return (
        *strings(at(dynamic, "dependencies", "file")),
        *(name for extra in optional for name in strings(at(extra, "file"))),
        *strings(at(tool, "hatch", "metadata", "hooks", "requirements_txt", "files")),
    )
