"""What runs before what within one code, read from its region tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lintkit.ir import Region
    from lintkit.program.program import Program
    from lintkit.program.values import Site


_WHOLE = 0  # the region that is all of a code


def ancestry(regions: Sequence[Region], index: int) -> Iterator[int]:
    """A region and the ones around it, inside out."""
    yield index
    while regions[index].parent != index:
        index = regions[index].parent
        yield index


def may_precede(program: Program, first: Site, then: Site, since: Site | None = None) -> bool:
    """Whether `first` can run before `then`, both in one code.

    Args:
        program: the linked program.
        first: an instruction.
        then: another one.
        since: an instruction that starts over what is asked about: what a loop around it did in
            an earlier turn does not count.
    """
    regions = program.code(first.code).regions
    around = set(ancestry(regions, program.instruction(then).region))
    if first.position >= then.position:
        loops = {index for index in around if regions[index].kind in {"loop", "comprehension"}}
        loops &= set(ancestry(regions, program.instruction(first).region))
        if since is not None and since.code == first.code:
            loops -= set(ancestry(regions, program.instruction(since).region))
        return bool(loops)
    branch = ancestry(regions, program.instruction(first).region)
    return not any(regions[index].exits and index not in around for index in branch)


def surely_precedes(program: Program, first: Iterable[Site], then: Site) -> bool:
    """Whether every path to `then` runs one of `first`, all of them before it in one code."""
    regions = program.code(then.code).regions
    return _reaches(program, first, set(ancestry(regions, program.instruction(then).region)))


def always_run(program: Program, sites: Sequence[Site]) -> bool:
    """Whether every run of a code that comes to its end runs one of some instructions of it."""
    return _reaches(program, sites, {_WHOLE}) if sites else False


def _reaches(program: Program, first: Iterable[Site], goals: set[int]) -> bool:
    """Whether what covers the regions of some instructions of a code covers one of others."""
    sites = tuple(first)
    if not sites:
        return False
    regions = program.code(sites[0].code).regions
    covered = {program.instruction(site).region for site in sites}
    grown = True
    while grown and not covered & goals:
        grown = False
        for index, region in enumerate(regions):
            if region.parent in covered or index == region.parent:
                continue
            passed = index in covered if region.kind == "with" else _covers(regions, covered, index)
            if passed:
                covered.add(region.parent)
                grown = True
    return bool(covered & goals)


def _covers(regions: Sequence[Region], covered: set[int], index: int) -> bool:
    """Whether this is the `else` of a `then`, and both, where they go on, are covered."""
    if regions[index].kind != "else" or regions[index].partner == index:
        return False
    pair = {index, regions[index].partner}
    return bool(pair & covered) and all(one in covered or regions[one].exits for one in pair)
