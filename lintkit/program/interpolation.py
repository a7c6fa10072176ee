"""What `text % values` and `text.format(…)` ask of the objects that they put into the text."""

from __future__ import annotations

import re
import string
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from lintkit.program import protocols
from lintkit.program.calls import call_special
from lintkit.program.descriptors import Reader
from lintkit.program.keys import load
from lintkit.program.matching import read_path
from lintkit.program.objects import ContainerObject, Literal, literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.protocols import Where
    from lintkit.program.solver import Node

_PERCENT = re.compile(
    r"%(?:\((?P<name>[^)]*)\))?[#0\- +]*(?P<width>\*?)[\d.]*[hlL]?(?P<kind>[a-zA-Z%])"
)
_ATTRIBUTE = re.compile(r"\.([^.\[]+)")


class _Field(NamedTuple):
    """A place in a template: which value comes there, its attributes in turn, how it is shown."""

    key: str | int
    path: tuple[str, ...]
    conversion: str


def interpolate(link: Link, where: Where, template: Node, operand: int) -> None:
    """`template % operand`: a tuple or dict holds the objects to format."""
    if _SPECIAL.isdisjoint(link.classes.names):
        return
    found = link.objects[operand]
    is_many = isinstance(found, ContainerObject) and found.kind in {"tuple", "dict"}
    texts = _texts(link, template)
    if not texts:
        values = link.heap.items(operand).every if is_many else link.constant(operand)
        link.each(values, partial(protocols.text, link, where))
    for field in dict.fromkeys(field for text in texts for field in _percent_fields(text)):
        if is_many:
            shown = link.solver.allocate(1)
            key = link.constant(link.objects.number(literal(field.key)))
            load(link, link.heap.items(operand), key, shown)
            _show(link, where, field, shown)
        elif field.key == 0:
            _show(link, where, field, link.constant(operand))


def format_text(link: Link, call: Call, receiver: int | None) -> None:
    """`text.format(…)`, and of a text that is not known: with all arguments."""
    where = protocols.Where(call.frame, call.position, call.part)
    template = None if receiver is None else link.objects[receiver]
    positional = [one.node for one in call.arguments.positional if not one.star]
    given: dict[str | int, Node] = dict(enumerate(positional)) | dict(call.arguments.keywords)
    fields = None
    if isinstance(template, Literal) and isinstance(template.value, str):
        fields = _format_fields(template.value)
    if fields is None or call.arguments.open:
        fields = tuple(_Field(key, (), "format") for key in given)
    is_asked = not _SPECIAL.isdisjoint(link.classes.names)
    for field in fields:
        if field.key in given and (is_asked or field.path):
            shown = given[field.key]
            if field.path:
                shown = link.solver.allocate(1)
                reader = Reader(call.frame, call.position, shown)
                read_path(link, given[field.key], field.path, reader)
            _show(link, where, field, shown)


def _show(link: Link, where: Where, field: _Field, node: Node) -> None:
    link.each(node, partial(_SHOWN[field.conversion], link, where))


def _number(link: Link, where: Where, value: int) -> None:
    for name in ("__int__", "__index__"):
        if call_special(link, where.call(None, part=name), value, name):
            return


def _texts(link: Link, node: Node) -> list[str]:
    """The constant texts of a node; none where it may be another one."""
    values = [link.objects[one] for one in sorted(link.solver.points_to[node])]
    texts = [one.value for one in values if isinstance(one, Literal) and isinstance(one.value, str)]
    return texts if len(texts) == len(values) else []


@lru_cache(maxsize=1_000)
def _percent_fields(template: str) -> tuple[_Field, ...]:
    """The conversions of a template, those by position numbered."""
    found = []
    position = 0
    for match in _PERCENT.finditer(template):
        kind = match["kind"]
        position += bool(match["width"])
        if kind != "%":
            found.append(_Field(match["name"] or position, (), _KINDS.get(kind, "number")))
            position += match["name"] is None
    return tuple(found)


@lru_cache(maxsize=1_000)
def _format_fields(template: str) -> tuple[_Field, ...] | None:
    """The fields of a template; None where it is none or says more than attributes."""
    try:
        return tuple(_parsed(template))
    except ValueError:
        return None


def _parsed(template: str) -> Iterator[_Field]:
    automatic = 0
    for _, name, layout, conversion in string.Formatter().parse(template):
        if name is None:
            continue
        first = re.split(r"[.\[]", name, maxsplit=1)[0]
        if "[" in name or "{" in (layout or ""):
            raise ValueError(name)
        key: str | int = int(first) if first.isdigit() else first or automatic
        automatic += not first
        yield _Field(key, tuple(_ATTRIBUTE.findall(name[len(first) :])), conversion or "format")


_SPECIAL = frozenset({"__format__", "__index__", "__int__", "__repr__", "__str__"})
_KINDS = {"s": "s", "r": "r", "a": "a"}
_SHOWN: dict[str, Callable[[Link, Where, int], None]] = {
    "s": protocols.text,
    "r": protocols.shown,
    "a": protocols.shown,
    "number": _number,
    "format": protocols.formatted,
}
