"""Context managers as decorators: each call of the function is made within the manager."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program import protocols
from lintkit.program.calls import invoke_each
from lintkit.program.library.support import Model, return_number, where
from lintkit.program.objects import AROUND, WrapperObject
from lintkit.program.resuming import resume

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link

_FUNCTION = "function"
_MANAGER = "manager"


def _decorate(link: Link, call: Call, manager: int | None) -> None:
    """A manager is called with a function."""
    function = call.arguments.get(0, "func")
    if function is None or manager is None:
        return
    number = link.objects.number(WrapperObject(AROUND, call.frame.number, call.position))
    link.solver.connect(function, link.heap.field(number, _FUNCTION))
    link.solver.add_one(link.heap.field(number, _MANAGER), manager)
    return_number(link, call, number)


def _call(link: Link, call: Call, wrapper: int | None) -> None:
    """What is decorated is called: the manager is entered and left, the function runs between."""
    if wrapper is None or wrapper in call.partials:
        return
    inside = replace(call, partials=(*call.partials, wrapper))
    unused = link.solver.allocate(1)

    def enter(manager: int) -> None:
        resume(link, replace(call, kind="implicit"), manager)
        protocols.enter(link, where(call), manager, unused, is_async=False)

    link.each(link.heap.field(wrapper, _MANAGER), enter)
    invoke_each(link, inside, link.heap.field(wrapper, _FUNCTION))


MODELS: dict[str, Model] = {
    "contextlib.ContextDecorator": _decorate,
    "builtins.generator.__call__": _decorate,
    f"{AROUND}.__call__": _call,
}
SILENT = frozenset({"builtins.generator.__call__"})
