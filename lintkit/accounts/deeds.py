"""What a handler does: whom it tells, how long it sleeps, whether it asks again, how it ends."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.output.telling import is_loud, is_silent, within
from lintkit.accounts.reading import callee_externals
from lintkit.program.evidence import dotted
from lintkit.program.sketches import written
from lintkit.program.values import CodeRef, Constant, Place, Site

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lintkit.program.program import Program

_MOST_CALLS = 2
_SLEEPING = frozenset({"time.sleep", "asyncio.sleep", "anyio.sleep", "trio.sleep"})


class Deeds:
    """Tells what the handlers of one program do.

    Args:
        program: the linked program.
        points: the calls that ask a model.
    """

    def __init__(self, program: Program, points: Collection[Site]) -> None:
        self._program = program
        self._points = frozenset(points)
        asking = {ref for site in self._points for ref in program.reaching(site.code)}
        self._callees: dict[Site, set[CodeRef]] = defaultdict(set)
        for edge in program.edges():
            if isinstance(edge.callee, CodeRef) and edge.callee in asking and edge.kind == "call":
                self._callees[edge.site].add(edge.callee)

    def of(self, ref: CodeRef, region: int) -> str:
        """What a handler of a code does, in words."""
        program = self._program
        told = dict.fromkeys(self._told(ref, region))
        slept = dict.fromkeys(self._slept(ref, region))
        again = dict.fromkeys(self._asked(ref, region))
        ends = dict.fromkeys(self._ends(ref, region))
        if not told and not ends and not again:
            if is_silent(program, ref, region):
                return ", ".join((*slept, "the code goes on, silently"))
            calls = list(dict.fromkeys(self._called(ref, region)))[:_MOST_CALLS]
            told = {f"`{name}` is called": None for name in calls}
        put = () if ends else tuple(dict.fromkeys(self._put(ref, region)))[:_MOST_CALLS]
        return ", ".join((*told, *slept, *again, *put, " or ".join(ends) or "the code goes on"))

    def _told(self, ref: CodeRef, region: int) -> Iterator[str]:
        for site, instruction in within(self._program, ref, region):
            if isinstance(instruction, ir.Call) and is_loud(self._program, site):
                name = dotted(self._program, Place(ref, instruction.callee))
                yield f"`{name}` tells of it" if name else "somebody is told of it"

    def _slept(self, ref: CodeRef, region: int) -> Iterator[str]:
        program = self._program
        for site, instruction in within(program, ref, region):
            if isinstance(instruction, ir.Call) and any(
                one.symbol in _SLEEPING for one in callee_externals(program, site)
            ):
                for place in program.arguments(site).positional[:1]:
                    values = program.values(place)
                    if len(values) == 1 and isinstance(values[0], Constant):
                        yield f"sleeps {values[0].value} s"
                    else:
                        name = dotted(program, place)
                        yield f"sleeps `{name}` s" if name else "sleeps"

    def _asked(self, ref: CodeRef, region: int) -> Iterator[str]:
        """The calls in a handler that ask a model, themselves or through others."""
        for site, instruction in within(self._program, ref, region):
            if site in self._points:
                yield f"a model is asked in line {instruction.line}"
            elif site in self._callees and isinstance(instruction, ir.Call):
                name = dotted(self._program, Place(ref, instruction.callee))
                what = f"`{name}`" if name else f"line {instruction.line}"
                yield f"a model is asked through {what}"

    def _ends(self, ref: CodeRef, region: int) -> Iterator[str]:
        program = self._program
        for _, instruction in within(program, ref, region):
            if isinstance(instruction, ir.Raise):
                raised = self._made(Place(ref, instruction.exception))
                is_same = instruction.exception == ir.NO_REGISTER or isinstance(raised, ir.Caught)
                yield "it is raised again" if is_same else self._raised(ref, raised)
            elif isinstance(instruction, ir.Return):
                given = written(program, Place(ref, instruction.value))
                yield f"`{given}` is given back" if given else "another value is given back"

    def _put(self, ref: CodeRef, region: int) -> Iterator[str]:
        """What a handler puts into an object or a container, as far as it is written."""
        program = self._program
        for _, instruction in within(program, ref, region):
            if isinstance(instruction, ir.SetAttr | ir.SetItem):
                owner = dotted(program, Place(ref, instruction.object))
                given = written(program, Place(ref, instruction.value))
                part = f".{instruction.name}" if isinstance(instruction, ir.SetAttr) else "[…]"
                if owner and given:
                    yield f"`{owner}{part}` becomes `{given}`"

    def _raised(self, ref: CodeRef, raised: ir.AnyInstruction | None) -> str:
        name = (
            dotted(self._program, Place(ref, raised.callee)) if isinstance(raised, ir.Call) else ""
        )
        return f"`{name}` is raised" if name else "another error is raised"

    def _called(self, ref: CodeRef, region: int) -> Iterator[str]:
        """What a handler calls, by name, beside what makes texts and exceptions."""
        for _, instruction in within(self._program, ref, region):
            if isinstance(instruction, ir.Call):
                name = dotted(self._program, Place(ref, instruction.callee))
                if name and not name.endswith((".format", "Error", "Exception", ".join")):
                    yield name

    def _made(self, place: Place) -> ir.AnyInstruction | None:
        site = self._program.definition(place)
        return None if site is None else self._program.instruction(site)
