"""The functions that a model may call: what they are for, and what becomes of its arguments."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.accounts.authors import first_sentence
from lintkit.ir import Call
from lintkit.model import Step, Tool, ToolArgument, ToolFault
from lintkit.program.evidence import described
from lintkit.program.tools import wrapped
from lintkit.program.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lintkit.accounts.named.near import Callees
    from lintkit.accounts.output.handling import Outputs
    from lintkit.accounts.tracing import Tracer
    from lintkit.ir import Code, Parameter
    from lintkit.model import Evidence, OutputUseKind
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

_MOST = 4
_MOST_DEEDS = 8
_FARTHEST = 4  # calls away from the tool
_NO_TEXT = frozenset({"Literal", "bool", "float", "int"})
_OFTEN_MEANT = frozenset({"shell", "SQL"})
"""What many tools are there for, which then say so."""

_TELLING: tuple[OutputUseKind, ...] = ("run", "parsed", "validated", "left", "looked_at")
"""What tells where an argument gets, the gravest first."""


def tools(
    tracer: Tracer, outputs: Outputs, callees: Callees, outside: Iterable[Step]
) -> tuple[Tool, ...]:
    """The functions that a model may call, by path and line.

    Args:
        tracer: asks the linked program.
        outputs: follows what a model gives.
        callees: what functions call.
        outside: where the program does something outside itself.
    """
    program = tracer.program
    by_line: dict[tuple[str, int], list[Step]] = defaultdict(list)
    for step in outside:
        by_line[step.path, step.line].append(step)
    return tuple(
        Tool(
            entry,
            first_sentence(program.code(ref)),
            tuple(_arguments(program, outputs, ref)),
            _deeds(program, callees.within(frozenset({ref}), _FARTHEST), by_line),
            tuple(dict.fromkeys(_around(tracer, ref))),
        )
        for ref, entry in program.entry_points()
        if entry.kind == "tool"
    )


def tool_faults(tracer: Tracer, outputs: Outputs) -> tuple[ToolFault, ...]:
    """Where arguments that a model chooses for a tool are run, rendered or unpickled.

    A file that such an argument names is none: reading and writing files is what many tools are
    for.
    """
    program = tracer.program
    return tuple(
        ToolFault(entry, parameter.name, fault, likely=fault.subject not in _OFTEN_MEANT)
        for ref, entry in program.entry_points()
        if entry.kind == "tool" and not tracer.is_test(ref.path)
        for parameter in _chosen(program, ref)
        if not _is_no_text(parameter)
        for fault in outputs.reached_by(
            Place(ref, parameter.register),
            Step(ref.path, entry.line, f"a model chooses `{parameter.name}` of this tool"),
        )
        if fault.subject != "path"
    )


def _around(tracer: Tracer, ref: CodeRef) -> Iterator[str]:
    """What a function wraps, tests aside."""
    program = tracer.program
    return (
        described(program, one) for one in wrapped(program, ref) if not tracer.is_test(one.path)
    )


def _deeds(
    program: Program, codes: Iterable[CodeRef], by_line: Mapping[tuple[str, int], list[Step]]
) -> Evidence:
    """What some codes do outside the program."""
    lines = {
        (ref.path, instruction.line)
        for ref in codes
        for instruction in program.code(ref).instructions
        if isinstance(instruction, Call)
    }
    return tuple(sorted({step for line in lines for step in by_line.get(line, ())}))[:_MOST_DEEDS]


def _arguments(program: Program, outputs: Outputs, ref: CodeRef) -> Iterator[ToolArgument]:
    for parameter in _chosen(program, ref):
        found = outputs.of_words(Place(ref, parameter.register))
        told = sorted(
            (use for use in found if use.kind in _TELLING),
            key=lambda use: _TELLING.index(use.kind),
        )
        yield ToolArgument(parameter.name, tuple(told[:_MOST]))


def _chosen(program: Program, ref: CodeRef) -> Iterator[Parameter]:
    """The parameters of a tool that the model fills in."""
    code = program.code(ref)
    given = code.parameters[1:] if _is_method(program, ref, code) else code.parameters
    return (one for one in given if not _is_of_framework(one))


def _is_method(program: Program, ref: CodeRef, code: Code) -> bool:
    """Whether the first parameter is the object or class to which a function is bound."""
    in_class = program.modules[ref.path].codes[code.parent].kind == "class"
    return in_class and bool(code.parameters) and code.parameters[0].name in ("self", "cls")


def _is_no_text(parameter: Parameter) -> bool:
    """Whether the framework takes nothing for it but a number, or one of some texts."""
    annotation = parameter.annotation
    return annotation is not None and annotation.name.rpartition(".")[2] in _NO_TEXT


def _is_of_framework(parameter: Parameter) -> bool:
    """Whether the framework fills a parameter, and not the model."""
    annotation = parameter.annotation
    return annotation is not None and annotation.name.endswith(("Context", "ToolRuntime"))
