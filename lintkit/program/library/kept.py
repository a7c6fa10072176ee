"""Methods by which programs read and write what they keep in objects of libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program import shared_state
from lintkit.program.library.modules import each_text
from lintkit.program.library.support import Model, return_node, return_type
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link


def _get(symbol: str) -> Model:
    """`state.get(name, default)`; `setdefault` also keeps the default."""
    owner, _, method = symbol.rpartition(".")

    def model(link: Link, call: Call, _: int | None) -> None:
        return_type(link, call, symbol)
        key, default = call.arguments.get(0, "key"), call.arguments.get(1, "default")
        return_node(link, call, default)
        if key is None:
            return

        def read(name: str) -> None:
            node = shared_state.kept(link, External(owner), name)
            if method == "setdefault" and default is not None:
                link.solver.connect(default, node)
            return_node(link, call, node)

        each_text(link, key, read)

    return model


def _set(symbol: str) -> Model:
    """`state.set(name, value)`."""
    owner = symbol.rpartition(".")[0]

    def model(link: Link, call: Call, _: int | None) -> None:
        key, value = call.arguments.get(0, "key"), call.arguments.get(1, "value")
        if key is not None and value is not None:
            each_text(
                link,
                key,
                lambda name: link.solver.connect(
                    value, shared_state.kept(link, External(owner), name)
                ),
            )

    return model


MODELS: dict[str, Model] = {
    **{
        f"{owner}.{method}": _get(f"{owner}.{method}")
        for owner in shared_state.HOLDING_ITEMS
        for method in ("get", "setdefault")
    },
    "chainlit.user_session.set": _set("chainlit.user_session.set"),
}
