"""Fields that an `__init__` of the program hands to the one that a library makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.provenance.called import external_symbols
from lintkit.program.provenance.hierarchy import method
from lintkit.program.provenance.together import Filling
from lintkit.program.values import Place, Site

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.provenance.hierarchy import Lineage


def handed_up(program: Program, known: Lineage) -> list[Filling]:
    """The calls `super().__init__(field=…)` by which objects of a class get their fields."""
    makers = {f"{base}.__init__" for base in known.outside}
    found = []
    for class_ in known.order if makers else ():
        code = method(program, (class_,), "__init__")
        parameters = () if code is None else program.code(code).parameters
        if code is None or not parameters:
            continue
        owner = Place(code, parameters[0].register)
        sites = (Site(code, at) for at in range(len(program.code(code).instructions)))
        found += [
            Filling(site, owner, None) for site in sites if external_symbols(program, site) & makers
        ]
    return found
