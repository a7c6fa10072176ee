"""The last resort: the methods that have the name which a call asks for.

Tried after everything else has settled, and never for names that common types outside the program
have too: where nothing at all is known of the receiver, the method that only one class has; where
more objects are known than are followed, what any of them may have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.annotations import generic_instance
from lintkit.program.call_sites import explicit_call
from lintkit.program.calls import hand_out, invoke
from lintkit.program.crowds import Crowds
from lintkit.program.objects import Bound, Closure
from lintkit.program.solver import OVERFLOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.ir import Register
    from lintkit.program.calls import Call
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link

_COMMON = frozenset(
    name
    for kind in (str, bytes, int, float, list, tuple, dict, set, object, Exception)
    for name in dir(kind)
) | frozenset(
    [
        "acquire",
        "add",
        "apply",
        "begin",
        "call",
        "cancel",
        "check",
        "clean",
        "cleanup",
        "close",
        "commit",
        "connect",
        "create",
        "cursor",
        "debug",
        "delete",
        "disconnect",
        "dispatch",
        "done",
        "dump",
        "dumps",
        "emit",
        "end",
        "enter",
        "error",
        "execute",
        "exit",
        "fetch",
        "filter",
        "finish",
        "fit",
        "flush",
        "forward",
        "generate",
        "handle",
        "info",
        "init",
        "initialize",
        "invoke",
        "is_set",
        "join",
        "listen",
        "load",
        "loads",
        "lock",
        "log",
        "main",
        "map",
        "match",
        "next",
        "notify",
        "open",
        "parse",
        "pause",
        "poll",
        "post",
        "predict",
        "prepare",
        "process",
        "publish",
        "push",
        "put",
        "query",
        "read",
        "readline",
        "receive",
        "register",
        "release",
        "render",
        "request",
        "reset",
        "resolve",
        "result",
        "resume",
        "rollback",
        "run",
        "save",
        "search",
        "select",
        "send",
        "serialize",
        "set",
        "setup",
        "shutdown",
        "start",
        "state",
        "status",
        "step",
        "stop",
        "submit",
        "subscribe",
        "terminate",
        "test",
        "to",
        "train",
        "transform",
        "unlink",
        "unlock",
        "validate",
        "wait",
        "warning",
        "write",
    ]
)


def methods_by_name(link: Link) -> None:
    """Calls what has the name where a receiver is wholly unknown, or one of too many objects."""
    methods = _methods(link)
    frames = _frames_by_plan(link)
    link.confidence = "low"
    crowds = Crowds(link, {name: found for name, found in methods.items() if name not in _COMMON})
    for call, lookup, is_resolved in list(_calls(link)):
        if lookup is not None and OVERFLOW in link.solver.points_to[call.frame.node(lookup.object)]:
            crowds.ask(call, call.frame.node(lookup.target), lookup.name)
        if is_resolved:
            continue
        hand_out(link, call)
        if lookup is None or any(
            _is_known(link, frame, lookup.object) for frame in frames[call.frame.plan.number]
        ):
            continue
        name = lookup.name
        found = methods.get(name, [])
        if len(found) == 1 and name not in _COMMON:
            class_, function = found[0]
            bound = Bound(function, generic_instance(link, class_))
            invoke(link, call, link.objects.number(bound))
    crowds.ask_themselves(frames)


def _frames_by_plan(link: Link) -> dict[int, list[Frame]]:
    frames: dict[int, list[Frame]] = {}
    for frame in link.frames.all:
        frames.setdefault(frame.plan.number, []).append(frame)
    return frames


def _is_known(link: Link, frame: Frame, register: Register) -> bool:
    """Whether anything reaches a register, or reached it before tests let nothing through.

    An exception that is caught is known by its class: where none comes, the handler does not run.
    """
    while not link.solver.points_to[frame.node(register)]:
        made = frame.plan.defining(register)
        if not isinstance(made, ir.Refine):
            return isinstance(made, ir.Caught)
        register = made.source
    return True


def _methods(link: Link) -> dict[str, list[tuple[int, int]]]:
    """Class and function of every method, by name."""
    methods: dict[str, list[tuple[int, int]]] = {}
    for number, value in enumerate(link.objects.all):
        if isinstance(value, Closure):
            plan = link.plans[value.code]
            class_ = link.class_of_frame.get(value.frame)
            if class_ is not None and plan.code.kind == "function":
                methods.setdefault(plan.code.name, []).append((class_, number))
    return methods


def _calls(link: Link) -> Iterator[tuple[Call, ir.GetAttr | None, bool]]:
    """Each call of nothing that is known, or of an attribute, and whether anything is known."""
    for frame in list(link.frames.all):
        for position, instruction in enumerate(frame.plan.code.instructions):
            if isinstance(instruction, ir.Call):
                is_resolved = bool(link.solver.points_to[frame.node(instruction.callee)])
                definition = frame.plan.defining(instruction.callee)
                lookup = definition if isinstance(definition, ir.GetAttr) else None
                if lookup is not None or not is_resolved:
                    yield explicit_call(frame, instruction, position), lookup, is_resolved
