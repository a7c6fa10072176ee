"""Under which keys a function puts what it is given into a mapping, call by call.

`@register("openai")` above a class, `register("openai", Client)` and the keywords of a class
statement that `__init_subclass__` gets are calls that write both out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.binding import bind
from lintkit.program.provenance.call_arguments import offset, parameter_in
from lintkit.program.provenance.keyed import constant_keys
from lintkit.program.provenance.registers import defining, root
from lintkit.program.provenance.stores import stores
from lintkit.program.values import Class, CodeRef, Container, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, Key, Site

_NOBODY: dict[Key, bool] = {}


def registered(
    program: Program, mapping: Place, is_meant: Callable[[AbstractValue], bool]
) -> dict[Key, bool]:
    """By key, whether what is meant is put there; empty where not all of that is known."""
    changes = {
        site
        for one in program.values(mapping)
        if isinstance(one, Container)
        for site in stores(program).changes(one)
    }
    found: dict[Key, bool] = {}
    for site in changes:
        store = program.instruction(site)
        if not isinstance(store, ir.SetItem):
            return _NOBODY
        for keys, values in _calls(program, site.code, store):
            if len(keys) != 1:
                return _NOBODY
            found[keys[0]] = found.get(keys[0], False) or any(map(is_meant, values))
    return found


def _calls(
    program: Program, code: CodeRef, store: ir.SetItem
) -> Iterator[tuple[tuple[Key, ...], tuple[AbstractValue, ...]]]:
    """For each call of the code around a store, under which key it puts what."""
    key, value = (root(program, Place(code, one)) for one in (store.key, store.value))
    if parameter_in(program, value) is None:
        yield constant_keys(program, key), program.values(value)
        return
    for site in dict.fromkeys(edge.site for edge in program.callers(code)):
        made = program.instruction(site)
        if isinstance(made, ir.MakeClass):
            new = CodeRef(site.code.path, made.code)
            yield _key(program, site, key, value, new), (Class(new),)
        elif (given := _argument(program, site, value)) is not None:
            values = program.values(given)
            classes = [one.code for one in values if isinstance(one, Class)]
            class_ = classes[0] if len(classes) == 1 else None
            yield _key(program, site, key, value, class_), values


def _key(
    program: Program, site: Site, key: Place, value: Place, class_: CodeRef | None
) -> tuple[Key, ...]:
    """The key that a call writes out, or a class that it registers has as an attribute."""
    made = defining(program, key)
    if isinstance(made, ir.GetAttr) and root(program, Place(key.code, made.object)) == value:
        return () if class_ is None else _attribute(program, class_, made.name)
    if isinstance(made, ir.LoadName):  # of the function around, which gave this one
        key = next(
            (
                Place(owner, one.register)
                for owner in (CodeRef(key.code.path, made.owner),)
                for one in program.code(owner).parameters
                if one.name == made.name
            ),
            key,
        )
        call = program.instruction(site)
        giving = getattr(call, "callee", ir.NO_REGISTER)
        outer = program.definition(root(program, Place(site.code, giving)))
        if outer is None or key.code.index == ir.MODULE_CODE:
            return constant_keys(program, key)
        site = outer
    if parameter_in(program, key) is None:
        return constant_keys(program, key)
    given = _argument(program, site, key)
    return () if given is None else constant_keys(program, given)


def _argument(program: Program, site: Site, parameter: Place) -> Place | None:
    """What a call passes for a parameter, where it writes that out."""
    one = parameter_in(program, parameter)
    if one is None:
        return None
    bound = bind(program, site)
    if (item := bound.keywords.get(one.name)) is not None:
        return item.places[0] if len(item.places) == 1 else None
    position = program.code(parameter.code).parameters.index(one)
    position -= offset(program, site, parameter.code)
    return bound.positional[position] if 0 <= position < len(bound.positional) else None


def _attribute(program: Program, class_: CodeRef, name: str) -> tuple[Key, ...]:
    """The constant that the body of a class gives an attribute."""
    sites = stores(program).names.get((class_.path, class_.index, name), ())
    stored = program.instruction(sites[-1]) if sites else None
    if not isinstance(stored, ir.StoreName):
        return ()
    return constant_keys(program, Place(class_, stored.value))
