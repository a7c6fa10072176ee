"""On what it depends whether some code runs, as far as its function says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.reading import enclosing
from lintkit.model import Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit import ir
    from lintkit.program.program import Program
    from lintkit.program.values import Site

_WORDS: dict[ir.RegionKind, str] = {
    "then": "where this holds",
    "else": "where this does not hold",
    "case": "in this case",
    "handler": "after this error",
}


def condition(program: Program, site: Site) -> Iterator[Step]:
    """The nearest branch or handler in which something stands; of `else` what does not hold."""
    regions = program.code(site.code).regions
    for region in enclosing(program, site):
        if region.kind in _WORDS:
            line = regions[region.partner].line if region.kind == "else" else region.line
            yield Step(site.code.path, line, _WORDS[region.kind])
            return
