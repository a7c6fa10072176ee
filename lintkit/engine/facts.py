"""What is true of a program, whatever is asked of it: found out once, and kept for later runs.

Rules, profiles and reports judge these facts and can change without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import DecodeError, Struct, msgpack

from lintkit.engine.key import facts_key
from lintkit.ir import Comment
from lintkit.model import CallMap, Finding, Inventory
from lintkit.sources.disk import Answer, all_hold

if TYPE_CHECKING:
    from pathlib import Path

    from lintkit.engine.cache import Cache
    from lintkit.engine.find import Found
    from lintkit.engine.gather import Request
    from lintkit.engine.key import Scope
    from lintkit.engine.linked import Linked

_DIRECTIVE = "lintkit:"  # in a comment that can silence something


class Facts(Struct, frozen=True, kw_only=True):
    """What is true of a program.

    Attributes:
        inventory: its integration points and modules, with their accounts.
        unread: the findings about files that could not be read.
        comments: those of the files in which one is addressed to lintkit, by path.
        lines: of source, in all files.
        whole: whether no test of the project can lie outside of the run.
        call_map: from where the program starts to where it reaches a model, if it was asked for.
    """

    inventory: Inventory
    unread: tuple[Finding, ...]
    comments: dict[str, tuple[Comment, ...]]
    lines: int
    whole: bool
    call_map: CallMap | None


class _Entry(Struct, frozen=True):
    """Facts as they are kept.

    Attributes:
        answers: what the disk said to the run that found them; they are facts while it still does.
    """

    answers: tuple[Answer, ...]
    facts: Facts


def facts_of(request: Request, found: Found, scope: Scope) -> Facts:
    """The facts about the program in some sources.

    Args:
        request: which program.
        found: its sources.
        scope: "check": what rules ask; "report": the call map too.

    Raises:
        LintkitError: the request or the catalogue cannot be used.
    """
    cache = request.cache
    if cache is None:
        return find_out(request, found, scope)[0]
    keys = [facts_key(request, found, one) for one in _enough(scope)]
    for key in keys:
        recalled = _recalled(cache, key, request.config.root)
        if recalled is not None:
            return recalled
    facts, linked = find_out(request, found, scope)
    if linked.disk.is_steady:
        cache.put(keys[-1], msgpack.encode(_Entry(linked.disk.answers, facts)))
        cache.trim()
    return facts


def _enough(scope: Scope) -> tuple[Scope, ...]:
    """The scopes whose facts hold what a scope asks for, itself last."""
    return ("report", "check") if scope == "check" else ("report",)


def _recalled(cache: Cache, key: str, root: Path) -> Facts | None:
    payload = cache.get(key)
    if payload is None:
        return None
    try:
        entry = msgpack.decode(payload, type=_Entry)
    except DecodeError:
        return None
    return entry.facts if all_hold(entry.answers, root) else None


def find_out(request: Request, found: Found, scope: Scope) -> tuple[Facts, Linked]:
    """The facts about the program in some sources, and the program, whatever is kept of it.

    Args:
        request: which program.
        found: its sources.
        scope: as in `facts_of`.

    Raises:
        LintkitError: the request or the catalogue cannot be used.
    """
    from lintkit.accounts.call_map import call_map  # noqa: PLC0415 (a warm run needs none of it)
    from lintkit.engine.linked import account_for_all, link_project  # noqa: PLC0415

    linked = link_project(request, found)
    modules = linked.gathered.modules
    inventory = account_for_all(linked)
    ways = None
    if scope == "report":
        ways = call_map(linked.program, inventory.points, linked.is_test)
    facts = Facts(
        inventory=inventory,
        unread=linked.unread,
        comments={
            path: module.comments
            for path, module in modules.items()
            if any(_DIRECTIVE in comment.text for comment in module.comments)
        },
        lines=linked.gathered.lines,
        whole=linked.holds_all_tests,
        call_map=ways,
    )
    return facts, linked
