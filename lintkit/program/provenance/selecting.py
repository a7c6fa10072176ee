"""Which of several functions a call runs, by what the caller of the code around it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit import ir
from lintkit.program.provenance.call_arguments import parameter_in
from lintkit.program.provenance.hierarchy import lineage, method
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.keyed import constant_keys
from lintkit.program.provenance.registers import defining, root
from lintkit.program.values import Class, CodeRef, External, Function, Instance, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lintkit.program.program import Program
    from lintkit.program.provenance.context import Source
    from lintkit.program.values import AbstractValue, Site


class Choice(Struct, frozen=True):
    """One of the functions that a wrapper may call.

    Attributes:
        target: the function; None for one that is not of the program.
        is_only: there is no other.
        is_outside: it is the only one that is not of the program.
        names: of all those of the program.
        name: of the one, if none of the others has the same.
    """

    target: CodeRef | None
    is_only: bool
    is_outside: bool
    names: frozenset[str]
    name: str | None

    @classmethod
    def of(cls, program: Program, site: Site, target: CodeRef | None) -> Choice:
        """The choice that a call in a wrapper has."""
        callees = {
            one.symbol if isinstance(one, External) else one for one in program.callees(site)
        }
        codes = {one.code for one in callees if isinstance(one, Function)}
        names = [program.code(code).name for code in codes]
        name = None if target is None else program.code(target).name
        return cls(
            target,
            is_only=len(callees) <= 1,
            is_outside=target is None and len(codes) == len(callees) - 1,
            names=frozenset(names),
            name=None if name is None or names.count(name) > 1 else name,
        )

    def among(self, chosen: frozenset[CodeRef | None]) -> bool | None:
        """Whether it is the one that is chosen; None where none is known to be."""
        is_asked = self.target is not None or self.is_outside
        if not is_asked or len(chosen) != 1 or (None in chosen and not self.is_outside):
            return None
        return self.target in chosen


def run_for(
    program: Program,
    site: Site,
    caller: Site,
    name: str | None,
    given: Callable[[ir.Parameter], Sequence[Source]],
) -> frozenset[CodeRef | None]:
    """The functions that a call in a wrapper runs for one caller; empty where that is not known.

    Args:
        program: the linked program.
        site: the call in the wrapper.
        caller: the call of the wrapper.
        name: by which that one calls it.
        given: what the caller passes for a parameter of the wrapper.
    """
    return (
        _selected(program, site, given)
        or _wrapped(program, site, caller)
        or _decorated(program, site, caller, name)
    )


def _selected(
    program: Program, site: Site, given: Callable[[ir.Parameter], Sequence[Source]]
) -> frozenset[CodeRef | None]:
    """The functions that a call may run, constructors for classes; empty where that is not known.

    What is no function of the program stands as None.

    Args:
        program: the linked program.
        site: the call: `CLASSES[name](**options)`, or `function(**options)`.
        given: what the caller passes for a parameter of the code around the call.
    """
    callee = _called(program, site)
    if (handed := parameter_in(program, callee)) is not None:
        passed = [source.place and program.values(source.place) for source in given(handed)]
        known = passed if all(passed) else []
        return frozenset(_run(program, value) for values in known for value in values or ())
    taken = defining(program, callee)
    if not isinstance(taken, ir.GetItem):
        return frozenset()
    key = root(program, Place(site.code, taken.key))
    asked = parameter_in(program, key)
    if asked is None:
        return frozenset()
    places = [source.place for source in given(asked)]
    keys = {one and constant_keys(program, Place(one.code, one.register)) for one in places}
    name = keys.pop() if len(keys) == 1 else None
    items = contents(program, Place(site.code, taken.object), site)
    if not name or len(name) != 1 or items.rest or name[0] not in items.by_key:
        return frozenset()
    held = items.by_key[name[0]].places
    return frozenset(_run(program, value) for place in held for value in program.values(place))


def _wrapped(program: Program, site: Site, caller: Site) -> frozenset[CodeRef | None]:
    """The functions that a wrapper may run which was made for one call: `timed(function)(x)`.

    Args:
        program: the linked program.
        site: the call in the wrapper, of what a parameter of the function around it holds.
        caller: the call of the wrapper.
    """
    taken = defining(program, _called(program, site))
    made = program.definition(_called(program, caller))
    if made is None or not isinstance(taken, ir.LoadName):
        return frozenset()
    maker = CodeRef(site.code.path, taken.owner)
    if not any(isinstance(one, Function) and one.code == maker for one in program.callees(made)):
        return frozenset()
    parameters = [one.name for one in program.code(maker).parameters]
    if taken.name not in parameters:
        return frozenset()
    given = program.arguments(made)
    index = parameters.index(taken.name)
    places = given.keywords.get(taken.name) or given.positional[index : index + 1]
    return frozenset(_run(program, value) for place in places for value in program.values(place))


def _decorated(
    program: Program, site: Site, caller: Site, name: str | None
) -> frozenset[CodeRef | None]:
    """The method that a wrapper runs which stands for it in its class: `client.ask(x)`.

    Args:
        program: the linked program.
        site: the call in the wrapper.
        caller: the call of the wrapper.
        name: by which that one calls it.
    """
    run = {one.code for one in program.callees(site) if isinstance(one, Function)}
    receivers = [one.receiver for one in program.callees(caller) if isinstance(one, Function)]
    classes = {one.class_ for one in receivers if isinstance(one, Instance)}
    if name is None or len(classes) != 1 or not all(isinstance(r, Instance) for r in receivers):
        return frozenset()
    found = method(program, lineage(program, classes.pop()).order, name)
    return frozenset({found} & run)


def _called(program: Program, site: Site) -> Place:
    """The register that holds what a call calls."""
    call = program.instruction(site)
    return root(program, Place(site.code, getattr(call, "callee", ir.NO_REGISTER)))


def _run(program: Program, value: AbstractValue) -> CodeRef | None:
    if isinstance(value, Class):
        return method(program, lineage(program, value.code).order, "__init__")
    return value.code if isinstance(value, Function) else None
