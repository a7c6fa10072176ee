"""Parts of sequences and of texts: slices, `first, *rest`, `text.split(",")`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit import ir
from lintkit.program.provenance import sequences
from lintkit.program.provenance.options import with_defaults
from lintkit.program.provenance.registers import defining
from lintkit.program.provenance.rows import Row, joined
from lintkit.program.provenance.ways import Way, combinations, combined, several
from lintkit.program.values import Constant, Container, Place, Unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lintkit.program.program import Program
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.values import Context, Site

_METHODS = frozenset({"partition", "rpartition", "rsplit", "split", "splitlines"})
_MOST_PIECES = 60
_LONGEST = 4000


def sliced(
    walk: Walk, site: Site, made: ir.GetItem | ir.Unpack, context: Context, depth: int
) -> list[Row]:
    """A slice of sequences, or what `*rest` takes of them."""
    if isinstance(made, ir.Unpack):
        whole = sequences.rows(walk, Place(site.code, made.source), context, depth)
        bounds: slice | None = slice(made.index, made.end or None) if made.rest else None
    else:
        whole = sequences.rows(walk, Place(site.code, made.object), context, depth)
        bounds = _bounds(walk.program, Place(site.code, made.key))
    return [
        structs.replace(row, slots=row.slots[bounds])
        if bounds is not None and row.ordered and not row.is_open
        else joined([row])
        for row in whole
    ]


def split(walk: Walk, site: Site, call: ir.Call, context: Context) -> list[Row]:
    """The pieces of each text that a call splits; empty for other calls."""
    method = defining(walk.program, Place(site.code, call.callee))
    if not isinstance(method, ir.GetAttr) or method.name not in _METHODS:
        return []
    if any(argument.kind not in {"positional", "keyword"} for argument in call.arguments):
        return []
    places = [Place(site.code, method.object), *(Place(site.code, a.value) for a in call.arguments)]
    names = [argument.name for argument in call.arguments]
    found: list[Row] = []
    columns = [with_defaults(walk, walk.ways(place, context)) for place in places]
    for text, *given in combinations(columns):
        pieces = _pieces(method.name, (text, *given), names)
        if pieces is None:
            hidden = Unknown(f"what `.{method.name}` gives is not known")
            found.append(Row(((structs.replace(text, value=hidden),),), ordered=False))
        else:
            slots = ((combined((text, *given), Constant(piece)),) for piece in pieces)
            found.append(Row(tuple(slots)))
    return found


def joined_text(
    walk: Walk, site: Site, method: ir.GetAttr, call: ir.Call, context: Context
) -> list[Way]:
    """What `separator.join(pieces)` gives; empty where not all pieces are known."""
    if len(call.arguments) != 1:
        return []
    separators = walk.ways(Place(site.code, method.object), context)
    found: list[Way] = []
    for row in sequences.rows(walk, Place(site.code, call.arguments[0].value), context):
        if not row.ordered or row.is_open:
            return []
        for separator, *pieces in combinations([separators, *row.slots]):
            text = _text_of(separator, pieces)
            found.append(combined((separator, *pieces), text or Container("string", site)))
    return several(found)


def _text_of(separator: Way, pieces: Sequence[Way]) -> Constant | None:
    values = [way.value.value for way in (separator, *pieces) if isinstance(way.value, Constant)]
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) <= len(pieces) or sum(map(len, texts)) > _LONGEST:
        return None
    return Constant(texts[0].join(texts[1:]))


def _pieces(name: str, choice: tuple[Way, ...], names: list[str]) -> list[str] | None:
    """What a text method gives; None where that is not known, or too much."""
    values = [way.value.value for way in choice if isinstance(way.value, Constant)]
    if len(values) < len(choice) or not isinstance(values[0], str):
        return None
    pairs = list(zip(names, values[1:], strict=True))
    positional = [value for key, value in pairs if not key]
    try:
        pieces = getattr(values[0], name)(*positional, **{key: v for key, v in pairs if key})
    except (TypeError, ValueError):
        return None
    return list(pieces) if len(pieces) <= _MOST_PIECES else None


def is_slice(program: Program, place: Place) -> bool:
    """Whether a register holds what is written as a slice."""
    made = defining(program, place)
    return isinstance(made, ir.Build) and made.kind == "slice"


def _bounds(program: Program, place: Place) -> slice | None:
    """The slice in a register, where all its bounds are constants."""
    made = defining(program, place)
    if not isinstance(made, ir.Build) or made.kind != "slice":
        return None
    bounds: list[int | None] = []
    for entry in made.entries:
        values = program.values(Place(place.code, entry.value))
        value = values[0].value if len(values) == 1 and isinstance(values[0], Constant) else ""
        if value is not None and not isinstance(value, int):
            return None
        bounds.append(value)
    return None if 0 in bounds[2:] else slice(*bounds)  # a step of 0 raises
