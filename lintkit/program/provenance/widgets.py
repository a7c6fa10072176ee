"""What widgets of Streamlit and Gradio give: an option, or the value that the code gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.binding import bind
from lintkit.program.provenance import sequences
from lintkit.program.provenance.context import Source
from lintkit.program.values import Constant

if TYPE_CHECKING:
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.provenance.ways import Way
    from lintkit.program.values import Context, Site

# Where each takes its first value, if not by the name `value`.
_VALUES = {
    "streamlit": {"number_input": 3, "slider": 3, "text_area": 1, "text_input": 1},
    "gradio": {"Number": 0, "Slider": 2, "State": 0, "Textbox": 0},
}
# Where each takes the options of which the user picks one, by name and position.
_OPTIONS = {
    "streamlit": dict.fromkeys(
        ("pills", "radio", "segmented_control", "select_slider", "selectbox"), ("options", 1)
    ),
    "gradio": dict.fromkeys(("Dropdown", "Radio"), ("choices", 0)),
}
# What lets the user type something else.
_OPEN = ("accept_new_options", "allow_custom_value")
_PAIR = 2


def ways(walk: Walk, site: Site, symbols: frozenset[str], context: Context) -> list[Way]:
    """The ways into what a widget gives before anybody types; empty for anything else."""
    if len(symbols) != 1:
        return []
    (symbol,) = symbols
    package, name = symbol.partition(".")[0], symbol.rpartition(".")[2]
    bound = bind(walk.program, site)
    if name in _OPTIONS.get(package, ()) and not any(one in bound.keywords for one in _OPEN):
        keyword, position = _OPTIONS[package][name]
    elif name in _VALUES.get(package, ()):
        keyword, position = "value", _VALUES[package][name]
    else:
        return []
    given = bound.keywords.get(keyword)
    places = given.places if given else bound.positional[position : position + 1]
    if keyword == "value":
        return walk.follow_all(Source(one, context, origin="settings_default") for one in places)
    if len(places) != 1:
        return []
    found, complete = sequences.elements(walk, places[0], context)
    if package == "gradio":
        found = [given for one in found for given in _given(walk, one)]
    return found if complete and all(isinstance(one.value, Constant) for one in found) else []


def _given(walk: Walk, choice: Way) -> list[Way]:
    """What a choice gives: of a pair, the second, while the first is what is shown."""
    found = [row for row in sequences.within(walk, choice) if len(row.slots) == _PAIR]
    return [way for row in found for way in row.slots[1]] or [choice]
