"""What is told of a whole program beside its modules, in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.report.markdown import code, prose, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.model import Inventory, Remark, Step, Tool

_MOST = 50


def render(inventory: Inventory) -> Iterator[str]:
    """The lines of some sections; of what the program has none of, none."""
    yield from _table(
        "Keys and settings",
        ("name", "without it", "read at"),
        (
            (code(need.name), prose("; ".join(need.without)), _places(need.reads))
            for need in inventory.needs
        ),
    )
    yield from _table(
        "Models that files of configuration name",
        ("model", "what is known of it", "named at"),
        (
            (code(one.name), prose(one.value), _places((one.step, *one.uses)))
            for one in inventory.configured
        ),
    )
    yield from _remarks("Where clients of models are made", "when", inventory.clients)
    yield from _table(
        "Where instructions are written",
        ("where", "name", "what it is", "read by"),
        (
            (_place(one.step), code(one.name), prose(one.value), _said(one.uses))
            for one in inventory.instructions
        ),
    )
    yield from _table(
        "Limits that the code names",
        ("where", "name", "what it is"),
        ((_place(one.step), code(one.name), prose(one.value)) for one in inventory.limits),
    )
    yield from _remarks("Where texts are parsed", "what cannot be parsed", inventory.parsing)
    yield from _remarks("What the code refuses by itself", "when", inventory.refusals)
    yield from _table(
        "Functions that a model may call",
        ("where", "function", "what it is for"),
        (
            (
                code(f"{tool.entry.path}:{tool.entry.line}"),
                code(tool.entry.symbol),
                prose(_purpose(tool)),
            )
            for tool in inventory.tools
        ),
    )
    yield from _table(
        "Tools and forms that a model is told of as data",
        ("where", "name", "what it is for"),
        ((_place(one.step), code(one.name), prose(one.value)) for one in inventory.declared),
    )
    yield from _table(
        "What runs by itself",
        ("where", "what", "when, and which models it may ask"),
        ((_place(one.step), code(one.name), prose(one.value)) for one in inventory.automation),
    )
    yield from _table(
        "What runs or loads code, or runs commands",
        ("where", "what"),
        ((_place(step), prose(step.text)) for step in inventory.running),
    )
    yield from _table(
        "Hosts that the code names",
        ("host", "sent at"),
        (
            (code(one.host) if one.host else "the code names none", _places(one.requests))
            for one in inventory.destinations
        ),
    )
    yield from _table(
        "Libraries that talk to something else, or keep something",
        ("library", "what it is for", "whom it asks by itself", "used at"),
        (
            (code(one.name), prose(one.what), prose(one.host), _said(one.uses))
            for one in inventory.services
        ),
    )
    yield from _table(
        "Where files are written or deleted",
        ("where", "what"),
        ((_place(step), prose(step.text)) for step in inventory.written),
    )


def _remarks(title: str, last: str, remarks: Iterable[Remark]) -> Iterator[str]:
    rows = (
        (
            code(f"{one.span.path}:{one.span.line}"),
            code(one.symbol),
            prose(one.subject),
            _said(one.evidence),
        )
        for one in remarks
    )
    return _table(title, ("where", "in", "what", last), rows)


def _table(title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    told = list(rows)
    if not told:
        return
    yield from ["", f"## {title}", "", row(*heads), row(*("---" for _ in heads))]
    yield from (row(*cells) for cells in told[:_MOST])
    if len(told) > _MOST:
        yield from ["", f"… and {len(told) - _MOST:,} more, in the JSON of the report."]


def _purpose(tool: Tool) -> str:
    """What a tool is for; of a wrapper, around what it is put."""
    around = f"a wrapper around one of: {', '.join(tool.around)}" if tool.around else ""
    return " ".join(part for part in (tool.purpose, around) if part)


def _place(step: Step) -> str:
    return code(f"{step.path}:{step.line}")


def _places(steps: tuple[Step, ...]) -> str:
    more = f" and {len(steps) - 3} more" if len(steps) > 3 else ""  # noqa: PLR2004
    return f"{', '.join(map(_place, steps[:3]))}{more}"


def _said(steps: tuple[Step, ...]) -> str:
    return "; ".join(f"{prose(step.text)} ({_place(step)})" for step in steps[:3])
