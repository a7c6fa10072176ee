"""How long each entry point can wait for models: bounds × attempts × turns, along its calls.

What is told is what the program surely allows, so that it never is too much: a loop counts as
often as the code says, else once; of branches the longest counts, and of work that may run side by
side the longest as well. A call that goes round in a circle counts once, and so does what is made
once and kept.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.accounts.once import fills, is_kept
from lintkit.accounts.reading import callee_externals, result
from lintkit.accounts.waiting import NO_WAIT, Wait, longest
from lintkit.ir import Await, Build, Call, Enter, Iterate
from lintkit.model import EntryWait, Evidence
from lintkit.program.provenance.order import ancestry
from lintkit.program.values import CodeRef, Constant, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from lintkit.ir import Code
    from lintkit.model import EntryPoint
    from lintkit.program.program import Program

_ALTERNATIVES = frozenset({"then", "else", "case"})
_LOOPS = frozenset({"loop", "comprehension"})
_INSTEAD = frozenset({"handler", "try_else"})
_LEAVING = frozenset({"then", "else", "case", "handler", "with"})
_CASES = -1  # in the place of a partner: of all cases in a region one runs, at least


def entry_waits(
    program: Program,
    starts: Iterable[tuple[CodeRef, EntryPoint]],
    bounds: Mapping[Site, float],
    awaitable: Collection[Site],
    is_test: Callable[[str], bool],
) -> tuple[EntryWait, ...]:
    """The wait of each entry point that reaches a model.

    Args:
        program: the linked program.
        starts: where execution starts.
        bounds: by call, how long one turn of it can wait, in seconds, attempts included.
        awaitable: those of the calls that wait only once they are awaited.
        is_test: whether a path is one of the tests, through which no way leads.
    """
    costs = _Costs(program, bounds, awaitable, is_test)
    found = ((entry, costs.of(ref)) for ref, entry in starts)
    return tuple(
        EntryWait(entry, wait.total, costs.evidence(wait)) for entry, wait in found if wait.total
    )


class _Costs:
    """The waits of the codes of one program."""

    def __init__(
        self,
        program: Program,
        bounds: Mapping[Site, float],
        awaitable: Collection[Site],
        is_test: Callable[[str], bool],
    ) -> None:
        self._program = program
        self._bounds = bounds
        self._awaitable = awaitable
        self._known: dict[CodeRef, Wait] = {}
        self._calls: dict[Site, dict[CodeRef, bool]] = defaultdict(dict)
        reaching = {
            ref
            for code in {site.code for site in bounds}
            for ref in program.graph.reaching(code, lambda one: not is_test(one.path))
        }
        for edge in program.edges():
            if (
                isinstance(edge.callee, CodeRef)
                and edge.callee in reaching
                and edge.confidence != "low"
            ):
                self._calls[edge.site][edge.callee] = edge.kind == "call"
        self._sites: dict[CodeRef, set[Site]] = defaultdict(set)
        for site in (*self._calls, *bounds):
            self._sites[site.code].add(site)

    def of(self, ref: CodeRef) -> Wait:
        """The wait of a code from its start to its end."""
        if ref not in self._known:
            self._known[ref] = NO_WAIT  # for calls in a circle
            wait = self._of(ref)
            self._known[ref] = wait.once(ref) if is_kept(self._program, ref) else wait
        return self._known[ref]

    def evidence(self, wait: Wait) -> Evidence:
        """The calls that make up a wait, in the order in which they are first made."""
        for kept in wait.kept.values():
            wait = wait.then(kept)
        return tuple(
            self._program.step(
                site,
                f"this call can wait for {self._bounds[site]:g} s"
                + (f", and is made {count} times" if count > 1 else ""),
            )
            for site, count in wait.calls.items()
        )

    def _of(self, ref: CodeRef) -> Wait:
        code = self._program.code(ref)
        in_turn: dict[int, list[tuple[int, Wait]]] = defaultdict(list)
        aside: list[Wait] = [NO_WAIT]
        for site in sorted(self._sites[ref]):
            wait, is_waited_for = self._at(site)
            if site.position >= 0 and is_waited_for:
                region = self._program.instruction(site).region
                in_turn[region].append((site.position, wait))
            else:
                aside.append(wait)
        return longest([_Body(self._program, ref, code, in_turn).wait(), *aside])

    def _at(self, site: Site) -> tuple[Wait, bool]:
        """The wait at a call, and whether the code goes on only after it."""
        if site in self._bounds:
            deferred = site in self._awaitable
            return Wait(self._bounds[site], {site: 1}), self._is_waited_for(
                site, is_deferred=deferred
            )
        callees = self._calls[site]
        deferred = any(
            code.is_async or code.is_generator for code in map(self._program.code, callees)
        )
        is_plain = all(callees.values()) and self._is_waited_for(site, is_deferred=deferred)
        return longest(map(self.of, callees)), is_plain

    def _is_waited_for(self, site: Site, *, is_deferred: bool) -> bool:
        """Whether a call runs to its end where it stands, or is awaited there."""
        place = result(self._program, site)
        uses = () if place is None else self._program.uses(place)
        instructions = [self._program.instruction(use) for use in uses]
        if any(
            isinstance(one, Await) or (isinstance(one, (Iterate, Enter)) and one.is_async)
            for one in instructions
        ):
            return True
        is_direct = site in self._calls or not any(
            value.symbol.endswith((".submit", ".to_thread", ".run_in_executor", ".run_sync"))
            for value in callee_externals(self._program, site)
        )
        return is_direct and not is_deferred


class _Body:
    """The control flow of one code, with the waits that stand in its regions."""

    def __init__(
        self,
        program: Program,
        ref: CodeRef,
        code: Code,
        waits: Mapping[int, list[tuple[int, Wait]]],
    ) -> None:
        self._program = program
        self._ref = ref
        self._regions = code.regions
        self._waits = waits
        self._first: dict[int, int] = {}
        for region, found in waits.items():
            for index in ancestry(code.regions, region):
                position = min(position for position, _ in found)
                self._first[index] = min(position, self._first.get(index, position))

    def wait(self) -> Wait:
        return self._in_region(0)

    def _in_region(self, index: int) -> Wait:
        """The wait in a region, from what comes last to what comes first."""
        rest = NO_WAIT
        for group in reversed(list(self._groups(index))):
            rest = group.then(rest) if isinstance(group, Wait) else self._through(group, rest)
        return rest

    def _groups(self, index: int) -> Iterator[Wait | list[int]]:
        """What stands in a region, in order: waits, and inner regions of which one runs."""
        items: list[tuple[int, Wait | list[int]]] = [*self._waits.get(index, ())]
        groups: dict[tuple[int, bool], list[int]] = defaultdict(list)
        for inner in self._first:
            region = self._regions[inner]
            if inner != index and region.parent == index:
                alone = region.kind not in _ALTERNATIVES | _INSTEAD
                partner = _CASES if region.kind == "case" else region.partner
                groups[inner if alone else partner, alone].append(inner)
        items += ((min(self._first[inner] for inner in group), group) for group in groups.values())
        yield from (item for _, item in sorted(items, key=lambda item: item[0]))

    def _through(self, group: list[int], rest: Wait) -> Wait:
        """The longest way through one of several regions and what follows."""
        ways = [rest]
        for index in group:
            inner, region = self._in_region(index), self._regions[index]
            if fills(self._program, self._ref, index):
                inner = inner.once((self._ref, index))
            if region.kind in _LOOPS:
                inner = inner.times(self._turns(index))
            leaves = region.exits and region.kind in _LEAVING
            ways.append(inner if leaves else inner.then(rest))
        return longest(ways)

    def _turns(self, index: int) -> int:
        """How often a loop turns as far as the code says; 1 where it does not."""
        for subject in self._regions[index].subjects:
            made = self._program.definition(Place(self._ref, subject))
            instruction = None if made is None else self._program.instruction(made)
            if isinstance(instruction, Build) and instruction.kind in ("list", "tuple"):
                return max(1, len(instruction.entries))
            if made is not None and isinstance(instruction, Call):
                return self._counted(made)
        return 1

    def _counted(self, site: Site) -> int:
        """How many numbers `range(…)` of constants gives."""
        if [one.symbol for one in callee_externals(self._program, site)] != ["builtins.range"]:
            return 1
        numbers = []
        for place in self._program.arguments(site).positional:
            values = self._program.values(place)
            if len(values) != 1 or not isinstance(values[0], Constant):
                return 1
            numbers.append(values[0].value)
        if not all(isinstance(one, int) for one in numbers) or 0 in numbers[2:]:
            return 1
        return max(1, len(range(*numbers)))  # type: ignore[arg-type]  # they are integers
