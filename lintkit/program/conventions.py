"""Functions that are called from outside by a convention: by their names, or those of a class."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.values import CodeRef, Container, Function, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue

_OWN = re.compile(r"(\w+_)?(task|job|cron|cron_job)")
"""What the program's own decorators of tasks are called."""

_LAMBDA = ("event", "context")
"""Parameters of a function that AWS Lambda calls: docs.aws.amazon.com/lambda, Python handler."""

_MANAGEMENT = ("management", "commands")
"""Folders of the commands of a Django app: docs.djangoproject.com, custom management commands."""

_WORKERS = re.compile(r"\w*WorkerSettings")
_OF_WORKERS = frozenset({"cron_jobs", "functions"})
"""Lists in the class of settings that a worker of arq is started with: arq-docs.helpmanual.io."""


def is_of_tasks(program: Program, decorator: Place) -> bool:
    """Whether a decorator of the program's own registers tasks, by its name."""
    return any(
        isinstance(value, Function) and _OWN.fullmatch(program.code(value.code).name)
        for value in program.values(decorator)
    )


def of_lambda(program: Program, ref: CodeRef) -> bool:
    """Whether a function is one that AWS Lambda calls."""
    code = program.code(ref)
    is_at_top = code.kind == "function" and code.parent == ir.MODULE_CODE
    given = tuple(parameter.name for parameter in code.parameters)
    return is_at_top and code.name.endswith("handler") and given == _LAMBDA


def of_management(program: Program, ref: CodeRef) -> str:
    """The name by which Django's `manage.py` runs a method; "" for others."""
    code = program.code(ref)
    around = program.code(CodeRef(ref.path, code.parent))
    path = PurePosixPath(ref.path)
    is_it = code.name == "handle" and around.kind == "class" and around.name == "Command"
    return path.stem if is_it and path.parts[-3:-1] == _MANAGEMENT else ""


def of_workers(program: Program, ref: CodeRef) -> Iterator[CodeRef]:
    """The functions that a class of settings lists for a worker of arq."""
    code = program.code(ref)
    if code.kind != "class" or not _WORKERS.fullmatch(code.name):
        return
    for instruction in code.instructions:
        if isinstance(instruction, ir.StoreName) and instruction.name in _OF_WORKERS:
            yield from listed(program, Place(ref, instruction.value))


def listed(program: Program, place: Place) -> Iterator[CodeRef]:
    """The functions that a register holds, also in a display."""
    found: dict[CodeRef, None] = {}
    for value in program.values(place):
        held: tuple[AbstractValue, ...] = (value,)
        made = program.instruction(value.site) if isinstance(value, Container) else None
        if isinstance(value, Container) and isinstance(made, ir.Build):
            code = value.site.code
            held = tuple(
                one for entry in made.entries for one in program.values(Place(code, entry.value))
            )
        found |= {one.code: None for one in held if isinstance(one, Function)}
    yield from found
