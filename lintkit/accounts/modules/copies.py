"""Functions on the way to a model that are near-identical copies of each other.

A function is taken as the sequence of its instructions without lines, registers and literals, so
that renamed variables and other texts do not hide a copy (a clone of type 2 or 3; Roy, Cordy and
Koschke, 2009). Two are alike by the share of runs of instructions that they have in common.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.model import Remark, Span, Step
from lintkit.program.evidence import described

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lintkit.accounts.modules.view import View
    from lintkit.program.values import CodeRef

_SHORTEST = 30  # instructions, about six lines; shorter ones are alike by chance
_RUN = 4  # instructions
_ALIKE = 0.9  # share of common runs
_SILENT = (ir.Phi, ir.Refine, ir.Annotate)


def copies(view: View) -> dict[str, list[Remark]]:
    """By module, the functions that repeat one that stands before them, by path and line."""
    candidates = [
        (ref, prints)
        for ref in view.program.codes()
        if ref in view.models and not view.is_test(ref.path)
        if view.program.code(ref).kind == "function" and not ref.path.endswith(".ipynb")
        if (prints := _fingerprint(view.program.code(ref)))
    ]
    found: dict[str, list[Remark]] = {}
    copied: set[CodeRef] = set()
    for number, (ref, prints) in enumerate(candidates):
        if ref in copied:
            continue
        for other, others in candidates[number + 1 :]:
            if other not in copied and _alike(prints, others):
                copied.add(other)
                found.setdefault(other.path, []).append(_remark(view, other, ref))
    return found


def _remark(view: View, copy: CodeRef, original: CodeRef) -> Remark:
    code, first = view.program.code(copy), view.program.code(original)
    name = described(view.program, original)
    return Remark(
        subject=f"`{view.program.symbol(original)}`",
        span=Span(copy.path, code.def_line, code.column, code.def_line, code.column),
        symbol=view.program.symbol(copy),
        evidence=(
            Step(copy.path, code.def_line, f"`{described(view.program, copy)}` is defined here"),
            Step(original.path, first.def_line, f"`{name}`, which does the same, here"),
            *view.models.evidence(copy),
        ),
    )


def _alike(one: Mapping[tuple[str, ...], int], other: Mapping[tuple[str, ...], int]) -> bool:
    """Whether two functions share nine tenths of their runs of instructions, at least."""
    sizes = sorted((sum(one.values()), sum(other.values())))
    if sizes[0] < _ALIKE * sizes[1]:
        return False
    common = sum(min(count, other.get(run, 0)) for run, count in one.items())
    return common >= _ALIKE * (sum(sizes) - common)


def _fingerprint(code: ir.Code) -> Counter[tuple[str, ...]]:
    words = [_word(one) for one in code.instructions if not isinstance(one, _SILENT)]
    return Counter(_runs(words)) if len(words) >= _SHORTEST else Counter()


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - _RUN + 1):
        yield tuple(words[start : start + _RUN])


def _word(instruction: ir.AnyInstruction) -> str:
    """What an instruction does, without where, to which variable and with which literal."""
    kind = type(instruction).__name__
    if isinstance(instruction, (ir.GetAttr, ir.SetAttr, ir.LoadName, ir.ImportFrom)):
        return f"{kind} {instruction.name}"
    if isinstance(instruction, ir.Const):
        return f"{kind} {type(instruction.value).__name__}"
    if isinstance(instruction, ir.Operate):
        return f"{kind} {instruction.operator}"
    if isinstance(instruction, ir.Build):
        return f"{kind} {instruction.kind} {len(instruction.entries)}"
    if isinstance(instruction, ir.Call):
        return f"{kind} {' '.join(argument.name or '_' for argument in instruction.arguments)}"
    return kind
