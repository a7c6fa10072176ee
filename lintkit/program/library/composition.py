"""What a framework makes of several of its own objects, and runs as one: LangChain's chains.

Such a call gives what `|` gives: something that is reached through each of its parts.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.library.support import Model, return_type
from lintkit.program.objects import ContainerObject
from lintkit.program.operators import joined

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link

_CLASSES = {
    "base": ("RunnableMap", "RunnableParallel", "RunnableSequence"),
    "branch": ("RunnableBranch",),
    "passthrough": ("RunnableAssign", "RunnablePassthrough"),
}
_PACKAGES = ("langchain_core.runnables", "langchain.schema.runnable")

JOINING = frozenset(
    f"{package}{module}.{name}{method}"
    for package in _PACKAGES
    for file, names in _CLASSES.items()
    for module in ("", f".{file}")
    for name in names
    for method in ("", ".assign", ".from_steps")
)
"""Functions that make one object of those they are given."""


def joins(symbol: str) -> bool:
    """Whether a call makes one object of those that it is given, and of what it is called on."""
    return symbol in JOINING or (symbol.endswith(".pipe") and symbol.startswith("langchain"))


def compose(symbol: str) -> Model:
    """The model of a call that joins."""

    def model(link: Link, call: Call, _: int | None) -> None:
        return_type(link, call, symbol)
        arguments = call.arguments
        taken: set[int] = set()
        for node in (
            *(item.node for item in arguments.positional),
            *(node for _, node in arguments.keywords),
            *arguments.spreads,
        ):
            link.each(node, partial(_take, link, call, taken))

    return model


def _take(link: Link, call: Call, taken: set[int], value: int) -> None:
    """One part, or several in a list, tuple or dict, which may hold itself."""
    if value in taken:
        return
    taken.add(value)
    part = link.objects[value]
    if isinstance(part, ContainerObject) and part.kind in {"dict", "list", "tuple"}:
        link.each(link.heap.items(value).every, partial(_take, link, call, taken))
    elif call.target is not None:
        joined(link, value, call.target, call.frame.plan.site(call.position))


MODELS: dict[str, Model] = {symbol: compose(symbol) for symbol in sorted(JOINING)}
