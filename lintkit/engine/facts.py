"""What is true of a program, whatever is asked of it: found out once, and kept for later runs.

Rules, profiles and reports judge these facts and can change without them.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, get_args

from msgspec import DecodeError, Struct, msgpack, structs

from lintkit.engine.collection import without_collection
from lintkit.engine.key import Scope, contents, facts_key, meanings
from lintkit.engine.unread import of_source
from lintkit.ir import Comment
from lintkit.model import CallMap, Finding, Inventory
from lintkit.sources.disk import Answer, all_hold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lintkit.engine.cache import Cache
    from lintkit.engine.find import Found
    from lintkit.engine.gather import Request
    from lintkit.engine.linked import Linked
    from lintkit.engine.related import Related
    from lintkit.ir import Module

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
        is_steady: whether it gave each answer throughout; else they are not kept.
    """

    answers: tuple[Answer, ...]
    facts: Facts
    is_steady: bool


def facts_of(request: Request, found: Found, scope: Scope) -> Facts:
    """The facts about the program in some sources.

    Args:
        request: which program.
        found: its sources.
        scope: "check": what rules ask; "report": the accounts of all modules, and the call map.

    Raises:
        LintkitError: the request or the catalogue cannot be used.
    """
    cache = request.cache
    if cache is None:
        return _entry(request, found, scope, []).facts
    of_files = contents(found, found.sources)
    known = _recalled_for(scope, cache, request, found, of_files)
    if known is not None:
        return known.facts
    keys = [facts_key(request, found, scope, of_files)]
    known = _recalled_for(scope, cache, request, found, meanings(request, found, found.sources))
    entry = known or _entry(request, found, scope, keys)
    if entry.is_steady:
        payload = msgpack.encode(entry)
        of_forms = meanings(request, found, found.sources)
        for key in (*keys, facts_key(request, found, scope, of_forms)):
            cache.put(key, payload)
        cache.trim()
    return entry.facts


def _enough(scope: Scope) -> tuple[Scope, ...]:
    """The scopes whose facts hold what a scope asks for, itself last."""
    scopes: tuple[Scope, ...] = get_args(Scope)
    return scopes[: scopes.index(scope) + 1]


def _entry(request: Request, found: Found, scope: Scope, keys: list[str]) -> _Entry:
    if scope == "check":
        return _of_part(request, found, keys)
    facts, linked = find_out(request, found)
    return _Entry(linked.disk.answers, facts, linked.disk.is_steady)


@without_collection()
def _of_part(request: Request, found: Found, keys: list[str]) -> _Entry:
    """The facts about the part of a program that can have to do with models.

    They are kept under a further key, which is added to `keys`: how long the other files are and
    what they import is found out anew.
    """
    from lintkit.accounts.modules.others import accounts_of_others  # noqa: PLC0415 (slow to load)
    from lintkit.engine.beside import project_files  # noqa: PLC0415
    from lintkit.engine.related import relate  # noqa: PLC0415

    related = relate(request, found)
    cache = request.cache
    key = facts_key(request, found, "check", related.counting)
    entry = None if cache is None else _recalled(cache, key, request.config.root)
    if entry is None:
        entry = _entry_of(related)
        key = facts_key(request, found, "check", related.counting)  # by what was lowered only now
    keys.append(key)
    surveyed = related.surveyed
    others = accounts_of_others(
        project_files(request, surveyed), surveyed.catalogue.packages, related.imports_of_others
    )
    inventory = entry.facts.inventory
    own = (module for module in inventory.modules if module.path not in related.others)
    modules = tuple(sorted((*own, *others), key=attrgetter("path")))
    disk = surveyed.documents.disk
    return _Entry(
        answers=tuple(dict.fromkeys((*entry.answers, *disk.answers))),
        facts=structs.replace(
            entry.facts,
            inventory=structs.replace(inventory, modules=modules),
            lines=related.lines,
        ),
        is_steady=entry.is_steady and disk.is_steady,
    )


def _entry_of(related: Related) -> _Entry:
    """The same without what the other files import."""
    from lintkit.engine.linked import account_for_all, link_all  # noqa: PLC0415 (slow to load)
    from lintkit.engine.related import lowered  # noqa: PLC0415

    surveyed, gathered = lowered(related)
    linked = link_all(related.request, surveyed, gathered)
    modules = {**related.early.modules, **gathered.modules}
    facts = _facts(linked, modules, account_for_all(linked, whole=False))
    unread = (*map(of_source, related.found.problems), *facts.unread)
    facts = structs.replace(facts, unread=unread)
    return _Entry(linked.disk.answers, facts, linked.disk.is_steady)


def _recalled_for(
    scope: Scope, cache: Cache, request: Request, found: Found, counting: object
) -> _Entry | None:
    """What an earlier run kept that holds all that a scope asks for."""
    keys = (facts_key(request, found, one, counting) for one in _enough(scope))
    root = request.config.root
    return next((one for key in keys if (one := _recalled(cache, key, root)) is not None), None)


def _recalled(cache: Cache, key: str, root: Path) -> _Entry | None:
    payload = cache.get(key)
    if payload is None:
        return None
    try:
        entry = msgpack.decode(payload, type=_Entry)
    except DecodeError:
        return None
    return entry if all_hold(entry.answers, root) else None


@without_collection()
def find_out(request: Request, found: Found) -> tuple[Facts, Linked]:
    """The facts about the program in some sources, and the program, whatever is kept of it.

    Args:
        request: which program.
        found: its sources.

    Raises:
        LintkitError: the request or the catalogue cannot be used.
    """
    from lintkit.accounts.call_map import call_map  # noqa: PLC0415 (a warm run needs none of it)
    from lintkit.engine.linked import account_for_all, link_project  # noqa: PLC0415

    linked = link_project(request, found)
    inventory = account_for_all(linked)
    facts = _facts(linked, linked.gathered.modules, inventory)
    ways = call_map(linked.program, inventory.points, linked.is_test)
    return structs.replace(facts, call_map=ways), linked


def _facts(linked: Linked, modules: Mapping[str, Module], inventory: Inventory) -> Facts:
    return Facts(
        inventory=inventory,
        unread=linked.unread,
        comments={
            path: module.comments
            for path, module in modules.items()
            if any(_DIRECTIVE in comment.text for comment in module.comments)
        },
        lines=linked.gathered.lines,
        whole=linked.holds_all_tests,
        call_map=None,
    )
