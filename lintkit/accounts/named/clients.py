"""Where the clients of models are made: with what, and on what that depends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.makers import Maker
from lintkit.accounts.named.conditions import condition
from lintkit.accounts.reading import callee_externals
from lintkit.accounts.services import services_made
from lintkit.model import Remark
from lintkit.program.evidence import described, dotted
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.sketches import written
from lintkit.program.values import Class, Constant, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.points import Point
    from lintkit.accounts.sdks import Sdks
    from lintkit.accounts.tracing import Tracer
    from lintkit.catalogue import Catalogue
    from lintkit.program.program import Program
    from lintkit.program.values import Site

_SECRET = ("key", "token", "secret", "password", "credential", "credentials")
_LONGEST = 60
_LONGEST_CALL = 300


def clients(
    tracer: Tracer, catalogue: Catalogue, sdks: Sdks, points: Iterable[Point]
) -> tuple[Remark, ...]:
    """The calls, tests aside, that make a client of models, each with its nearest condition.

    Args:
        tracer: asks the linked program.
        catalogue: tells who answers at an address.
        sdks: what is known of libraries, in the versions that the manifests allow.
        points: the calls of models.
    """
    program, services = tracer.program, _asked(points)
    found = []
    for site, call in program.calls():
        if not tracer.is_test(site.code.path):
            symbol, name = _made(tracer, sdks, site)
            if symbol and (site in services or _is_constructor(sdks, symbol, site)):
                named = services.get(site)
                if named is None:
                    named = _made_with(tracer, catalogue, sdks, symbol, site)
                base = "" if name == symbol else symbol
                found.append(_remark(program, site, call, name, base, " or ".join(named)))
    return tuple(sorted(found, key=lambda one: (one.span, one.subject)))


def _asked(points: Iterable[Point]) -> dict[Site, dict[str, None]]:
    """Who answers each client that is asked somewhere, by the call that makes it."""
    services: dict[Site, dict[str, None]] = {}
    for point in points:
        for way in point.ways:
            *others, last = way.chain.makers
            if way.chain.match.sdk.any_host:
                continue
            for maker in others:  # who answers is up to the last one
                if maker.site is not None:
                    services.setdefault(maker.site, {})
            if last.site is not None:
                services.setdefault(last.site, {})[way.service.name] = None
    return services


def _made(tracer: Tracer, sdks: Sdks, site: Site) -> tuple[str, str]:
    """What a call calls that an SDK knows as giving a client, and its name in the program."""
    program, path = tracer.program, site.code.path
    for value in callee_externals(program, site):
        if sdks.client(value.symbol, path) is not None and value.origin is None:
            return value.symbol, value.symbol
    for made in program.callees(site):
        if isinstance(made, Class):
            for base in sorted(lineage(program, made.code).outside):
                if _is_constructor(sdks, base, site):
                    return base, program.code(made.code).name
    return "", ""


def _is_constructor(sdks: Sdks, symbol: str, site: Site) -> bool:
    found = sdks.client(symbol, site.code.path)
    if found is None:
        return False
    sdk, client = found
    is_meant = symbol in (*client.paths, *client.async_paths)
    # `boto3.client` can be one of anything: only what it is made for tells.
    is_told = not sdk.markers or any(one in symbol for one in sdk.markers)
    return is_meant and is_told and not sdk.any_host and not client.abstract


def _made_with(
    tracer: Tracer, catalogue: Catalogue, sdks: Sdks, symbol: str, site: Site
) -> dict[str, None]:
    """Who answers a client that asks nothing here, by the address that it is made with."""
    found = sdks.client(symbol, site.code.path)
    if found is None:
        return {}
    made = services_made(tracer, catalogue, Maker(*found, symbol, site))
    return {one.name: None for one in made}


def _remark(
    program: Program, site: Site, call: ir.Call, name: str, base: str, services: str
) -> Remark:
    given = ", ".join(_given(program, site, call))
    told = f"`{name}({given if len(given) <= _LONGEST_CALL else f'{given[:_LONGEST_CALL]}…'})`"
    told += f", a subclass of `{base}`" if base else ""
    return Remark(
        subject=f"{told}: {services}" if services and services != "any" else told,
        span=program.span(site),
        symbol=described(program, site.code),
        evidence=tuple(condition(program, site)),
    )


def _given(program: Program, site: Site, call: ir.Call) -> Iterator[str]:
    """The arguments as they are written; of a key nothing but where it comes from."""
    for argument in call.arguments:
        place = Place(site.code, argument.value)
        told = _attribute(program, place) or written(program, place)
        is_secret = argument.name.lower().rpartition("_")[2] in _SECRET
        if len(told) > _LONGEST or (is_secret and _is_text(program, place, told)):
            told = "…"
        stars = {"star": "*", "double_star": "**"}.get(argument.kind, "")
        name = f"{argument.name}=" if argument.kind == "keyword" else stars
        yield f"{name}{told or '…'}"


def _attribute(program: Program, place: Place) -> str:
    """An attribute by its name: what it holds by default, others can change."""
    made = program.definition(place)
    found = None if made is None else program.instruction(made)
    return dotted(program, place) if isinstance(found, ir.GetAttr) else ""


def _is_text(program: Program, place: Place, told: str) -> bool:
    """Whether an expression is told by the text that it stands for."""
    values = program.values(place)
    return told.startswith('"') or any(isinstance(one, Constant) and one.value for one in values)
