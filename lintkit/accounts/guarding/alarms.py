"""Alarms of the operating system: `signal.alarm` before a call, and context managers that set one.

An alarm acts on what blocks the thread, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.guarding.guard import Guard, guard_of, loosest
from lintkit.accounts.guarding.managers import managers
from lintkit.accounts.reading import callee_externals, enclosing
from lintkit.ir import Call
from lintkit.program.values import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.tracing import Tracer

# Calls that set an alarm, and where the seconds stand.
_ALARMS = {"signal.alarm": ("seconds", 0), "signal.setitimer": ("seconds", 1)}


def alarms(tracer: Tracer, site: Site, decorated: Site | None = None) -> Iterator[Guard | None]:
    """The alarms that stand while a call runs: set in its code, or by a `with` around it."""
    yield _standing(tracer, site, decorated=decorated)
    for manager in managers(tracer.program, site):
        found = [_standing(tracer, one, manager.made) for one in manager.entered]
        yield None if None in found else loosest(one for one in found if one is not None)


def _standing(
    tracer: Tracer, site: Site, entered: Site | None = None, decorated: Site | None = None
) -> Guard | None:
    """An alarm that is set until an instruction in a region around it, and not cleared since."""
    program = tracer.program
    code = program.code(site.code)
    around = {id(region) for region in enclosing(program, site)} | {id(code.regions[0])}
    standing: Guard | None = None
    for position in range(site.position + 1):
        instruction = code.instructions[position]
        if not isinstance(instruction, Call) or id(code.regions[instruction.region]) not in around:
            continue
        at = Site(site.code, position)
        for value in callee_externals(program, at):
            if value.symbol in _ALARMS:
                text = f"`{value.symbol}` set here: a bound"
                how = _ALARMS[value.symbol]
                standing = guard_of(tracer, at, how, text, entered, decorated)
                standing = standing if standing and standing.seconds else None
    return standing
