"""Builtins that call a special method of their argument: `len`, `str`, `print` and kin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program import protocols
from lintkit.program.calls import call_special
from lintkit.program.library.streams import use_file
from lintkit.program.library.support import Model, return_type, where

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.protocols import Where


_OF_NUMBERS = ("bin", "chr", "hex", "oct")


def _special(*names: str, result: str) -> Model:
    """Calls the first of some special methods that the argument has."""

    def model(link: Link, call: Call, _: int | None) -> None:
        subject = call.arguments.get(0)
        if subject is not None:

            def convert(number: int) -> None:
                for name in names:
                    if call_special(link, where(call).call(None, part=name), number, name):
                        return

            link.each(subject, convert)
        return_type(link, call, result)

    return model


def _shows(show: Callable[[Link, Where, int], None]) -> Model:
    """Makes text of the argument."""

    def model(link: Link, call: Call, _: int | None) -> None:
        subject = call.arguments.get(0)
        if subject is not None:
            link.each(subject, lambda number: show(link, where(call), number))
        return_type(link, call, "builtins.str")

    return model


def _answered(name: str, result: str) -> Model:
    """Returns what a special method of the argument returns."""

    def model(link: Link, call: Call, _: int | None) -> None:
        subject = call.arguments.get(0)
        if subject is not None:

            def ask(number: int) -> None:
                if not call_special(link, where(call).call(call.target), number, name):
                    return_type(link, call, result)

            link.each(subject, ask)

    return model


def _print(link: Link, call: Call, _: int | None) -> None:
    flushes = ("flush",) if call.arguments.get(-1, "flush") else ()
    use_file(link, call, call.arguments.get(-1, "file"), "write", *flushes)
    for item in call.arguments.positional:
        if not item.star:
            link.each(item.node, lambda number: protocols.text(link, where(call), number))


def _hash(link: Link, call: Call, _: int | None) -> None:
    subject = call.arguments.get(0)
    if subject is not None:
        protocols.hashed(link, where(call), subject)
    return_type(link, call, "builtins.int")


MODELS: dict[str, Model] = {
    "builtins.len": _special("__len__", result="builtins.int"),
    "builtins.str": _shows(protocols.text),
    **{f"builtins.{name}": _shows(protocols.shown) for name in ("ascii", "repr")},
    "builtins.format": _shows(protocols.formatted),
    "builtins.bool": _special("__bool__", "__len__", result="builtins.bool"),
    "builtins.int": _special("__int__", "__index__", result="builtins.int"),
    "builtins.float": _special("__float__", "__index__", result="builtins.float"),
    "builtins.complex": _special("__complex__", "__float__", result="builtins.complex"),
    "builtins.bytes": _special("__bytes__", result="builtins.bytes"),
    "builtins.hash": _hash,
    "builtins.abs": _answered("__abs__", result="builtins.int"),
    "builtins.round": _answered("__round__", result="builtins.int"),
    "builtins.print": _print,
    **{f"builtins.{name}": _special("__index__", result="builtins.str") for name in _OF_NUMBERS},
    **{
        f"math.{name}": _special(f"__{name}__", "__float__", result="builtins.int")
        for name in ("ceil", "floor", "trunc")
    },
    "sys.getsizeof": _special("__sizeof__", result="builtins.int"),
    "os.fspath": _special("__fspath__", result="builtins.str"),
    "operator.index": _special("__index__", result="builtins.int"),
}
