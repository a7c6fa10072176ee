"""Errors of a model call that nothing catches on any way from where the program starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.parameters import call_at
from lintkit.accounts.reading import callee_externals, entered, externals, result
from lintkit.accounts.retrying import RETRYING
from lintkit.accounts.trials import trials
from lintkit.ir import Await, Call
from lintkit.model import Step, Unhandled
from lintkit.program.evidence import described
from lintkit.program.values import CodeRef, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from lintkit.accounts.points import Point
    from lintkit.model import EntryPoint, Failure
    from lintkit.program.program import Program
    from lintkit.program.values import CallEdge

_FAILURES: tuple[Failure, ...] = ("timeout", "rate_limit", "connection")
# Libraries that make one call of the program: what a framework does about errors is its own.
_PLAIN = frozenset(
    {
        *("openai", "anthropic", "groq", "together", "fireworks", "google-genai", "mistralai"),
        *("cohere", "ollama", "replicate", "http", "litellm"),
        *("huggingface_hub", "azure-ai-inference", "boto3"),
    }
)
# How a start is run that shows an error to whoever asked: as a traceback, or as status 500.
_BARE = frozenset({"main", "script", "route", "command"})
# Context managers of libraries that may keep an error to themselves.
_KEEPING = frozenset({"suppress", "ExitStack", "AsyncExitStack", "move_on_after", "CancelScope"})
# Decorators that do not come between a function and the errors it raises.
_TRANSPARENT = (
    *("fastapi.", "flask.", "click.", "typer.", "starlette.", "builtins."),
    *("functools.wraps", "functools.lru_cache", "functools.cache"),
)
# What sets up a handler for a whole application.
_REGISTERING = frozenset(
    {
        *("exception_handler", "add_exception_handler", "errorhandler", "register_error_handler"),
        *("middleware", "add_middleware", "set_exception_handler", "excepthook"),
    }
)
_MOST_CODES = 200


class _Reason(Exception):  # noqa: N818  (it ends a walk; it reports nothing)
    """Something on the way is not known, or catches the error."""


class _Way(Struct, frozen=True):
    site: Site
    steps: tuple[Step, ...]


class Unhandling:
    """Looks for the errors that nothing catches in one program.

    Args:
        program: the linked program.
        starts: where execution starts.
        is_test: whether a path is one of the tests.
    """

    def __init__(
        self,
        program: Program,
        starts: Collection[tuple[CodeRef, EntryPoint]],
        is_test: Callable[[str], bool],
    ) -> None:
        self._program = program
        self._starts: dict[CodeRef, list[EntryPoint]] = {}
        for ref, entry in starts:
            self._starts.setdefault(ref, []).append(entry)
        self._is_test = is_test
        self._is_watched = any(
            isinstance(edge.callee, str) and edge.callee.rpartition(".")[2] in _REGISTERING
            for edge in program.edges()
        )

    def of(self, point: Point) -> Unhandled | None:
        """The errors of a call that nothing catches; None where there are none, or unknown."""
        errors = _errors(point)
        if not errors or self._is_watched or point.call != call_at(point.site):
            return None
        try:
            return self._walk(point.site, errors)
        except _Reason:
            return None

    def _walk(self, site: Site, errors: Mapping[Failure, tuple[str, ...]]) -> Unhandled | None:
        here = self._program.step(site, "nothing around the call catches its errors")
        pending = [_Way(site, (here,))]
        seen: set[CodeRef] = set()
        open_ = dict(errors)
        ended: tuple[Step, ...] = ()
        while pending:
            way = pending.pop(0)
            self._cross(way.site, open_)
            ref = way.site.code
            if ref in seen:
                continue
            seen.add(ref)
            further = self._edges(ref)
            if len(seen) > _MOST_CODES:
                raise _Reason
            for entry in self._starts.get(ref, ()):
                if entry.kind not in _BARE:
                    raise _Reason
                text = f"{entry.label} starts here, and nothing caught them on the way"
                ended = ended or (*way.steps, Step(entry.path, entry.line, text))
            text = f"`{described(self._program, ref)}` is called here, and nothing catches them"
            pending += [
                _Way(edge.site, (*way.steps, self._program.step(edge.site, text)))
                for edge in further
            ]
        return Unhandled(failures=tuple(open_), evidence=ended) if ended else None

    def _cross(self, site: Site, open_: dict[Failure, tuple[str, ...]]) -> None:
        """Drops the failures that a handler around an instruction catches, or may catch.

        Raises:
            _Reason: nothing is left, or what else stands around it may keep errors to itself.
        """
        for _, handlers in trials(self._program, site):
            for handler in handlers:
                for failure, names in tuple(open_.items()):
                    if handler.catches_any(names) is not False:
                        del open_[failure]
        code = self._program.code(site.code)
        if code.is_generator or not open_:
            raise _Reason
        managers = [self._program.values(place) for place in entered(self._program, site)]
        if not all(values and all(map(_lets_pass, values)) for values in managers):
            raise _Reason
        parent = CodeRef(site.code.path, code.parent)
        for register in code.decorators:
            found = externals(self._program, Place(parent, register))
            if not found or not all(one.symbol.startswith(_TRANSPARENT) for one in found):
                raise _Reason

    def _edges(self, ref: CodeRef) -> list[CallEdge]:
        """The calls of a code; all of them must be plain, and wait for what they call."""
        edges = [edge for edge in self._program.callers(ref) if not self._is_test(edge.caller.path)]
        is_async = self._program.code(ref).is_async
        for edge in edges:
            if edge.kind != "call" or edge.confidence != "high":
                raise _Reason
            if is_async and not self._is_awaited(edge.site):
                raise _Reason
        return edges

    def _is_awaited(self, site: Site) -> bool:
        place = result(self._program, site)
        uses = () if place is None else self._program.uses(place)
        return bool(uses) and all(
            isinstance(self._program.instruction(use), Await)
            or (
                isinstance(self._program.instruction(use), Call)
                and [one.symbol for one in callee_externals(self._program, use)] == ["asyncio.run"]
            )
            for use in uses
        )


def _errors(point: Point) -> dict[Failure, tuple[str, ...]]:
    """What a call raises in each case, bases included; empty where that is not known."""
    found: dict[Failure, tuple[str, ...]] = {}
    for way in point.ways:
        chain = way.chain
        if chain.match.errors is None or chain.match.sdk.name not in _PLAIN or chain.makers[1:]:
            return {}
        for failure in _FAILURES:
            found[failure] = (*found.get(failure, ()), *getattr(chain.match.errors, failure))
    return {failure: names for failure, names in found.items() if names}


def _lets_pass(value: object) -> bool:
    """Whether leaving a context manager hands every error on."""
    return (
        isinstance(value, External)
        and value.symbol.rpartition(".")[2] not in _KEEPING
        and not value.symbol.startswith(RETRYING)
    )
