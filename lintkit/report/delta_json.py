"""What a change did to the ledger, for programs: the contract `lintkit/delta/v1`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import asdict

from lintkit.report.contract import as_json

if TYPE_CHECKING:
    from lintkit.debt import Delta


def render(delta: Delta, base: str) -> str:
    """A JSON document; paths are relative to the root, those of `cleared` as they were before.

    Args:
        delta: what the change did.
        base: the commit before it.
    """
    return as_json({"schema": "lintkit/delta/v1", "base": base, **asdict(delta)})
