"""What a program makes once and keeps: results in caches, singletons, what is set if missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.filling import fills_in
from lintkit.accounts.reading import externals
from lintkit.ir import SetAttr, SetItem
from lintkit.program.provenance.filling import filling
from lintkit.program.provenance.order import ancestry
from lintkit.program.values import CodeRef, Place, Site

if TYPE_CHECKING:
    from lintkit.program.program import Program

_KEEPING = frozenset(
    {
        "async_lru.alru_cache",
        "django.utils.functional.cached_property",
        "functools.cache",
        "functools.cached_property",
        "functools.lru_cache",
        "injector.singleton",
        "streamlit.cache_data",
        "streamlit.cache_resource",
    }
)


def is_kept(program: Program, ref: CodeRef) -> bool:
    """Whether the result of a function, or the object that it sets up, is kept for later calls."""
    code = program.code(ref)
    owners = [ref]
    if code.name == "__init__":
        owners.append(CodeRef(ref.path, code.parent))
    return any(
        value.symbol in _KEEPING
        for owner in owners
        for register in program.code(owner).decorators
        for value in externals(
            program, Place(CodeRef(owner.path, program.code(owner).parent), register)
        )
    )


def fills(program: Program, ref: CodeRef, region: int) -> bool:
    """Whether a region is run to set what is missing, and so not again once that is there."""
    code = program.code(ref)
    if code.regions[region].kind != "then":
        return False
    for position, instruction in enumerate(code.instructions):
        if region not in ancestry(code.regions, instruction.region):
            continue
        site = Site(ref, position)
        if isinstance(instruction, SetAttr) and fills_in(program, site):
            return True
        if isinstance(instruction, SetItem) and filling(program, site, instruction) is not None:
            return True
    return False
