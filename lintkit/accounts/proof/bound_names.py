"""Patches and the names that files hold of each other's functions: `from clients import make`.

A name that a file has imported stays what it is when it is replaced where it comes from.
https://docs.python.org/3/library/unittest.mock.html#where-to-patch
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.values import CodeRef

if TYPE_CHECKING:
    from collections.abc import Collection

    from lintkit.accounts.proof.patches import Patch
    from lintkit.program.program import Program


class BoundNames:
    """Which patches count for the code of a file."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._sources: dict[tuple[str, str], str | None] = {}

    def passes_by(self, patch: Patch, path: str) -> bool:
        """Whether a file holds a name of its own for what is replaced in another."""
        return (
            patch.may_replace_code
            and not patch.everywhere
            and "." not in patch.qualname
            and patch.owner != path
            and self._source(path, patch.name) == patch.owner
        )

    def replaces_one(self, patch: Patch, codes: Collection[CodeRef]) -> bool:
        """Whether it replaces a name by which its file holds some code of another."""
        if not patch.may_replace_code or "." in patch.qualname:
            return False
        source = self._source(patch.owner, patch.name)
        return source is not None and any(
            ref.path == source and patch.holds(self._program.code(ref)) for ref in codes
        )

    def _source(self, path: str, name: str) -> str | None:
        """The file from which another imports a name when it is imported itself."""
        if (path, name) not in self._sources:
            body = self._program.code(CodeRef(path, ir.MODULE_CODE))
            found = (
                self._program.provider_of(path, one)
                for one in body.instructions
                if isinstance(one, ir.ImportFrom) and one.name == name
            )
            self._sources[path, name] = next(filter(None, found), None)
        return self._sources[path, name]
