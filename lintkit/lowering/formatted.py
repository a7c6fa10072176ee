"""String literals, implicit concatenations, f-strings and template strings."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import libcst as cst

from lintkit.ir import Build, Entry, Operate, Register
from lintkit.lowering.dispatch import expression
from lintkit.lowering.strings import literal_text, part_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.lowering.builder import Builder
    from lintkit.lowering.dispatch import ExpressionTable


_Expression: TypeAlias = cst.FormattedStringExpression | cst.TemplatedStringExpression


def string(code: Builder, node: cst.BaseString) -> Register:
    """A string: a literal where nothing in it is computed, else built of its parts."""
    place = code.places.get(id(node))
    if place is not None:
        code.line = place.lineno
    line = code.line
    parts: list[str | Register] = []
    for part in _parts(node):
        if isinstance(part, _Expression):
            value = expression(code, part.expression)
            code.line = line
            parts.append(_converted(code, value, part.conversion))
        elif part is None:
            return code.opaque(_kind(node))
        elif parts and isinstance(parts[-1], str):
            parts[-1] += part
        elif part:
            parts.append(part)
    if not parts:
        return code.const("")
    if len(parts) == 1 and isinstance(parts[0], str):
        return code.const(parts[0])
    entries = tuple(Entry(code.const(part) if isinstance(part, str) else part) for part in parts)
    code.publish()
    target = code.register()
    code.instructions.append(Build(line, code.region, target, "string", entries))
    return target


def _converted(code: Builder, value: Register, conversion: str | None) -> Register:
    if conversion is None:
        return value
    target = code.register()
    code.instructions.append(Operate(code.line, code.region, target, f"!{conversion}", (value,)))
    return target


def _parts(node: cst.CSTNode) -> Iterator[str | _Expression | None]:
    """The texts and expressions in order, format specifications included; None: no text."""
    pending: list[tuple[cst.CSTNode, str]] = [(node, "")]
    while pending:
        part, start = pending.pop()
        if isinstance(part, cst.SimpleString):
            yield literal_text(part)
        elif isinstance(part, cst.ConcatenatedString):
            pending += ((part.right, ""), (part.left, ""))
        elif isinstance(part, (cst.FormattedString, cst.TemplatedString)):
            pending.extend((inner, part.start) for inner in reversed(part.parts))
        elif isinstance(part, (cst.FormattedStringText, cst.TemplatedStringText)):
            yield part_text(part, start)
        elif isinstance(part, _Expression):
            yield part
            pending.extend((inner, start) for inner in reversed(part.format_spec or ()))


def _kind(node: cst.CSTNode) -> str:
    while isinstance(node, cst.ConcatenatedString):
        node = node.left
    return "bytes" if isinstance(node, cst.SimpleString) and "b" in node.prefix else "str"


HANDLERS: ExpressionTable = {
    cst.ConcatenatedString: string,
    cst.FormattedString: string,
    cst.SimpleString: string,
    cst.TemplatedString: string,
}
