"""Keywords that go through a copy that keeps some of them: `{k: v for k, v in … if k in NAMES}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.filtered import copy_of
from lintkit.program.provenance.items import contents, keeps
from lintkit.program.provenance.registers import root

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import Place


def kept_in_copy(program: Program, place: Place, name: str) -> tuple[Place, ...] | None:
    """The mappings that a copy in a register may have a keyword from; empty: it leaves it out.

    None for anything else, and where that is not known.
    """
    site = program.definition(root(program, place))
    made = None if site is None else program.instruction(site)
    copied = copy_of(program, site, made) if site and isinstance(made, ir.Build) else None
    if site is None or copied is None or not copied.keys:
        return None
    kept = keeps(program, copied, site, name)
    if kept is None:
        return None
    return contents(program, copied.mapping, site).rest if kept else ()
