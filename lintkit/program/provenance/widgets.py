"""What widgets of Streamlit give before anybody uses them: the value that the code gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.binding import bind
from lintkit.program.provenance.context import Source

if TYPE_CHECKING:
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.provenance.ways import Way
    from lintkit.program.values import Context, Site

# Where each takes that value, if not by its name.
_VALUES = {"number_input": 3, "slider": 3, "text_area": 1, "text_input": 1}


def ways(walk: Walk, site: Site, symbols: frozenset[str], context: Context) -> list[Way]:
    """The ways into the value that a widget is made with; empty for anything else."""
    names = {symbol.rpartition(".")[2] for symbol in symbols if symbol.startswith("streamlit.")}
    if len(names) != 1 or len(symbols) != 1 or not names <= _VALUES.keys():
        return []
    bound = bind(walk.program, site)
    keyword, position = bound.keywords.get("value"), _VALUES[names.pop()]
    places = keyword.places if keyword else bound.positional[position : position + 1]
    return walk.follow_all(Source(place, context, origin="settings_default") for place in places)
