"""Variables that libraries read by themselves, and keys that stand in the code instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lintkit.accounts.needs.read import Read
from lintkit.accounts.reading import argument, callee_externals
from lintkit.program.values import Constant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.sdks import Sdks
    from lintkit.accounts.tracing import Tracer
    from lintkit.catalogue.schema import Variable
    from lintkit.program.program import Program
    from lintkit.program.values import Site

_LOADING = ("dotenv.load_dotenv", "dotenv.main.load_dotenv")
_TO_FILL_IN = re.compile(r"your|\.\.\.|…|<.*>|x{3}|insert|replace|change.?me", re.IGNORECASE)
"""What stands in a key that somebody has to replace; all else may be one, and is not shown."""


def library_reads(tracer: Tracer, sdks: Sdks) -> Iterator[Read]:
    """What clients look for in the environment, as they are not handed it, and `load_dotenv`.

    Args:
        tracer: asks the linked program.
        sdks: what is known of libraries.
    """
    program = tracer.program
    for site, _ in program.calls():
        if tracer.is_test(site.code.path):
            continue
        for value in callee_externals(program, site):
            if value.symbol in _LOADING:
                step = program.step(site, "`load_dotenv` reads it into the environment")
                yield Read("file", ".env", "variables come from the process alone", step)
            found = sdks.client(value.symbol, site.code.path) if value.origin is None else None
            if found is not None and not program.arguments(site).open:
                for name, variable in found[1].environment.items():
                    yield from _read(program, site, value.symbol, name, variable)


def _read(
    program: Program, site: Site, symbol: str, name: str, variable: Variable
) -> Iterator[Read]:
    """The read of a variable; where the code passes a key instead that it holds itself, that."""
    bound = program.arguments(site)
    given = [argument(bound, one.name, one.position) for one in variable.by]
    if not any(given):
        step = program.step(site, f"`{symbol}` reads it by itself")
        yield Read("sdk", name, variable.without, step)
    for place in (place for places in given for place in places):
        values = program.values(place)
        text = values[0].value if len(values) == 1 and isinstance(values[0], Constant) else None
        is_unfilled = isinstance(text, str) and _TO_FILL_IN.search(text) is not None
        if isinstance(text, str) and (is_unfilled or (text and name.endswith("_KEY"))):
            shown = f'"{text}"' if is_unfilled else "a text"
            step = program.step(site, f"handed to `{symbol}`")
            yield Read("sdk", name, f"{shown} in the code is handed over instead", step)
