"""Where code parses texts, and what it does with one that cannot be parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.output.library import LENIENT, PARSERS
from lintkit.accounts.output.malformed import parser_errors
from lintkit.accounts.reading import callee_externals
from lintkit.accounts.retrying import retries
from lintkit.accounts.trials import trials
from lintkit.model import Remark, Step
from lintkit.program.evidence import described
from lintkit.program.values import External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.deeds import Deeds
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

_REPAIRING = tuple(name for name in LENIENT if not name.endswith("output_parsers."))
_METHODS = frozenset({"model_validate_json", "parse_raw", "validate_json"})
"""What parses JSON into an object of a class; by their names alone, as pydantic has them."""

_OWN = ("builtins.open", "json.dumps", "orjson.dumps", "pathlib.Path", "importlib.resources.")


def parsing(program: Program, deeds: Deeds, codes: Iterable[CodeRef]) -> tuple[Remark, ...]:
    """Where some code parses texts, by place, each with the handlers for what cannot be parsed.

    Args:
        program: the linked program.
        deeds: tells what handlers do.
        codes: where to look.
    """
    found = (
        _parsed(program, deeds, Site(ref, position), parser)
        for ref in codes
        for position, instruction in enumerate(program.code(ref).instructions)
        if isinstance(instruction, ir.Call)
        if not _is_own(program, Site(ref, position))
        for parser in _parsers(program, Site(ref, position), instruction)
    )
    return tuple(sorted(found, key=lambda one: one.span))


def _is_own(program: Program, site: Site) -> bool:
    """Whether what is parsed is surely a text that the program made, or a file that it opened."""
    for place in program.arguments(site).positional[:1]:
        made = program.definition(place)
        if made is not None and isinstance(program.instruction(made), ir.Call):
            symbols = [value.symbol for value in callee_externals(program, made)]
        else:
            found = program.values(place)
            symbols = [one.symbol if isinstance(one, External) else "" for one in found]
        return bool(symbols) and all(symbol.startswith(_OWN) for symbol in symbols)
    return False


def _parsers(program: Program, site: Site, call: ir.Call) -> Iterator[str]:
    for value in callee_externals(program, site):
        if value.symbol in PARSERS or value.symbol.startswith(_REPAIRING):
            yield value.symbol
            return
    made = program.definition(Place(site.code, call.callee))
    method = None if made is None else program.instruction(made)
    if isinstance(method, ir.GetAttr) and method.name in _METHODS:
        yield f"pydantic.{method.name}"


def _parsed(program: Program, deeds: Deeds, site: Site, parser: str) -> Remark:
    return Remark(
        subject=f"`{parser.removeprefix('pydantic.')}`",
        span=program.span(site),
        symbol=described(program, site.code),
        evidence=() if parser.startswith(_REPAIRING) else _handled(program, deeds, site, parser),
    )


def _handled(program: Program, deeds: Deeds, site: Site, parser: str) -> tuple[Step, ...]:
    """The nearest handler in the function for what cannot be parsed, or that there is none."""
    names = parser_errors(parser)
    for _, handlers in trials(program, site):
        for handler in handlers:
            catches = handler.catches_any(names)
            if catches is not False:
                line = program.code(site.code).regions[handler.region].line
                what = deeds.of(site.code, handler.region)
                told = f"what cannot be is caught: {what}" if catches else f"may be caught: {what}"
                return (Step(site.code.path, line, told),)
    none = program.step(site, "no handler in this function catches what cannot be")
    return (none, *retries(program, site.code))
