"""Whether something may catch an error that is raised where an answer is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.reading import entered, externals
from lintkit.accounts.retrying import RETRYING
from lintkit.accounts.trials import trials
from lintkit.program.values import CodeRef, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.accounts.output.index import Index
    from lintkit.accounts.output.moves import State
    from lintkit.program.values import Site

_MOST_CODES = 200
_MOST_SITES = 1000
_CATCHING = frozenset({"contextlib.suppress", "contextlib.ExitStack", "pytest.raises"})
# Decorators that do not come between a function and the errors it raises.
_PLAIN = (
    *("builtins.", "functools.", "fastapi.", "flask.", "click.", "typer.", "starlette."),
    *("abc.", "typing.", "dataclasses.", "pydantic.", "contextlib.", "langsmith.", "langfuse."),
    *("slack_bolt.", "discord.", "aiogram.", "telebot.", "chainlit.", "quart.", "sanic."),
    *("litestar.", "bottle.", "django.", "rest_framework.", "ninja.", "aiohttp.web."),
    *("mcp.", "fastmcp.", "pydantic_ai.", "agents.", "langchain_core.tools", "langchain.tools"),
)


def may_be_caught(index: Index, state: State, site: Site, names: Iterable[str]) -> bool:
    """Whether a handler may catch one of some errors that an instruction raises.

    Args:
        index: reads of the program.
        state: what the instruction reads, with the calls through which that came.
        site: the instruction.
        names: the error, then its bases.
    """
    wanted = tuple(names)
    way = (site, *reversed(state.calls))
    if any(_catches(index, at, wanted) or _is_wrapped(index, at.code) for at in way):
        return True
    pending = [way[-1].code]
    seen = set(pending)
    while pending:
        for edge in index.callers(pending.pop()):
            if edge.kind == "decorator":
                continue
            if edge.kind == "callback" or _catches(index, edge.site, wanted):
                return True
            if edge.site.code not in seen:
                if len(seen) >= _MOST_CODES or _is_wrapped(index, edge.site.code):
                    return True
                seen.add(edge.site.code)
                pending.append(edge.site.code)
    return False


def surely_caught(index: Index, state: State, site: Site, names: Iterable[str]) -> bool:
    """Whether a handler catches one of some errors on every way from an instruction outwards.

    Args:
        index: reads of the program.
        state: what the instruction reads, with the calls through which that came.
        site: the instruction that raises.
        names: the error, then its bases.
    """
    wanted = tuple(names)
    way = (site, *reversed(state.calls))
    if any(_surely_catches(index, at, wanted) for at in way):
        return True
    pending = [way[-1]]
    seen = set(pending)
    while pending:
        callers = index.callers(pending.pop().code)
        if not callers or len(seen) > _MOST_SITES:
            return False
        for edge in callers:
            if edge.kind == "callback":
                return False
            if edge.site not in seen:
                seen.add(edge.site)
                if not _surely_catches(index, edge.site, wanted):
                    pending.append(edge.site)
    return True


def _surely_catches(index: Index, site: Site, names: tuple[str, ...]) -> bool:
    return any(
        handler.catches_any(names)
        for _, handlers in trials(index.program, site)
        for handler in handlers
    )


def _catches(index: Index, site: Site, names: tuple[str, ...]) -> bool:
    program = index.program
    for _, handlers in trials(program, site):
        if any(handler.catches_any(names) is not False for handler in handlers):
            return True
    return any(
        value.symbol in _CATCHING or value.symbol.startswith(RETRYING)
        for place in entered(program, site)
        for value in externals(program, place)
    )


def _is_wrapped(index: Index, ref: CodeRef) -> bool:
    """Whether a decorator that is not known to be harmless stands on a function."""
    code = index.program.code(ref)
    parent = CodeRef(ref.path, code.parent)
    for register in code.decorators:
        found = externals(index.program, Place(parent, register))
        if not found or not all(one.symbol.startswith(_PLAIN) for one in found):
            return True
    return False
