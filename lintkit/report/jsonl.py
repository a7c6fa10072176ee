"""Findings for programs that read line by line: one JSON object a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lintkit.report.escape import printable_json
from lintkit.report.json_ import findings_of

if TYPE_CHECKING:
    from lintkit.report.result import Result


def render(result: Result) -> str:
    """Lines, each an item of `findings` in the contract `lintkit/findings/v1`."""
    return "".join(
        f"{printable_json(msgspec.json.encode(one).decode())}\n" for one in findings_of(result)
    )
