"""Files that functions are given: any object whose `read` or `write` they call."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.library.support import Model, call_methods, return_type

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.solver import Node


def use_file(link: Link, call: Call, file: Node | None, *methods: str) -> None:
    """Calls methods of whatever object of the program is given as a file."""
    if file is not None:
        link.each(file, partial(call_methods, link, call, methods))


def _uses(symbol: str, index: int, name: str, *methods: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        use_file(link, call, call.arguments.get(index, name), *methods)
        return_type(link, call, symbol)

    return model


def _copy(link: Link, call: Call, _: int | None) -> None:
    use_file(link, call, call.arguments.get(0, "fsrc"), "read")
    use_file(link, call, call.arguments.get(1, "fdst"), "write")


MODELS: dict[str, Model] = {
    **{
        symbol: _uses(symbol, index, name, "write")
        for symbol, index, name in (
            ("marshal.dump", 1, "file"),
            ("pickle.dump", 1, "file"),
            ("plistlib.dump", 1, "fp"),
            ("pprint.pprint", 1, "stream"),
            ("traceback.print_exc", 1, "file"),
            ("traceback.print_exception", 4, "file"),
            ("traceback.print_stack", 2, "file"),
        )
    },
    "pickle.load": _uses("pickle.load", 0, "file", "read", "readline"),
    "shutil.copyfileobj": _copy,
    "tomllib.load": _uses("tomllib.load", 0, "fp", "read"),
}
