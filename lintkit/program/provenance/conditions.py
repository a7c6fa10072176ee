"""Stores that run under a test, so that what they store is there only where it comes out so.

`if limit is not None: options["timeout"] = limit` sets nothing for a caller that passes None, and
leaves nothing unset for one that passes a number.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit import ir
from lintkit.program.provenance.order import ancestry
from lintkit.program.values import Context, Place

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import Site

_ANY_RUN = Context()


class Condition(Struct, frozen=True):
    """What holds only where a test has an outcome.

    Attributes:
        test: the register of the test.
        stored: what is stored under that test.
        context: the runs of the code with the test that are followed.
    """

    test: Place
    outcome: bool
    stored: Place
    context: Context = _ANY_RUN

    @property
    def otherwise(self) -> Condition:
        """The opposite."""
        return structs.replace(self, outcome=not self.outcome)


def condition_of(
    program: Program, store: Site, stored: Place, made: Site, at: Site
) -> Condition | None:
    """The one test under which a container is changed; None where more decides.

    Args:
        program: the linked program.
        store: the instruction that changes the container.
        stored: what that puts into it.
        made: the one that makes it.
        at: the one that uses it.
    """
    code = program.code(store.code)
    around = at if at.code == store.code else made
    if around.code != store.code:
        return None
    before = code.instructions[made.position : store.position] if around == made else ()
    if any(isinstance(one, ir.Return) for one in before):  # the container may be given back there
        return None
    outside = set(ancestry(code.regions, program.instruction(around).region))
    within = ancestry(code.regions, program.instruction(store).region)
    inside = [code.regions[one] for one in takewhile(lambda one: one not in outside, within)]
    if len(inside) != 1 or inside[0].kind not in {"then", "else"}:
        return None
    return Condition(Place(store.code, inside[0].test), inside[0].kind == "then", stored)
