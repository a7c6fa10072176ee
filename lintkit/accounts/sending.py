"""What a program puts into a session's way of sending: adapters, and a `request` of its own.

A session of requests passes `timeout=None` to its adapter where a call gives none, so what the
adapter's `send` has its base send with is the bound of such calls. So is what a function passes on
that stands in the place of the session's `request`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.makers import first_call
from lintkit.accounts.parameters import Arrival, Passed, call_at, first_passed
from lintkit.accounts.reading import callee_externals, externals, partially
from lintkit.catalogue.schema import Parameter
from lintkit.ir import Call, Const
from lintkit.program.provenance.called import method_receiver
from lintkit.program.provenance.hierarchy import lineage, method
from lintkit.program.provenance.keyed import constant_keys
from lintkit.program.provenance.stores import assigned
from lintkit.program.values import (
    CodeRef,
    Constant,
    Context,
    External,
    Function,
    Instance,
    Place,
    Site,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.clients import Chain
    from lintkit.accounts.makers import Maker
    from lintkit.accounts.parameters import Invocation
    from lintkit.accounts.settings import ModuleSettings
    from lintkit.accounts.tracing import Tracer
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue

_BASE = "requests.adapters.HTTPAdapter.send"
_TIMEOUT = Parameter(name="timeout", position=2)  # after the request and `stream`
_BY_NAME = Parameter(name="timeout")


class Sending(Struct, frozen=True):
    """What is sent with on such a way; `passed` is None where that is not understood."""

    passed: Passed | None


def sendings(tracer: Tracer, settings: ModuleSettings, maker: Maker) -> Iterator[Sending]:
    """What a session sends with on its ways; those left out that leave that to the library."""
    yield from _of_adapters(tracer, settings, maker)
    replaced = Parameter(name=maker.path, keys=("request",)) if maker.sdk.any_host else None
    for site, place in settings.places(replaced) if replaced else ():
        owner, _ = assigned(tracer.program, site)
        if any(one.origin == maker.site for one in externals(tracer.program, owner)):
            values = tracer.program.values(place) or (None,)
            yield from (Sending(_by_request(tracer, maker, value)) for value in values)


def replacements(
    tracer: Tracer, settings: ModuleSettings, chain: Chain, call: Invocation
) -> Iterator[Sending]:
    """What a program puts in the place of a call, of one object or of a module.

    `client.messages.create = partial(client.messages.create, timeout=9)` hands on what is known.
    """
    program, maker = tracer.program, chain.makers[0]
    for site, place in settings.places(Parameter(name=chain.call)):
        owner, _ = assigned(program, site)
        if all(one.origin != maker.origin for one in externals(program, owner)):
            continue
        for value in program.values(place):
            if isinstance(value, Function) and (
                value.code == call.site.code or not names_timeout(program, value.code)
            ):
                continue  # it calls what it replaces, and hands on what it is given
            if isinstance(value, Constant) or getattr(value, "symbol", "") == chain.call:
                continue  # what was there before is put back
            is_partial = isinstance(value, External) and any(
                one.symbol == chain.call for one in partially(program, value)
            )
            given = value.origin if is_partial and isinstance(value, External) else None
            passed = given and first_passed(tracer, call_at(given), chain.match.call.timeout)
            yield Sending(passed or None)


def names_timeout(program: Program, ref: CodeRef) -> bool:
    """Whether a function, or one around it, names a timeout at all."""
    while program.code(ref).kind in {"function", "lambda"}:
        for one in program.code(ref).instructions:
            if isinstance(one, Const) and one.value == _BY_NAME.name:
                return True
            if isinstance(one, Call) and any(a.name == _BY_NAME.name for a in one.arguments):
                return True
        ref = CodeRef(ref.path, program.code(ref).parent)
    return False


def _by_request(tracer: Tracer, maker: Maker, value: AbstractValue | None) -> Passed | None:
    """What stands in the place of a session's `request` calls that with."""
    program, symbol = tracer.program, f"{maker.path}.request"
    site: Site | None = None
    if not symbol.startswith("requests."):
        return None
    if isinstance(value, Function):
        site = first_call(program, value.code, symbol)
    elif isinstance(value, External) and any(
        one.symbol == symbol for one in partially(program, value)
    ):
        site = value.origin
    return None if site is None else first_passed(tracer, call_at(site), (_BY_NAME,))


def _of_adapters(tracer: Tracer, settings: ModuleSettings, maker: Maker) -> Iterator[Sending]:
    program = tracer.program
    mounted = Parameter(name=maker.path, keys=("mount",), position=1)
    adapters = dict.fromkeys(
        value
        for site, place in settings.places(mounted)
        if any(one.origin == maker.site for one in callee_externals(program, site))
        for value in program.values(place)
        if isinstance(value, Instance)
    )
    for adapter in adapters:
        known = lineage(program, adapter.class_)
        send = method(program, known.order, "send")
        if send is None and known.outside <= {_BASE.rpartition(".")[0]}:
            continue
        if send is not None and _sets_where_missing(program, send):
            continue
        site = None if send is None else first_call(program, send, _BASE)
        run = Arrival(Context(objects=frozenset({adapter})))
        call = None if site is None else call_at(site, (run,))
        yield Sending(None if call is None else first_passed(tracer, call, (_TIMEOUT,)))


def _sets_where_missing(program: Program, send: CodeRef) -> bool:
    """Whether a timeout is only set where none is passed on, which never is: None is."""
    sites = (Site(send, position) for position in range(len(program.code(send).instructions)))
    return any(
        isinstance(call := program.instruction(site), Call)
        and bool(call.arguments)
        and method_receiver(program, site, "setdefault") is not None
        and constant_keys(program, Place(send, call.arguments[0].value)) == (_TIMEOUT.name,)
        for site in sites
    )
