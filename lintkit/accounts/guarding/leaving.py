"""Waits that end and cancel nothing, so that the work can still be awaited.

That is what `asyncio.wait(…, timeout=5)` does, and `wait_for` with what `shield` guards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.awaiting import awaits
from lintkit.accounts.reading import enclosing
from lintkit.ir import GetAttr

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import Site

LEAVING = "asyncio.wait"
SHIELDING = "asyncio.shield"


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


def awaited_in_handler(program: Program, site: Site, wait: Site) -> bool:
    """Whether a call's result is awaited all the same where a wait for it has failed."""
    code = program.code(site.code)
    around = enclosing(program, wait)
    tried = {id(region) for region in around}
    return any(
        region.kind == "handler" and id(code.regions[region.partner]) in tried
        for end in awaits(program, site, but=wait)
        for region in enclosing(program, end)
    )
