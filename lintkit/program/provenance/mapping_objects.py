"""Mappings whose items are read as attributes: those of libraries, and subclasses of `dict`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.binding import bind
from lintkit.program.evidence import expression
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.hierarchy import lineage, method
from lintkit.program.provenance.items import contents
from lintkit.program.values import CodeRef, External, Instance, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.program.program import Program
    from lintkit.program.provenance.keyed import Item
    from lintkit.program.values import AbstractValue, Context, Site

# What makes such an object of the mapping that it is given, or of keywords.
_MAKERS = (
    "addict.Dict",
    "box.Box",
    "dotmap.DotMap",
    "easydict.EasyDict",
    "ml_collections.ConfigDict",
    "munch.Munch",
    "munch.munchify",
    "omegaconf.DictConfig",
    "omegaconf.OmegaConf.create",
    "omegaconf.OmegaConf.load",
)
_DICTS = frozenset(
    {"builtins.dict", "collections.OrderedDict", "collections.UserDict", "collections.defaultdict"}
)


def of_library(
    program: Program, owner: External, name: str, context: Context
) -> tuple[Source, ...]:
    """What an object of a library holds under a name that it was made of; empty for others."""
    maker = next((one for one in _MAKERS if f"{owner.symbol}.".startswith(f"{one}.")), None)
    if maker is None or owner.origin is None:
        return ()
    inside = owner.symbol[len(maker) + 1 :].split(".") if owner.symbol != maker else []
    found: tuple[Place, ...] = ()
    for key in (*inside, name):
        item = (
            _given(program, owner.origin, key)
            if not found
            else contents(program, found[0], owner.origin).by_key.get(key)
        )
        if item is None or len(item.places) != 1:
            return ()
        found = item.places
    return _sources(program, found, name, context)


def of_dicts(
    program: Program, held: Iterable[AbstractValue], name: str, context: Context
) -> list[Source]:
    """What stands under a key in objects of such subclasses; empty where others are among them."""
    found: list[Source] = []
    for one in held:
        own = of_dict(program, one, name, context) if isinstance(one, Instance) else ()
        if not own:
            return []
        found += own
    return found


def of_dict(program: Program, made: Instance, name: str, context: Context) -> tuple[Source, ...]:
    """What an object of a subclass of `dict` was made with under a name; empty for others."""
    if not is_dict(program, made.class_) or made.site.position < 0:
        return ()
    item = _given(program, made.site, name)
    return () if item is None else _sources(program, item.places, name, context)


def is_dict(program: Program, class_: CodeRef) -> bool:
    """Whether a class is a mapping that is made as `dict` is."""
    known = lineage(program, class_)
    return (
        not known.has_init
        and not _DICTS.isdisjoint(known.outside)
        and method(program, known.order, "__getitem__") is None
    )


def reads_item(program: Program, getter: CodeRef) -> bool:
    """Whether a code is the `__getattr__` of a mapping, which gives its items."""
    class_ = CodeRef(getter.path, program.code(getter).parent)
    return is_dict(program, class_) and method(program, (class_,), "__getattr__") == getter


def _given(program: Program, site: Site, key: str) -> Item | None:
    """An item of the mapping that a call is given, or of its keywords."""
    bound = bind(program, site)
    if key in bound.keywords:
        return bound.keywords[key]
    for place in bound.positional[:1]:
        return contents(program, place, site).by_key.get(key)
    return None


def _sources(
    program: Program, places: tuple[Place, ...], name: str, context: Context
) -> tuple[Source, ...]:
    return tuple(
        Source(
            place,
            context.elsewhere(),
            () if made is None else (program.step(made, f"{name!r} holds {what}"),),
            origin="constant",
        )
        for place in places
        for made in (program.definition(place),)
        for what in (expression(program, place) or "this",)
    )
