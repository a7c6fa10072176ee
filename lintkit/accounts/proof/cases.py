"""Which edge cases can occur at an integration point."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from lintkit.accounts.reading import enclosing
from lintkit.ir import Await, Call, GetAttr, GetItem, Phi, Refine
from lintkit.model import EdgeCase
from lintkit.program.provenance.registers import defining
from lintkit.program.values import External, Place, Site

if TYPE_CHECKING:
    from lintkit.model import PointKind
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

_TEXT = frozenset({"chat", "responses", "completion"})
_FAILURES: frozenset[EdgeCase] = frozenset({"rate_limit", "timeout", "connection_lost"})
_READING = frozenset({"decode", "read"})
_SAME = frozenset({"strip", "lstrip", "rstrip", "json", "get"})
"""Methods that leave the words of an answer as they are."""
_BRANCHES = frozenset({"then", "else", "case"})
_PASSING = (Await, Call, GetAttr, GetItem, Phi, Refine)
_PARSERS = ("json.loads", "orjson.loads", "msgspec.json.decode", "model_validate_json")


def possible(program: Program, code: CodeRef, kind: PointKind) -> tuple[EdgeCase, ...]:
    """The edge cases that can occur, as far as the point's own code shows; none where unsure."""
    if kind in _TEXT:
        parsed: tuple[EdgeCase, ...] = ("malformed_json",) if parses_json(program, code) else ()
        return ("empty", "truncated", "refusal", *parsed, "rate_limit", "timeout")
    if kind == "embedding":
        return ("empty", "rate_limit", "timeout")
    if kind in {"image", "audio", "video", "moderation", "rerank"}:
        return ("rate_limit", "timeout")
    return ()


def feedable(kind: PointKind) -> frozenset[EdgeCase]:
    """The edge cases that a test can feed a call of a kind."""
    if kind in {"chat", "responses", "completion", "agent", "http"}:
        return frozenset(get_args(EdgeCase))
    if kind == "embedding":
        return frozenset({"empty", *_FAILURES})
    # What loads weights asks no model: a failure that a test feeds is meant for another call.
    return frozenset() if kind == "weights" else _FAILURES


def parses_json(program: Program, ref: CodeRef) -> bool:
    """Whether a code reads JSON from a text, and not only from the body of an answer."""
    return any(
        isinstance(value, External) and value.symbol.endswith(_PARSERS)
        for position, instruction in enumerate(program.code(ref).instructions)
        if isinstance(instruction, Call) and not _is_body(program, ref, instruction)
        for value in program.callees(Site(ref, position))
    )


def reads_answer_as_json(program: Program, site: Site) -> bool:
    """Whether the code around a call reads the text of its answer as JSON, just as it comes.

    What reads it so on one branch alone may have answers that need not be JSON.
    """
    call = program.instruction(site)
    waiting = [call.target] if isinstance(call, Call) else []
    seen = set(waiting)
    while waiting:
        register = waiting.pop()
        for use in program.uses(Place(site.code, register)):
            one = program.instruction(use)
            if isinstance(one, Call) and one.callee != register:
                if any(given.value == register for given in one.arguments[:1]) and any(
                    isinstance(value, External) and value.symbol.endswith(_PARSERS)
                    for value in program.callees(use)
                ):
                    return not _is_chosen(program, use)
                continue
            if isinstance(one, Call):
                got = defining(program, Place(site.code, register))
                if not isinstance(got, GetAttr) or got.name not in _SAME:
                    continue
            if isinstance(one, _PASSING) and one.target not in seen:
                seen.add(one.target)
                waiting.append(one.target)
    return False


def _is_chosen(program: Program, site: Site) -> bool:
    """Whether an instruction stands on a branch."""
    return any(region.kind in _BRANCHES for region in enclosing(program, site))


def _is_body(program: Program, ref: CodeRef, call: Call) -> bool:
    """Whether a call is handed what was read from a stream: `json.loads(body.read())`."""
    return any(
        isinstance(read := defining(program, Place(ref, one.value)), Call)
        and isinstance(got := defining(program, Place(ref, read.callee)), GetAttr)
        and got.name in _READING
        for one in call.arguments[:1]
    )
