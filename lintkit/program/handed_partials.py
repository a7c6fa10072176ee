"""Partial functions that nothing in the program calls: what they are handed to calls them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit import ir
from lintkit.program.call_sites import explicit_call
from lintkit.program.calls import invoke
from lintkit.program.objects import Bound, WrapperObject
from lintkit.program.parameters import NO_ARGUMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lintkit.program.link import Link


def partials_around(link: Link) -> Mapping[int, Sequence[int]]:
    """The partial functions that code outside the program may call, by what they call."""
    found: dict[int, list[int]] = defaultdict(list)
    for number, (callee, _) in link.partials.items():
        wrapper = link.objects[number]
        is_partial = isinstance(wrapper, WrapperObject) and wrapper.kind == "partial"
        if not is_partial or number not in link.escaped:
            continue
        for one in sorted(link.solver.points_to[callee]):
            value = link.objects[one]
            found[value.function if isinstance(value, Bound) else one].append(number)
    return found


def call_partial(link: Link, number: int) -> None:
    """Calls a partial function where it is made, with nothing but what it holds."""
    wrapper = link.objects[number]
    assert isinstance(wrapper, WrapperObject)  # noqa: S101  as it was found
    frame = link.frames.all[wrapper.frame]
    instruction = frame.plan.code.instructions[wrapper.position]
    if isinstance(instruction, ir.Call):
        call = explicit_call(frame, instruction, wrapper.position)
        call = replace(call, kind="callback", target=None, arguments=NO_ARGUMENTS, part="partial")
        invoke(link, call, number)
