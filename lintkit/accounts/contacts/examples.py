"""Displays that only show what a request may look like, for readers of a schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.contacts.displays import text
from lintkit.program.values import Place

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

_NAMES = frozenset({"example", "examples", "openapi_examples"})
"""What OpenAPI, JSON Schema, FastAPI and pydantic call them."""


def examples(program: Program, ref: CodeRef) -> frozenset[ir.Register]:
    """The registers of all displays that one code writes within an example."""
    found: set[ir.Register] = set()
    # What a display holds is built before it.
    for one in reversed(program.code(ref).instructions):
        if isinstance(one, ir.Build):
            found.update(
                entry.value
                for entry in one.entries
                if one.target in found or text(program, _key(ref, entry)) in _NAMES
            )
        elif isinstance(one, ir.Call):
            found.update(given.value for given in one.arguments if given.name in _NAMES)
    return frozenset(found)


def _key(ref: CodeRef, entry: ir.Entry) -> Place | None:
    return None if entry.key == ir.NO_REGISTER else Place(ref, entry.key)
