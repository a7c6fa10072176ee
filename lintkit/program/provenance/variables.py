"""The ways into environment variables: what stands in where they are unset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.program.evidence import literal
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.environment import variables_set
from lintkit.program.provenance.ways import Way, present
from lintkit.program.values import Constant, External, Unknown

if TYPE_CHECKING:
    from lintkit.program.provenance.context import Origin
    from lintkit.program.provenance.environment import EnvironmentRead
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.values import Context, Site


def ways(walk: Walk, site: Site, read: EnvironmentRead, context: Context) -> list[Way]:
    """The ways into an environment variable: its default, where it has one."""
    step = walk.program.step(site, f"{read} is read")
    unset = Way(Unknown(f"{read} has no default"), (step,), origin="environment")
    found: list[Way] = []
    defaults = [Source(place, context) for place in read.defaults]
    if not defaults:
        put = variables_set(walk.program).get(read.variable, ())
        counting = (place for place in put if walk.counts(place.code.path))
        defaults = [Source(place, context.elsewhere()) for place in counting]
    for way in walk.follow_all(defaults):
        value = way.value
        if isinstance(value, Constant) and value.value is None:
            found.append(unset)
            continue
        text = f"{read} is read"
        if isinstance(value, Constant):
            text += f", with the default {literal(value.value)}"
        steps = (walk.program.step(site, text), *way.steps)
        is_plain = way.origin in {"literal", "constant"}
        origin: Origin = "environment_default" if is_plain else way.origin
        found.append(structs.replace(way, steps=steps, origin=origin))
    if not found and read.number:
        return [present(structs.replace(unset, value=External(read.number)))]
    return found or [unset]
