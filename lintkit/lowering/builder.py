"""Builds one code: numbers registers, collects instructions and regions, keeps the environment.

The SSA form is built in one pass over the structured program (Brandis and Mössenböck, 1994):
the environment maps each local name to the register of its current version, is copied where
control flow splits and joined with `Phi` where it meets (module `ssa`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

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
    RegionKind,
    Register,
    Scalar,
    StoreName,
)
from lintkit.lowering.operands import rename
from lintkit.lowering.ssa import Loop, State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.lowering.positions import Located
    from lintkit.lowering.scopes import Scope
    from lintkit.lowering.unit import Unit


class Builder:
    """One code under construction.

    Attributes:
        line: where the expression that was lowered last starts.
        region: index of the region that instructions go to.
        touched: every name that changed its version, in order; joins look at the tail of it.
        trials: for each open `try`, the versions that were assigned since it began.
        inline: the open comprehensions, innermost last.
        refined: the register that a refinement refines.
        partners: by value the key under which it is, and by key its value, as far as both are
            known to belong together.
        answers: by value of a test that has a name, the name and version that it examined.
        reached: False in a branch that no run comes to.
        evaluating: where the call of `eval` or `exec` stands whose operand is being lowered.
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
        self.partners: dict[Register, Register] = {}
        self.answers: dict[Register, tuple[str, Register]] = {}
        self.evaluating: Located | None = None
        self.is_generator = False
        self.reached = True
        self._aliases: dict[Register, Register] = {}
        self._published: set[tuple[str, Register]] = set()
        self._read: set[Register] = set()
        self._looks_outside = scope.kind in {"module", "class"}
        self._shared = scope.names if self._looks_outside else scope.captured

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

    def keep(self, register: Register) -> None:
        """Let a phi or refinement stand, though it is not read by name."""
        self._read.add(register)

    def alias(self, register: Register, same: Register) -> None:
        """At the end, let all uses of `register` become uses of `same`."""
        self._aliases[register] = same

    # --- regions ----------------------------------------------------------------------------
    def enter(  # the fields of a region
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
            Region(kind, self.region, partner, start, start, test, subjects, is_async=is_async)
        )
        self.region = index
        return index

    def leave(self, index: int, *, end_line: int = 0, test: Register | None = None) -> None:
        """Go back to the parent of region `index`, which ends here."""
        region = self.regions[index]
        self.regions[index] = replace(
            region,
            end_line=max(end_line, region.line),
            exits=not self.state.live,
            test=region.test if test is None else test,
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
        if self._looks_outside and name in state.partial:
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
        if self.is_shared(name):
            state.pending[name] = (self.line, self.region)

    def refine(
        self, name: str, test: Register, *, outcome: bool, subject: Register = NO_REGISTER
    ) -> None:
        """Let the version of `name` be what it is where `test` came out as `outcome`."""
        if self.scope.private:
            name = self.scope.mangle(name)
        state = self.state
        source = state.versions[name]
        target = self.register()
        self.instructions.append(
            Refine(self.line, self.region, target, source, test, outcome, subject)
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

    def doubt(self) -> None:
        """`import *` may have bound any name anew."""
        self.state.partial.update(self.state.versions)
        self.touched.extend(self.state.versions)

    def is_shared(self, name: str) -> bool:
        """Whether another code can read the name."""
        return name in self._shared

    def publish(self, *, at_end: bool = False) -> None:
        """Other code may run now: let it see the current version of every name it can read.

        From code that no run comes to, nothing is to be seen.

        The names of a class body become visible, as attributes, at its end.
        """
        state = self.state
        if not state.pending or not self.reached or (self.scope.kind == "class" and not at_end):
            return
        for name, (line, region) in state.pending.items():
            version = state.versions.get(name)
            if version is not None:
                self._store(line, region, self.scope.index, name, version)
        state.pending.clear()

    def _is_inline(self, name: str) -> bool:
        return any(name in scope.names for scope in self.inline)

    def _assign_inline(self, scope: Scope, name: str, value: Register) -> None:
        """The target of a comprehension: never joined, for it ends with the comprehension."""
        self.state.versions[name] = value
        self.state.partial.discard(name)
        if name in scope.captured:
            self._store(self.line, self.region, scope.index, scope.spelled(name), value)

    def _store(self, line: int, region: int, owner: int, name: str, value: Register) -> None:
        self._read.add(value)
        if (name, value) not in self._published:
            self._published.add((name, value))
            self.instructions.append(StoreName(line, region, owner, name, value))

    def _load(self, name: str, current: Register = NO_REGISTER) -> Register:
        scope = self.inline[-1] if self.inline else self.scope
        owner = scope.owner(name)
        here = owner.index == self.scope.index
        if here and not self._looks_outside and name not in owner.rewritten:
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
            if isinstance(instruction, (Phi, Refine))
        }
        if not joined:
            return tuple(self.instructions)
        if self._aliases:
            self._simplify([phi for phi in joined.values() if isinstance(phi, Phi)])
        needed = self._needed(joined)
        kept = [
            instruction
            for instruction in self.instructions
            if not isinstance(instruction, (Phi, Refine)) or instruction.target in needed
        ]
        if self._aliases:
            kept = [self._renamed(instruction) for instruction in kept]
            self.regions = [
                replace(
                    region,
                    test=self.resolve(region.test),
                    subjects=tuple(map(self.resolve, region.subjects)),
                )
                for region in self.regions
            ]
        return tuple(kept)

    def resolve(self, register: Register) -> Register:
        """The register that stands for `register` in the end."""
        while register in self._aliases:
            register = self._aliases[register]
        return register

    def _renamed(self, instruction: AnyInstruction) -> AnyInstruction:
        renamed = rename(instruction, self.resolve)
        if isinstance(renamed, Phi):
            return replace(renamed, sources=tuple(dict.fromkeys(renamed.sources)))
        return renamed

    def _simplify(self, phis: list[Phi]) -> None:
        """Remove the phis that an alias made trivial, and those that these make trivial."""
        changed = True
        while changed:
            changed = False
            for phi in phis:
                sources = set(map(self.resolve, phi.sources)) - {phi.target}
                if phi.target not in self._aliases and len(sources) == 1:
                    source = sources.pop()
                    if source < phi.target:  # assigned before it, so that uses can be renamed
                        self._aliases[phi.target] = source
                        changed = True

    def _needed(self, joined: dict[Register, Phi | Refine]) -> set[Register]:
        needed: set[Register] = set()
        pending = [self.resolve(register) for register in self._read]
        while pending:
            register = pending.pop()
            if register in joined and register not in needed:
                needed.add(register)
                join = joined[register]
                sources = (
                    join.sources
                    if isinstance(join, Phi)
                    else (join.source, join.test, join.subject)
                )
                pending += map(self.resolve, sources)
        return needed
