"""Workflows of LlamaIndex: running one runs its steps, as the events ask for them.

Read in llama-index-workflows 2.26.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit import ir
from lintkit.program.calls import call_special, types
from lintkit.program.library.support import Model, return_type, where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan

_BASES = (
    "llama_index.core.workflow.Workflow",
    "llama_index.core.workflow.workflow.Workflow",
    "workflows.Workflow",
    "workflows.workflow.Workflow",
)
_STEP = "step"


def _run(symbol: str) -> Model:
    def model(link: Link, call: Call, receiver: int | None) -> None:
        return_type(link, call, symbol)
        if receiver is None:
            return
        inner = replace(where(call, "workflow").call(None), kind="callback")
        for class_ in types(link, receiver):
            for name in dict.fromkeys(_steps(link, class_)):
                call_special(link, replace(inner, part=inner.part + name), receiver, name)

    return model


def _steps(link: Link, class_: int) -> Iterator[str]:
    """The names of the methods that a class and its bases mark as steps."""
    for entry in link.classes[class_].mro:
        if entry in link.classes:
            body = link.classes[entry].frame.plan
            for child in body.children.values():
                if any(_is_step(body, decorator) for decorator in child.code.decorators):
                    yield child.code.name


def _is_step(body: Plan, decorator: ir.Register) -> bool:
    """Whether a decorator is `@step`, be it with options."""
    made = body.defining(decorator)
    if isinstance(made, ir.Call):
        made = body.defining(made.callee)
    return isinstance(made, ir.GetAttr | ir.LoadName) and made.name == _STEP


MODELS: dict[str, Model] = {f"{base}.run": _run(f"{base}.run") for base in _BASES}
