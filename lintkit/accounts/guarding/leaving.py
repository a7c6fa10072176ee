"""`asyncio.wait(…, timeout=5)` stops waiting, but cancels nothing: work can still be awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.awaiting import awaits
from lintkit.accounts.reading import enclosing
from lintkit.ir import GetAttr

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import Site

LEAVING = "asyncio.wait"


def awaited_after(program: Program, site: Site, wait: Site) -> bool:
    """Whether a call's result is awaited after such a wait for it, whatever came of that.

    Where the code cancels something, or leaves on some path, it may have looked what came of it.
    """
    around = set(enclosing(program, wait))
    end_line = program.span(wait).end_line
    code = program.code(site.code)
    if any(isinstance(one, GetAttr) and one.name == "cancel" for one in code.instructions):
        return False
    if any(region.exits and region.line > end_line for region in code.regions):
        return False
    return any(
        end.position > wait.position and around.issuperset(enclosing(program, end))
        for end in awaits(program, site, but=wait)
    )
