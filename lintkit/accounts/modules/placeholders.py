"""Code near a model that only stands for work: stubs, and what authors call so."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.modules.notes import holder
from lintkit.accounts.modules.paths import sure_calls
from lintkit.model import Remark, Span, Step
from lintkit.program.evidence import described
from lintkit.program.values import CodeRef, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.modules.view import View
    from lintkit.ir import Code, Comment
    from lintkit.model import Evidence
    from lintkit.program.values import CallEdge

_THING = r"(?:implementation|logic|code|function|method|response|result|answer|data|value)s?"
_SHAM = r"(?:placeholder|stub|dummy|mock|mocked|fake)"
# What authors write of code that does not do the work yet. That something is a placeholder, a mock
# or a simulation is said of many real things; only what says that the code is one counts.
_ADMITTING = re.compile(
    r"\bin (?:a|an|the|your) (?:real|actual|production)(?:[- ](?:world|life))?[ -]"
    r"(?:implementation|application|app|system|scenario|project|version|use|deployment|setup)\b"
    r"(?!.*\b(?:additional(?:ly)?|also|further|extra)\b)"  # it works, and more is to come
    r"|\b(?:real|actual|full|proper) implementation (?:would|should|will|goes|here)\b"
    # whether something is one is asked of what stands in the data
    r"|(?<!\bif )(?<!\bwhether )(?<!\bunless )(?<!\bwhen )"
    r"\bthis (?:is|would be|function is|method is)(?: just| only| currently| simply)? an? "
    rf"(?:simple |simplified )?{_SHAM}(?: {_THING})?\b"
    r"(?! (?:for|of)\b)"
    rf"|\b{_SHAM} {_THING} for now\b"
    # to create or to drop such a thing is work; what is one, or is given back, is not
    r"|(?:^\W*|[.,;:(–-] ?|\b(?:returns?|returning|just|only|use[sd]?|using|simple|currently) )"
    rf"(?:an? |some |the )?{_SHAM} {_THING}\b(?=[.,;:!]|$)"
    rf"|\breplace (?:this|it|the (?:mock|stub|dummy|placeholder))(?: {_THING})? with "
    r"(?:your|the|an?)? ?(?:own|real|actual|proper)\b"
    r"|\bsimulat(?:e|es|ed|ing) (?:an? |the )?(?:(?:api|model|llm|network|database|external) )?"
    r"(?:call|request|response|result|answer)s?\b"
    r"|^\W*not (?:yet )?implemented(?: yet)?\b(?=[.,;:!]|$)"
    r"|\bimplement(?:ed)? (?:me|later)\b|\byour (?:code|logic|implementation) (?:goes )?here\b",
    re.IGNORECASE,
)
# What is given back in the place of something else is chosen, not left to do.
_CHOSEN = re.compile(r"\binstead\b[^.;]*\breturn", re.IGNORECASE)
_LONGEST = 100


class Placeholders:
    """What only stands for work, among the codes of a program near a model."""

    def __init__(self, view: View) -> None:
        self._view = view

    def of(self, path: str) -> Iterator[Remark]:
        """The placeholders of a module that execution arrives in, by line."""
        module = self._view.program.modules[path]
        found: dict[CodeRef, tuple[int, str, str]] = {}
        for comment in module.comments:
            ref = CodeRef(path, holder(module, comment))
            text = comment.text.lstrip("#! ")
            if _admits(text) and not _is_of_datum(module.codes[ref.index], comment):
                found.setdefault(ref, (comment.line, _shortened(text), "the author says so here"))
        for index, code in enumerate(module.codes):
            ref = CodeRef(path, index)
            if words := _admitting_words(code):
                found.setdefault(ref, (code.def_line, words, "the docstring says so"))
            elif what := self._stands_for(ref, code):
                found.setdefault(ref, (code.def_line, what, "it is defined here"))
        for ref, (line, subject, text) in sorted(found.items(), key=lambda pair: pair[1]):
            ways = self._ways(ref)
            if ways is not None:
                yield Remark(
                    subject=subject,
                    span=Span(path, line, 0, line, 0),
                    symbol=self._view.program.symbol(ref),
                    evidence=(Step(path, line, text), *ways),
                )

    def _ways(self, ref: CodeRef) -> Evidence | None:
        """How execution arrives in a code near a model; None where it is not seen to.

        What a model may call as a tool, and what that calls in turn, is near one.
        """
        view = self._view
        if view.program.code(ref).kind != "function" or ref not in view.entries:
            return None
        if ref in view.models:
            return (*view.entries.evidence(ref), *view.models.evidence(ref))
        for edge in self._calls.get(ref, ()):
            if edge.caller in view.models and edge.caller in view.entries:
                called = f"`{described(view.program, ref)}` is called here"
                return (
                    *view.entries.evidence(edge.caller),
                    view.program.step(edge.site, called),
                    *view.models.evidence(edge.caller),
                )
        if view.entries.entry(ref).kind == "tool":
            return view.entries.evidence(ref)
        return None

    def _stands_for(self, ref: CodeRef, code: Code) -> str:
        """What a function is that has no body, although its callers need one; else empty."""
        if code.kind != "function" or code.parent != ir.MODULE_CODE or code.decorators:
            return ""
        name = described(self._view.program, ref)
        if _only_raises(code):
            return f"`{name}` only raises NotImplementedError"
        if _is_empty(code) and any(map(self._uses_result, self._calls.get(ref, ()))):
            return f"`{name}` has no body, and its result is used"
        return ""

    def _uses_result(self, edge: CallEdge) -> bool:
        call = self._view.program.instruction(edge.site)
        if edge.kind != "call" or not isinstance(call, ir.Call):
            return False
        uses = self._view.program.uses(Place(edge.site.code, call.target))
        return any(
            not isinstance(self._view.program.instruction(use), (ir.Return, ir.Await))
            for use in uses
        )

    @cached_property
    def _calls(self) -> dict[CodeRef, list[CallEdge]]:
        found: dict[CodeRef, list[CallEdge]] = {}
        for callee, edge in sure_calls(self._view.program, self._view.is_test):
            found.setdefault(callee, []).append(edge)
        return found


def _is_of_datum(code: Code, comment: Comment) -> bool:
    """Whether a comment is on an entry of a list or dictionary: `STREAMING: False,  # not yet`."""
    beside = [one for one in code.instructions if one.line == comment.line]
    return (
        not comment.alone
        and bool(beside)
        and all(isinstance(one, (ir.Const, ir.GetAttr, ir.LoadName)) for one in beside)
    )


def _admits(text: str) -> bool:
    return bool(_ADMITTING.search(text)) and not _CHOSEN.search(text)


def _admitting_words(code: Code) -> str:
    """The line of a docstring that says that the code is a placeholder; empty: none does."""
    lines = (code.docstring or "").splitlines()
    return next((_shortened(line.strip()) for line in lines if _admits(line)), "")


def _is_empty(code: Code) -> bool:
    return (
        not code.is_generator
        and all(isinstance(one, (ir.Const, ir.Opaque, ir.Return)) for one in code.instructions)
        and not any(
            isinstance(one, ir.Const) and one.value is not None for one in code.instructions
        )
    )


def _only_raises(code: Code) -> bool:
    raised = [one for one in code.instructions if isinstance(one, ir.Raise)]
    names = [one.name for one in code.instructions if isinstance(one, ir.LoadName)]
    return len(raised) == 1 and names == ["NotImplementedError"] and raised[0].region == 0


def _shortened(text: str) -> str:
    text = text.rstrip(" ,;:")
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
