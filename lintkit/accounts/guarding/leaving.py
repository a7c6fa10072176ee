"""Waits that end and cancel nothing, so that the work can still be waited for.

That is what `asyncio.wait(…, timeout=5)` does, `wait_for` with what `shield` guards, and the
`result(timeout=5)` of what another thread does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.awaiting import awaits
from lintkit.accounts.reading import enclosing
from lintkit.ir import GetAttr, Raise, Return
from lintkit.program.provenance.order import ancestry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.ir import Region
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef, Site

LEAVING = "asyncio.wait"
SHIELDING = "asyncio.shield"


def awaited_after(program: Program, site: Site, wait: Site) -> bool:
    """Whether a call's result is awaited after such a wait for it, whatever came of that.

    Where the code then cancels something, or leaves on some path, it may have looked what came of
    it.
    """
    around = set(enclosing(program, wait))
    end_line = program.span(wait).end_line
    code = program.code(site.code)
    since = code.instructions[wait.position :]
    if any(isinstance(one, GetAttr) and one.name == "cancel" for one in since):
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


def waited_for_again(program: Program, made: Site, wait: Site, others: Iterable[Site]) -> bool:
    """Whether a handler around a wait lets another one follow, or the same in a loop.

    Args:
        program: the linked program.
        made: the call that starts the work.
        wait: a call that waits for it, and raises where that takes too long.
        others: all calls that wait for it.
    """
    regions = program.code(wait.code).regions
    tried = {id(region) for region in enclosing(program, wait) if region.kind == "try"}
    for handler in regions:
        if handler.kind != "handler" or id(regions[handler.partner]) not in tried:
            continue
        outside = {id(regions[one]) for one in ancestry(regions, handler.parent)}
        for other in (one for one in others if one != wait):
            inside = {id(region) for region in enclosing(program, other)}
            follows = other.position > wait.position and inside <= outside
            if id(handler) in inside or (follows and not handler.exits):
                return True
        if not _leaves(program, wait.code, handler) and in_another_loop(program, made, wait):
            return True
    return False


def in_another_loop(program: Program, made: Site, wait: Site) -> bool:
    """Whether a wait is in a loop in which what it waits for is not started."""
    around = [id(region) for region in enclosing(program, made)]
    return any(
        region.kind == "loop" and id(region) not in around for region in enclosing(program, wait)
    )


def _leaves(program: Program, code: CodeRef, handler: Region) -> bool:
    """Whether a handler leaves the function, and not only one turn of a loop."""
    regions = program.code(code).regions
    return handler.exits and any(
        any(regions[one] is handler for one in ancestry(regions, instruction.region))
        for instruction in program.code(code).instructions
        if isinstance(instruction, (Raise, Return))
    )
