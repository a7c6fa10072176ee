"""Variables that libraries read by themselves, and keys that stand in the code instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lintkit.accounts.needs.read import Read
from lintkit.accounts.reading import argument, callee_externals
from lintkit.accounts.trials import trials
from lintkit.program.values import Constant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.sdks import Sdks
    from lintkit.accounts.tracing import Tracer
    from lintkit.catalogue.schema import Client, Variable
    from lintkit.program.program import Program
    from lintkit.program.values import External, Site

_LOADING = ("dotenv.load_dotenv", "dotenv.main.load_dotenv")
_RAISED = " is raised"
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
            client = _client(sdks, value, site.code.path)
            for name, variable in client.environment.items() if client else ():
                yield from _read(program, site, value.symbol, name, variable)


def _without(program: Program, site: Site, told: str) -> str:
    """What happens without a variable, and whether what makes the client catches it."""
    error, raised, _ = told.rpartition(_RAISED)
    if not raised or " " in error:
        return told
    caught = any(
        handler.catches_any([error])
        for _, handlers in trials(program, site)
        for handler in handlers
    )
    return f"{told}, and caught" if caught else told


def _client(sdks: Sdks, value: External, path: str) -> Client | None:
    """The client that is built where a value is called, or the module of which it is a function."""
    if value.origin is not None:
        return None
    if found := sdks.client(value.symbol, path):
        return found[1]
    match = sdks.match(value.symbol, path)
    return None if match is None or match.client.constructed else match.client


def _read(
    program: Program, site: Site, symbol: str, name: str, variable: Variable
) -> Iterator[Read]:
    """The read of a variable; where the code passes a key instead that it holds itself, that.

    Nothing is passed where it may be None.
    """
    bound = program.arguments(site)
    given = [argument(bound, one.name, one.position) for one in variable.by]
    is_passed = any(
        places and not any(Constant(None) in program.values(place) for place in places)
        for places in given
    )
    if not is_passed and (any(given) or not bound.open):
        step = program.step(site, f"`{symbol}` reads it by itself")
        yield Read("sdk", name, _without(program, site, variable.without), step)
    for place in (place for places in given for place in places):
        values = program.values(place)
        text = values[0].value if len(values) == 1 and isinstance(values[0], Constant) else None
        is_unfilled = isinstance(text, str) and _TO_FILL_IN.search(text) is not None
        if isinstance(text, str) and (is_unfilled or (text and name.endswith("_KEY"))):
            shown = f'"{text}"' if is_unfilled else "a text"
            step = program.step(site, f"handed to `{symbol}`")
            yield Read("sdk", name, f"{shown} in the code is handed over instead", step)
