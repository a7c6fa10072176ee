"""Names of a module that functions set anew, so that what its body sets may be gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.order import always_run, surely_precedes
from lintkit.program.values import CodeRef, Function, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lintkit.program.program import Program


class Replacing:
    """Whether a name of a module is surely set anew before it is read.

    Args:
        program: the linked program.
        owner: the body of the module.
        writes: where the name is set, in the body and elsewhere.
        counts: whether what a file does counts.
    """

    def __init__(
        self,
        program: Program,
        owner: CodeRef,
        writes: Sequence[Site],
        counts: Callable[[str], bool],
    ) -> None:
        self._program = program
        self._counts = counts
        own = [one for one in writes if one.code == owner]
        self._anew = self._where_set([one for one in writes if one.code != owner])
        self._anew[owner] = [one for one in self._anew.get(owner, ()) if one > own[-1]]
        self._known: dict[CodeRef, bool] = {}

    def precedes(self, site: Site) -> bool:
        """Whether it is set anew before each run of an instruction."""
        before = [one for one in self._anew.get(site.code, ()) if one < site]
        return surely_precedes(self._program, before, site) or self._precedes_runs(site.code)

    def _precedes_runs(self, code: CodeRef) -> bool:
        """Whether it is set anew before each run of a code; of what none is seen, by its module."""
        module = CodeRef(code.path, ir.MODULE_CODE)
        if code == module:
            return False
        if code not in self._known:
            self._known[code] = True  # a call from within one of its own runs adds nothing
            edges = [one for one in self._program.callers(code) if self._counts(one.caller.path)]
            self._known[code] = (
                all(self.precedes(one.site) for one in edges)
                if edges
                else always_run(self._program, self._anew.get(module, ()))
            )
        return self._known[code]

    def _where_set(self, writes: Sequence[Site]) -> dict[CodeRef, list[Site]]:
        """By code, the stores and the calls of what surely stores."""
        found: dict[CodeRef, list[Site]] = {}
        for one in writes:
            found.setdefault(one.code, []).append(one)
        setting: set[CodeRef] = set()
        waiting = list(found)
        while waiting:
            ref = waiting.pop()
            if ref in setting or not self._is_always_set(ref, found[ref]):
                continue
            setting.add(ref)
            for edge in self._program.callers(ref):
                callees = self._program.callees(edge.site)
                if callees and all(
                    isinstance(one, Function) and one.code in setting for one in callees
                ):
                    found.setdefault(edge.caller, []).append(edge.site)
                    waiting.append(edge.caller)
        return {ref: sorted(sites) for ref, sites in found.items()}

    def _is_always_set(self, ref: CodeRef, sites: Sequence[Site]) -> bool:
        """Whether each call of a function that comes back has run one of some instructions."""
        code = self._program.code(ref)
        if code.kind != "function" or code.is_async or code.is_generator:
            return False
        ends = (
            Site(ref, position)
            for position, one in enumerate(code.instructions)
            if isinstance(one, ir.Return)
        )
        return always_run(self._program, sites) and all(
            surely_precedes(self._program, [one for one in sites if one < end], end) for end in ends
        )
