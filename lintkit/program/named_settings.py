"""The module of settings that a Django program names in its environment.

`django.conf.settings` has what stands in the module that DJANGO_SETTINGS_MODULE names, which
`manage.py` and the server's entry set: `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "a.b")`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lintkit import ir

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SETTINGS = "django.conf.settings"
VARIABLE = "DJANGO_SETTINGS_MODULE"

_FOR_TESTS = re.compile(r"(?:\A|[._])test")


def settings_names(codes: Iterable[ir.Code]) -> tuple[str, ...]:
    """The dotted names of modules to which a program sets the variable; not those for tests."""
    found = sorted({name for code in codes for name in _set_by(code)})
    return tuple(name for name in found if not _FOR_TESTS.search(name)) or tuple(found)


def _set_by(code: ir.Code) -> Iterator[str]:
    texts: dict[int, str] = {}
    for instruction in code.instructions:
        if isinstance(instruction, ir.Const) and isinstance(instruction.value, str):
            texts[instruction.target] = instruction.value
        elif isinstance(instruction, ir.Call):
            passed = [texts.get(argument.value) for argument in instruction.arguments]
            if passed[:1] == [VARIABLE] and passed[1:] and passed[1]:
                yield passed[1]
        elif isinstance(instruction, ir.SetItem):
            key, value = texts.get(instruction.key), texts.get(instruction.value)
            if key == VARIABLE and value:
                yield value
