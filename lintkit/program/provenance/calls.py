"""What calls give: returns of functions of the program, and library calls that are understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit import ir
from lintkit.program.binding import bind
from lintkit.program.evidence import described, expression
from lintkit.program.provenance import (
    choosing,
    constants,
    context_variables,
    mappings,
    named_attributes,
    parsed_files,
    splitting,
    untaken,
    variables,
    widgets,
)
from lintkit.program.provenance.called import external_symbols, method_receiver
from lintkit.program.provenance.computed import compute
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.environment import environment_read
from lintkit.program.provenance.keyed import constant_keys
from lintkit.program.provenance.keywords import own_keywords
from lintkit.program.provenance.options import with_defaults
from lintkit.program.provenance.runs import on_followed, receivers
from lintkit.program.provenance.stores import stores
from lintkit.program.provenance.ways import Way, present, several
from lintkit.program.values import (
    Class,
    Constant,
    Container,
    Context,
    External,
    Function,
    Instance,
    Place,
    Site,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lintkit.ir import Scalar
    from lintkit.program.binding import Bound
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.values import AbstractValue, CodeRef

_MOST_ENTERED = 6
_SEVERAL = 2

# Functions that declare a field, parameter or option: whether the default is also the first
# positional argument.
_DECLARATIONS = {
    "attr.attrib": True,
    "attr.field": False,
    "attr.ib": True,
    "attrs.field": False,
    "dataclasses.field": False,
    "fastapi.Body": True,
    "fastapi.Form": True,
    "fastapi.Header": True,
    "fastapi.Query": True,
    "pydantic.Field": True,
    "pydantic.fields.Field": True,
    "typer.Argument": True,
    "typer.Option": True,
}
# Functions that return one of their arguments, by its position.
_SAME = {"typing.cast": 1, "typing_extensions.cast": 1, "typing.NewType": 0}


def ways(walk: Walk, site: Site, instruction: ir.Call | ir.Await, context: Context) -> list[Way]:
    """The ways into the result of a call, or of waiting for one."""
    place = Place(site.code, instruction.target)
    if isinstance(instruction, ir.Await):
        found = walk.ways(Place(site.code, instruction.value), context)
        is_outside = any(isinstance(way.value, External) for way in found)
        return walk.settled(place) if is_outside else found
    return (
        _library(walk, site, instruction, context)
        or _program(walk, site, context)
        or _text_method(walk, site, instruction, context)
        or [
            structs.replace(way, made_in=context)
            for way in _made(walk, place, instruction, context)
        ]
    )


def _made(walk: Walk, place: Place, call: ir.Call, context: Context) -> list[Way]:
    """What a call makes: of several classes, objects of those that it calls in these runs."""
    found = walk.settled(place)
    classes = {way.value.class_ for way in found if isinstance(way.value, Instance)}
    if len(classes) < _SEVERAL or not context.premises:
        return found
    called = [way.value for way in walk.ways(Place(place.code, call.callee), context)]
    meant = {one.code for one in called if isinstance(one, Class)}
    kept = [
        way for way in found if not isinstance(way.value, Instance) or way.value.class_ in meant
    ]
    return kept if len(meant) == len(called) and kept else found


def _library(walk: Walk, site: Site, call: ir.Call, context: Context) -> list[Way]:
    """The ways into the result of a library call; empty where it is not understood."""
    read = environment_read(walk.program, site)
    if read is not None:
        return variables.ways(walk, site, read, context)
    symbols = external_symbols(walk.program, site)
    if symbols == {"builtins.getattr"}:
        return named_attributes.ways(walk, site, call, context)
    taken = choosing.ways(walk, site, call, symbols, context)
    taken = taken or context_variables.ways(walk, site, symbols, context)
    taken = taken or widgets.ways(walk, site, symbols, context)
    taken = taken or parsed_files.ways(walk, site, call, context)
    if taken := taken or _same(walk, site, call, symbols, context):
        return taken
    if symbols and all(map(constants.is_conversion, symbols)):
        return _converted(walk, site, _meant(walk, site, call, symbols, context), context)
    if symbols and symbols <= _DECLARATIONS.keys():
        return _declared(walk, site, call, symbols, context)
    receiver = method_receiver(walk.program, site, "get", "pop", "setdefault")
    if receiver is None:
        return []
    if kept := _kept(walk, call, receiver, context):
        return kept
    if _holds_containers(walk, receiver) or own_keywords(walk.program, receiver) is not None:
        return mappings.got(walk, site, call, receiver, context)
    defaults = [Place(site.code, argument.value) for argument in call.arguments[1:]]
    if (
        not walk.program.values(receiver)
        and len(defaults) == 1
        and mappings.is_given(walk, defaults)
    ):
        return walk.follow(Source(defaults[0], context))
    return []


def _kept(walk: Walk, call: ir.Call, receiver: Place, context: Context) -> list[Way]:
    """What the program keeps in an object of a library under the key that a call gets."""
    keys = [constant_keys(walk.program, Place(receiver.code, a.value)) for a in call.arguments[:1]]
    key = keys[0][0] if keys and len(keys[0]) == 1 else None
    found = walk.members.kept(receiver, key, context) if isinstance(key, str) else None
    return walk.follow_all(found.sources) if found is not None and found.complete else []


def _program(walk: Walk, site: Site, context: Context) -> list[Way]:
    codes = _functions(walk, site)
    return returned(walk, site, codes, context) if codes else []


def returned(walk: Walk, site: Site, codes: Sequence[CodeRef], context: Context) -> list[Way]:
    """The ways into what functions return that run at a site."""
    target = Place(site.code, getattr(walk.program.instruction(site), "target", ir.NO_REGISTER))
    if any(walk.program.code(code).is_generator for code in codes):
        return [_started(walk, way, site, context) for way in walk.settled(target)]
    return _given(walk, site, codes, context) or walk.settled(target)


def _started(walk: Walk, way: Way, site: Site, context: Context) -> Way:
    """The way to a generator, with the run of its code that a call starts."""
    made = way.value.site if isinstance(way.value, Container) else None
    inside = {one.code for one in context.calls}
    if made is None or made.position >= 0 or made.code in inside:
        return way
    run = context.enter(made.code, site, receivers(walk.program, site, made.code, context))
    return structs.replace(way, made_in=run)


def entered(walk: Walk, site: Site, instruction: ir.Enter, context: Context) -> list[Way]:
    """The ways into what `with` gets of functions that yield it, as context managers."""
    program = walk.program
    made = program.definition(Place(site.code, instruction.manager))
    codes = _functions(walk, made) if made is not None else []
    found: list[Way] = []
    if made is not None and all(program.code(code).is_generator for code in codes):
        found = _given(walk, made, codes, context)
    if found:
        return found
    return [
        structs.replace(way, made_in=context) if _is_made_in(way.value, site.code) else way
        for way in walk.settled(Place(site.code, instruction.target))
    ]


def _is_made_in(value: AbstractValue, code: CodeRef) -> bool:
    return isinstance(value, External) and value.origin is not None and value.origin.code == code


def _given(walk: Walk, site: Site, codes: Sequence[CodeRef], context: Context) -> list[Way]:
    """The ways into what functions return or yield that a call runs; empty: not followed."""
    program = walk.program
    inside = {one.code for one in context.calls}
    sources: list[Source] = []
    missing: list[bool] = []
    for code in on_followed(program, site, codes, context):
        if code in inside or len(context.calls) >= _MOST_ENTERED:
            return []
        verb = "yields" if program.code(code).is_generator else "returns"
        run = context.enter(code, site, receivers(program, site, code, context))
        for position, given in untaken.given(walk, code, site, run).items():
            place = Place(code, given.value)
            what = expression(program, place)
            text = f"`{described(program, code)}` {verb} {what or 'this'}"
            step = program.step(Site(code, position), text)
            sources.append(Source(place, run, (step,), origin="constant"))
            missing += [untaken.stands_in(walk, Site(code, position), run)]
    ways = [walk.follow(source) for source in sources]
    if any(missing):
        ways = [
            [_as_default(way) for way in found if way.origin != "environment"]
            if stands_in
            else [way for way in found if way.origin != "environment"]
            for found, stands_in in zip(ways, missing, strict=True)
        ]
    return several(way for found in ways for way in found)


def _as_default(way: Way) -> Way:
    """A value that stands in for an unset environment variable."""
    is_plain = way.origin in {"literal", "constant", "argument"}
    return structs.replace(way, origin="environment_default") if is_plain else way


def _functions(walk: Walk, site: Site) -> list[CodeRef]:
    """The functions of the program that a call runs, where it runs nothing else."""
    callees = walk.program.callees(site)
    found = [value.code for value in callees if isinstance(value, Function)]
    if len(found) == len(callees) > 0:
        return list(dict.fromkeys(found))
    if found or any(isinstance(value, Class) for value in callees):
        return []
    symbols = external_symbols(walk.program, site)
    if all(isinstance(value, Instance) for value in callees) or all(
        symbol.startswith("functools.") for symbol in symbols
    ):
        return list(dict.fromkeys(stores(walk.program).entered.get(site, ())))
    return []


def _holds_containers(walk: Walk, place: Place) -> bool:
    """Whether containers come to a place where an attribute is read, and no other objects.

    What a library read may stand beside them, as in `json.load(f) if exists else {}`.
    """
    found = [value for value in walk.program.values(place) if value != Constant(None)]
    own = [value for value in found if isinstance(value, Container)]
    read = [one for one in found if isinstance(one, External) and one.origin is not None]
    return bool(own) and len(own) + len(read) == len(found)


def _same(
    walk: Walk, site: Site, call: ir.Call, symbols: frozenset[str], context: Context
) -> list[Way]:
    """The argument that is returned, or whose member of an enumeration is; empty for others."""
    if not symbols:
        member = walk.members.of_enumeration(Place(site.code, call.target), context)
        return walk.follow_all(member.sources) if member.complete else []
    if not symbols <= _SAME.keys():
        return []
    given, position = bind(walk.program, site).positional, _SAME[min(symbols)]
    return walk.follow(Source(given[position], context)) if position < len(given) else []


def _converted(walk: Walk, site: Site, symbols: frozenset[str], context: Context) -> list[Way]:
    """What a conversion gives; one of several, where a parameter says which."""
    bound = bind(walk.program, site)
    if bound.keywords or bound.star or not bound.positional:
        return [Way(Unknown("what the conversion gives is not known"), origin="unknown")]
    names = " or ".join(sorted(symbol.removeprefix("builtins.") for symbol in symbols))
    if names == "str" and (named := _paths(walk, bound.positional[0], context)):
        return named
    is_number = names in {"int", "float", "max", "min"}  # whatever it is made of
    hidden = Unknown(f"what `{names}` gives is not known")
    otherwise = External(f"builtins.{names}", site) if is_number else hidden

    def convert(values: Sequence[Scalar]) -> Constant | None:
        results = [constants.convert(symbol, values) for symbol in sorted(symbols)]
        alike = {repr(one) for one in results}  # 9 and 9.0 are not
        return results[0] if len(alike) == 1 else None

    found = compute(walk, bound.positional, convert, context, otherwise)
    return [present(way) for way in found]


def _meant(
    walk: Walk, site: Site, call: ir.Call, symbols: frozenset[str], context: Context
) -> frozenset[str]:
    """Those of several functions that are called in the runs that are followed."""
    if len(symbols) == 1:
        return symbols
    values = [way.value for way in walk.ways(Place(site.code, call.callee), context)]
    found = frozenset(value.symbol for value in values if isinstance(value, External))
    return found if found <= symbols and len(found) > 0 else symbols


def _paths(walk: Walk, place: Place, context: Context) -> list[Way]:
    """The ways into a place to which only paths of `pathlib` come: their text says the same."""
    found = walk.ways(place, context)
    of_files = (
        isinstance(way.value, External) and way.value.symbol.startswith("pathlib.") for way in found
    )
    return found if all(of_files) else []


def _declared(
    walk: Walk, site: Site, call: ir.Call, symbols: frozenset[str], context: Context
) -> list[Way]:
    """The default of a declared field or option."""
    bound = bind(walk.program, site)
    default = bound.keywords.get("default")
    places = default.places if default else ()
    if codes := _factories(walk, bound):
        return returned(walk, site, codes, context)
    if not default and all(_DECLARATIONS[symbol] for symbol in symbols):
        places = bound.positional[:1]
    if not places:
        return walk.settled(Place(site.code, call.target))
    return walk.follow_all(Source(place, context) for place in places)


def _factories(walk: Walk, bound: Bound) -> list[CodeRef]:
    """The functions of the program that make the default of a field, if nothing else does."""
    given = bound.keywords.get("default_factory") or bound.keywords.get("factory")
    values = [
        one for place in (given.places if given else ()) for one in walk.program.values(place)
    ]
    codes = [value.code for value in values if isinstance(value, Function)]
    return codes if len(codes) == len(values) else []


def _text_method(walk: Walk, site: Site, call: ir.Call, context: Context) -> list[Way]:
    """The result of a text method; empty where the call is none that is understood."""
    definition = walk.program.definition(Place(site.code, call.callee))
    method = None if definition is None else walk.program.instruction(definition)
    if isinstance(method, ir.GetAttr) and method.name == "join":
        return splitting.joined_text(walk, site, method, call, context)
    if not isinstance(method, ir.GetAttr) or not constants.is_method(method.name):
        return []
    receiver = Place(site.code, method.object)
    texts = with_defaults(walk, walk.ways(receiver, context))
    if not any(isinstance(way.value, Constant) for way in texts):
        return []
    if any(argument.kind in {"star", "double_star"} for argument in call.arguments):
        return []
    places = [receiver, *(Place(site.code, argument.value) for argument in call.arguments)]
    names = [argument.name for argument in call.arguments]

    def apply(values: Sequence[Scalar]) -> Constant | None:
        given = list(zip(names, values[1:], strict=True))
        positional = [value for name, value in given if not name]
        keywords = {name: value for name, value in given if name}
        return constants.call_method(values[0], method.name, positional, keywords)

    filled = method.name == "format"  # a text of which the template shows a part
    unknown_text = Unknown(f"what `.{method.name}` gives is not known")
    return compute(
        walk, places, apply, context, Container("string", site) if filled else unknown_text
    )
