"""Builds one code: numbers registers, collects instructions and regions, keeps the environment.

The SSA form is built in one pass over the structured program (Brandis and Mössenböck, 1994):
the environment maps each local name to the register of its current version, is copied where
control flow splits and joined with `Phi` where it meets (module `ssa`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.ir import (
    MODULE_CODE,
    NO_REGISTER,
    AnyInstruction,
    Const,
    LoadName,
    Opaque,
    Phi,
    Refine,
    Region,
    Register,
    RegionKind,
    Scalar,
    StoreName,
)
from lintkit.lowering.operands import rename

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.lowering.scopes import Scope
    from lintkit.lowering.unit import Unit


class State:
    """The environment at one point of the code.

    Attributes:
        versions: current register of each local name that is bound.
        partial: names that are bound on some of the paths only; kept where an unbound name is
            looked up elsewhere, in modules and class bodies.
        pending: names whose current version no other code can have seen yet, and the line and
            region of their assignment.
        live: False after return, raise, break and continue.
    """

    __slots__ = ("live", "partial", "pending", "versions")

    def __init__(
        self,
        versions: dict[str, Register],
        partial: set[str],
        pending: dict[str, tuple[int, int]],
        *,
        live: bool,
    ) -> None:
        self.versions = versions
        self.partial = partial
        self.pending = pending
        self.live = live

    def copy(self) -> State:
        """An independent copy."""
        return State(
            self.versions.copy(), self.partial.copy(), self.pending.copy(), live=self.live
        )


class Loop:
    """An open loop: the states that `break` and `continue` carry out of its body."""

    __slots__ = ("breaks", "continues")

    def __init__(self) -> None:
        self.breaks: list[State] = []
        self.continues: list[State] = []


class Builder:
    """One code under construction.

    Attributes:
        line: where the expression that was lowered last starts.
        region: index of the region that instructions go to.
        touched: every name that changed its version, in order; joins look at the tail of it.
        trials: for each open `try`, the versions that were assigned since it began.
        inline: the open comprehensions, innermost last.
        refined: the register that a refinement refines.
    """

    def __init__(self, unit: Unit, scope: Scope, line: int, end_line: int) -> None:
        self.unit = unit
        self.places = unit.places
        self.scope = scope
        self.line = line
        self.region = 0
        self.regions: list[Region] = [Region("body", 0, 0, line, end_line)]
        self.instructions: list[AnyInstruction] = []
        self.registers = 0
        self.state = State({}, set(), {}, live=True)
        self.touched: list[str] = []
        self.trials: list[list[tuple[str, Register]]] = []
        self.loops: list[Loop] = []
        self.inline: list[Scope] = []
        self.refined: dict[Register, Register] = {}
        self.is_generator = False
        self._aliases: dict[Register, Register] = {}
        self._published: set[tuple[str, Register]] = set()
        self._read: set[Register] = set()
        self._falls_through = scope.kind in {"module", "class"}
        if scope.kind == "module":
            self._shared: frozenset[str] | set[str] = scope.names
        else:
            self._shared = frozenset() if scope.kind == "class" else scope.captured

    # --- instructions -----------------------------------------------------------------------
    def register(self) -> Register:
        """A register that nothing uses yet."""
        register = self.registers
        self.registers = register + 1
        return register

    def const(self, value: Scalar) -> Register:
        """A literal."""
        target = self.registers
        self.registers = target + 1
        self.instructions.append(Const(self.line, self.region, target, value))
        return target

    def opaque(self, what: str) -> Register:
        """A value that is not described."""
        target = self.register()
        self.instructions.append(Opaque(self.line, self.region, target, what))
        return target

    def phi(self, sources: Iterable[Register]) -> Register:
        """One of `sources`; the only one, if they are all the same."""
        distinct = tuple(dict.fromkeys(sources))
        if len(distinct) == 1:
            return distinct[0]
        target = self.join(distinct)
        self._read.add(target)
        return target

    def join(self, sources: tuple[Register, ...]) -> Register:
        """A phi that is dropped at the end unless something reads it."""
        target = self.register()
        self.instructions.append(Phi(self.line, self.region, target, sources))
        return target

    def patch(self, position: int, sources: tuple[Register, ...]) -> None:
        """Give the phi at `position` its sources, once they are all known."""
        phi = self.instructions[position]
        assert isinstance(phi, Phi)  # noqa: S101  # positions come from `join`
        self.instructions[position] = Phi(phi.line, phi.region, phi.target, sources)

    def alias(self, register: Register, same: Register) -> None:
        """Let all uses of `register` become uses of `same`."""
        self._aliases[register] = same

    # --- regions ----------------------------------------------------------------------------
    def enter(  # noqa: PLR0913  # the fields of a region
        self,
        kind: RegionKind,
        *,
        partner: int = -1,
        test: Register = NO_REGISTER,
        subjects: tuple[Register, ...] = (),
        is_async: bool = False,
        line: int = 0,
    ) -> int:
        """Open a region within the current one and go into it; `leave` it with the result."""
        index = len(self.regions)
        start = line or self.line
        partner = index if partner < 0 else partner
        self.regions.append(
            Region(
                kind, self.region, partner, start, start, test, subjects, is_async=is_async
            )
        )
        self.region = index
        return index

    def leave(
        self, index: int, *, end_line: int = 0, test: Register | None = None
    ) -> None:
        """Go back to the parent of region `index`, which ends here."""
        region = self.regions[index]
        self.regions[index] = Region(
            region.kind,
            region.parent,
            region.partner,
            region.line,
            max(end_line, region.line),
            region.test if test is None else test,
            region.subjects,
            exits=not self.state.live,
            is_async=region.is_async,
        )
        self.region = region.parent

    # --- names ------------------------------------------------------------------------------
    def read(self, name: str) -> Register:
        """The value of a name."""
        if self.scope.private:
            name = self.scope.mangle(name)
        state = self.state
        version = state.versions.get(name)
        if version is None:
            return self._load(name)
        self._read.add(version)
        if name in self.scope.rewritten and not self._is_inline(name):
            return self._load(name, version)
        if name in state.partial:
            return self.phi((version, self._load(name)))
        return version

    def assign(self, name: str, value: Register) -> None:
        """Let `value` be the new version of a name."""
        if self.scope.private:
            name = self.scope.mangle(name)
        for scope in self.inline:
            if name in scope.names:
                self._assign_inline(scope, name, value)
                return
        if not self.scope.is_local(name):
            owner = self.scope.owner(name)
            self._store(self.line, self.region, owner.index, owner.spelled(name), value)
            return
        self.set_version(name, value)
        for trial in self.trials:
            trial.append((name, value))

    def set_version(self, name: str, version: Register) -> None:
        """Change the environment: `version` is current, and nobody has seen it."""
        state = self.state
        state.versions[name] = version
        state.partial.discard(name)
        self.touched.append(name)
        if name in self._shared:
            state.pending[name] = (self.line, self.region)

    def refine(self, name: str, test: Register, *, outcome: bool) -> None:
        """Let the version of `name` be what it is where `test` came out as `outcome`."""
        state = self.state
        source = state.versions[name]
        target = self.register()
        self.instructions.append(
            Refine(self.line, self.region, target, source, test, outcome)
        )
        self.refined[target] = source
        state.versions[name] = target
        self.touched.append(name)

    def unbind(self, name: str) -> None:
        """`del name`."""
        if self.scope.private:
            name = self.scope.mangle(name)
        state = self.state
        if state.versions.pop(name, None) is not None:
            state.partial.discard(name)
            state.pending.pop(name, None)
            self.touched.append(name)

    def publish(self) -> None:
        """Other code may run now: let it see the current version of every name it can read."""
        state = self.state
        if not state.pending:
            return
        for name, (line, region) in state.pending.items():
            version = state.versions.get(name)
            if version is not None:
                self._store(line, region, self.scope.index, name, version)
        state.pending.clear()

    def publish_attributes(self) -> None:
        """At the end of a class body: its names become the attributes of the class."""
        for name, version in self.state.versions.items():
            self._store(self.line, 0, self.scope.index, name, version)

    def _is_inline(self, name: str) -> bool:
        return any(name in scope.names for scope in self.inline)

    def _assign_inline(self, scope: Scope, name: str, value: Register) -> None:
        """The target of a comprehension: never joined, for it ends with the comprehension."""
        self.state.versions[name] = value
        self.state.partial.discard(name)
        if name in scope.captured:
            self._store(self.line, self.region, scope.index, scope.spelled(name), value)

    def _store(
        self, line: int, region: int, owner: int, name: str, value: Register
    ) -> None:
        self._read.add(value)
        if (name, value) not in self._published:
            self._published.add((name, value))
            self.instructions.append(StoreName(line, region, owner, name, value))

    def _load(self, name: str, current: Register = NO_REGISTER) -> Register:
        scope = self.inline[-1] if self.inline else self.scope
        owner = scope.owner(name)
        here = owner.index == self.scope.index
        if here and not self._falls_through and name not in owner.rewritten:
            return self.opaque("unbound")
        index = MODULE_CODE if owner.kind == "class" else owner.index
        target = self.register()
        self.instructions.append(
            LoadName(self.line, self.region, target, index, owner.spelled(name), current)
        )
        return target

    # --- the end ----------------------------------------------------------------------------
    def finish(self) -> tuple[AnyInstruction, ...]:
        """The instructions, without the joins and refinements that nothing reads."""
        joined = {
            instruction.target: instruction
            for instruction in self.instructions
            if instruction.__class__ is Phi or instruction.__class__ is Refine
        }
        if not joined:
            return tuple(self.instructions)
        needed = self._needed(joined)
        kept = [
            instruction
            for instruction in self.instructions
            if (instruction.__class__ is not Phi and instruction.__class__ is not Refine)
            or instruction.target in needed
        ]
        return tuple(kept)
