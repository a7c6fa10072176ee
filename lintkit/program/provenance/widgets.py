"""What widgets of Streamlit give: one of their options, or the value that the code gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.binding import bind
from lintkit.program.provenance import sequences
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.ways import several

if TYPE_CHECKING:
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.provenance.ways import Way
    from lintkit.program.values import Context, Site

_OPTIONS = frozenset({"pills", "radio", "segmented_control", "select_slider", "selectbox"})
"""Those that give one of several options."""

_VALUES = {"number_input": 3, "slider": 3, "text_area": 1, "text_input": 1}
"""Where each takes the value, if not by its name."""


def ways(walk: Walk, site: Site, symbols: frozenset[str], context: Context) -> list[Way]:
    """The ways into the value that a widget is made with; empty for anything else."""
    names = {symbol.rpartition(".")[2] for symbol in symbols if symbol.startswith("streamlit.")}
    bound = bind(walk.program, site)
    if len(symbols) == 1 and names & _OPTIONS:
        options = bound.keywords.get("options")
        places = options.places if options else bound.positional[1:2]
        found = [sequences.elements(walk, place, context) for place in places]
        return (
            several(w for ways, _ in found for w in ways) if all(all_ for _, all_ in found) else []
        )
    if len(names) != 1 or len(symbols) != 1 or not names <= _VALUES.keys():
        return []
    keyword, position = bound.keywords.get("value"), _VALUES[names.pop()]
    places = keyword.places if keyword else bound.positional[position : position + 1]
    return walk.follow_all(Source(place, context, origin="settings_default") for place in places)
