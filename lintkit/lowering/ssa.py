"""The environment of current versions, and what happens to it where control flow meets."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from lintkit.ir import NO_REGISTER, Opaque, Phi, Register

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.lowering.builder import Builder
    from lintkit.lowering.scopes import Scope


class State:
    """The environment at one point of the code.

    Attributes:
        versions: current register of each local name that is bound.
        partial: names that are bound on some of the paths only.
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
        return State(self.versions.copy(), self.partial.copy(), self.pending.copy(), live=self.live)


class Loop:
    """An open loop.

    Attributes:
        breaks: the states that `break` carries out of the body.
        continues: the states that `continue` carries back to the header.
        header: position, name, phi and version at entry of each name that the loop assigns.
    """

    __slots__ = ("breaks", "continues", "header")

    def __init__(self) -> None:
        self.breaks: list[State] = []
        self.continues: list[State] = []
        self.header: list[tuple[int, str, Register, Register]] = []


def branch(code: Builder) -> State:
    """Go on with a copy of the state; returns the state at the split."""
    split = code.state
    code.state = split.copy()
    return split


def join(code: Builder, mark: int, states: Iterable[State]) -> None:
    """Go on where `states` meet, which all come from one state.

    Args:
        code: the code under construction.
        mark: the length of `code.touched` at the split.
        states: one for each path.
    """
    paths = list(states)
    live = [state for state in paths if state.live]
    if len(live) < 2:  # noqa: PLR2004  # nothing meets
        code.state = live[0] if live else paths[0]
        return
    met = code.state = live[0].copy()
    for state in live[1:]:
        met.pending |= {
            name: place for name, place in state.pending.items() if name not in met.pending
        }
    for name in dict.fromkeys(code.touched[mark:]):
        versions = [state.versions.get(name, NO_REGISTER) for state in live]
        bound = [version for version in versions if version != NO_REGISTER]
        if not bound:
            continue
        if len(bound) < len(versions) or any(name in state.partial for state in live):
            met.partial.add(name)
        before = code.registers
        met.versions[name] = _meet(code, bound)
        if code.registers != before and name in met.pending:
            met.pending[name] = (code.line, code.region)


@contextmanager
def unreached(code: Builder, *, never: bool) -> Iterator[None]:
    """Go into a branch that may `never` run, whatever happens: it returns and publishes nothing.

    Its test says so: a constant.
    """
    if not never:
        yield
        return
    before, code.reached = code.reached, False
    region = code.enter("then", test=code.const(value=False))
    yield
    code.leave(region, end_line=code.line)
    code.reached = before
    code.state.live = False


def adopt(code: Builder, states: Iterable[State]) -> None:
    """Take names from states that no run comes to, for annotations, where nothing else binds them.

    Args:
        code: the code under construction, where the states would meet.
        states: one for each path.
    """
    met = code.state
    for state in states:
        for name in state.versions.keys() - met.versions.keys():
            met.versions[name] = state.versions[name]
            met.partial.add(name)
            code.touched.append(name)
            if name in state.pending:
                met.pending[name] = state.pending[name]


def raised(code: Builder, entry: State, trial: list[tuple[str, Register]]) -> State:
    """The state of a handler: any version may be current that the trial assigned."""
    state = entry.copy()
    assigned: dict[str, list[Register]] = {}
    for name, version in trial:
        assigned.setdefault(name, []).append(version)
    for name, versions in assigned.items():
        before = state.versions.get(name)
        if before is None:
            state.partial.add(name)
        else:
            versions.insert(0, before)
        state.versions[name] = _meet(code, versions)
        code.touched.append(name)
        if code.is_shared(name):
            state.pending[name] = (code.line, code.region)
    return state


@contextmanager
def inside(code: Builder, scope: Scope) -> Iterator[None]:
    """Go into an inline scope: its names hide others there, and are gone afterwards.

    What stands in a class body, but in a scope of its own, does not see the names of the class.
    """
    outer = code.state.versions.copy() if scope.names else code.state.versions
    partial = code.state.partial & scope.names
    in_class = code.scope.kind == "class"
    if in_class:
        code.state.versions = {}
    code.inline.append(scope)
    yield
    code.inline.pop()
    state = code.state
    if in_class:
        state.versions = outer
        return
    for name in scope.names:
        state.versions.pop(name, None)
    state.versions |= {name: outer[name] for name in sorted(scope.names) if name in outer}
    state.partial -= scope.names
    state.partial |= partial


def open_loop(code: Builder, names: Iterable[str]) -> Loop:
    """Go into the header of a loop that assigns `names`."""
    code.publish()
    loop = Loop()
    state = code.state
    for name in names:
        if not code.scope.is_local(name):
            continue
        entry = state.versions.get(name, NO_REGISTER)
        if entry == NO_REGISTER:
            state.partial.add(name)
        position = len(code.instructions)
        state.versions[name] = code.join(())
        code.touched.append(name)
        loop.header.append((position, name, state.versions[name], entry))
    code.loops.append(loop)
    return loop


def close_loop(code: Builder, loop: Loop, exits: list[State]) -> None:
    """Come to the end of the body: the phis of the header get their sources.

    Args:
        code: the code under construction, in the state at the end of the body.
        loop: what `open_loop` gave.
        exits: the states that leave the loop, from the header and by `break`.
    """
    if code.state.live:
        code.publish()
    code.loops.pop()
    backs = [state for state in (*loop.continues, code.state) if state.live]
    for position, name, phi, entry in loop.header:
        versions = [entry] if entry != NO_REGISTER else []
        versions += (state.versions.get(name, NO_REGISTER) for state in backs)
        sources = tuple(
            dict.fromkeys(
                version
                for version in versions
                if version != NO_REGISTER and root(code, version) != phi
            )
        )
        if not sources:
            code.instructions[position] = Opaque(
                code.instructions[position].line, code.instructions[position].region, phi, "unbound"
            )
        elif sources == (entry,):
            code.alias(phi, entry)
        else:
            header = code.instructions[position]
            code.instructions[position] = Phi(header.line, header.region, phi, sources)
            if len(sources) == 1:  # unbound before the loop: after it, this is the version
                for state in exits:
                    if state.versions.get(name) == phi:
                        state.versions[name] = sources[0]


def root(code: Builder, version: Register) -> Register:
    """The version before any refinement."""
    while version in code.refined:
        version = code.refined[version]
    return version


def _meet(code: Builder, versions: list[Register]) -> Register:
    """The one version, what all are refinements of, or else a phi."""
    distinct = tuple(dict.fromkeys(versions))
    if len(distinct) == 1:
        return distinct[0]
    others = [set(_refinements(code, version)) for version in distinct[1:]]
    for version in _refinements(code, distinct[0]):
        if all(version in other for other in others):
            return version
    return code.join(distinct)


def _refinements(code: Builder, version: Register) -> list[Register]:
    chain = [version]
    while version in code.refined:
        version = code.refined[version]
        chain.append(version)
    return chain
