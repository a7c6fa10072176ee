"""Whether something may catch an error that is raised where an answer is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.reading import entered, externals
from lintkit.accounts.trials import trials
from lintkit.program.values import CodeRef, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lintkit.accounts.output.index import Index
    from lintkit.program.values import Site

_MOST_CODES = 200
_MOST_SITES = 1000
_CATCHING = frozenset({"contextlib.suppress", "contextlib.ExitStack", "pytest.raises"})
# Decorators that do not come between a function and the errors it raises.
_PLAIN = (
    *("builtins.", "functools.", "fastapi.", "flask.", "click.", "typer.", "starlette."),
    *("abc.", "typing.", "dataclasses.", "pydantic.", "contextlib.", "langsmith.", "langfuse."),
    *("mcp.", "fastmcp.", "pydantic_ai.", "agents.", "langchain_core.tools", "langchain.tools"),
)


def may_be_caught(index: Index, sites: Sequence[Site], names: Iterable[str]) -> bool:
    """Whether a handler on a way to an instruction may catch one of some errors.

    Args:
        index: reads of the program.
        sites: the instructions on the way there, itself last.
        names: the error, then its bases.
    """
    wanted = tuple(names)
    if any(_catches(index, site, wanted) for site in sites):
        return True
    pending = list(dict.fromkeys(site.code for site in sites))
    seen = set(pending)
    while pending:
        ref = pending.pop()
        if len(seen) > _MOST_CODES or _is_wrapped(index, ref):
            return True
        for edge in index.callers(ref):
            if edge.kind == "decorator":
                continue
            if edge.kind == "callback" or _catches(index, edge.site, wanted):
                return True
            if edge.site.code not in seen:
                seen.add(edge.site.code)
                pending.append(edge.site.code)
    return False


def surely_caught(index: Index, site: Site, names: Iterable[str]) -> bool:
    """Whether a handler catches one of some errors on every way from an instruction outwards.

    Args:
        index: reads of the program.
        site: the instruction that raises.
        names: the error, then its bases.
    """
    wanted = tuple(names)
    pending = [site]
    seen = {site}
    while pending:
        at = pending.pop()
        if _surely_catches(index, at, wanted):
            continue
        callers = index.callers(at.code)
        if not callers or len(seen) > _MOST_SITES:
            return False
        for edge in callers:
            if edge.kind == "callback":
                return False
            if edge.site not in seen:
                seen.add(edge.site)
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
        value.symbol in _CATCHING
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
