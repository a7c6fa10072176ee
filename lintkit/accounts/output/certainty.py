"""Whether a way that an answer seems to take is one that some run takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.reading import receiver
from lintkit.ir import Call, GetItem
from lintkit.program.provenance.registers import defining, root
from lintkit.program.values import Place

if TYPE_CHECKING:
    from lintkit.accounts.output.index import Index
    from lintkit.accounts.output.moves import State
    from lintkit.accounts.output.slice import Slice
    from lintkit.program.values import Site

_FEW = 2  # functions that one call may run
_MOST_CHOICES = 1


def is_certain(index: Index, sliced: Slice, state: State) -> bool:
    """Whether the way to a state does not hang on which of many functions calls run.

    One object of many classes may be called, as where providers are told apart, one function of a
    table, as where tools are, or the object's own method. What is asked of several such objects
    after each other, or of a function in a variable, as in a decorator, mixes answers of one caller
    with the ways of another.
    """
    choices = 0
    for move in sliced.path(state):
        if len(index.callees(move.site)) <= _FEW or _is_own(index, move.site):
            continue
        choices += 1
        if choices > _MOST_CHOICES or not _is_choice(index, move.site):
            return False
    return True


def _is_choice(index: Index, site: Site) -> bool:
    """Whether an object of many classes is called, or a function that is looked up in a table."""
    call = index.program.instruction(site)
    if not isinstance(call, Call) or receiver(index.program, site) is not None:
        return True
    looked_up = root(index.program, Place(site.code, call.callee))
    return isinstance(defining(index.program, looked_up), (Call, GetItem))


def _is_own(index: Index, site: Site) -> bool:
    """Whether a method of the object itself is called."""
    owner = receiver(index.program, site)
    if owner is None:
        return False
    parameters = index.program.code(owner.code).parameters
    plain = root(index.program, owner)
    return bool(parameters) and parameters[0].register == plain.register
