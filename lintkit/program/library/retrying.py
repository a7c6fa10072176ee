"""Decorators of libraries that call a function again, applied by a plain call.

`retry(stop=stop_after_attempt(2))(client.messages.create)` gives what stands for the function.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.calls import hand_out
from lintkit.program.library.support import Model, return_node, return_type

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link

_DECORATORS = (
    "backoff.on_exception",
    "backoff.on_predicate",
    "retrying.retry",
    "stamina.retry",
    "tenacity.retry",
)


def _decorate(symbol: str) -> Model:
    """Options make a decorator; what is applied to a function gets that and nothing else."""

    def model(link: Link, call: Call, _: int | None) -> None:
        hand_out(link, call)
        arguments = call.arguments
        alone = len(arguments.positional) == 1 and not (arguments.keywords or arguments.spreads)
        if alone or call.kind == "decorator":
            return_node(link, call, arguments.get(0))
        else:
            return_type(link, call, symbol)

    return model


MODELS: dict[str, Model] = {symbol: _decorate(symbol) for symbol in _DECORATORS}
