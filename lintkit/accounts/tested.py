"""Which clients pass a test for the classes of libraries: `isinstance(llm, OpenAI)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.makers import maker_of_client
from lintkit.accounts.reading import externals
from lintkit.program.values import External, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.sdks import Sdks
    from lintkit.catalogue.schema import Client
    from lintkit.program.program import Program

_ISINSTANCE = (External("builtins.isinstance"),)


def passing(
    program: Program, sdks: Sdks, place: Place, values: Iterable[External]
) -> Iterator[External]:
    """The objects that can have come to a place through the tests on the way.

    Of a client the catalogue says whose class its own is made from, as `like`; one that is not
    known may be of any class.
    """
    asked = tuple(_asked(program, sdks, place))
    for value in values:
        maker = maker_of_client(program, sdks, value, place.code.path) if asked else None
        if maker is None or all(
            any(_is_of(sdks, maker.client, one, place.code.path) for one in classes)
            for classes in asked
        ):
            yield value


def _asked(program: Program, sdks: Sdks, place: Place) -> Iterator[tuple[Client, ...]]:
    """The classes of which what is in a place was found to be one, test by test."""
    made = program.definition(place)
    while made is not None and isinstance(refine := program.instruction(made), ir.Refine):
        source = Place(place.code, refine.source)
        if refine.outcome:
            symbols = tuple(_classes(program, Place(place.code, refine.test), source))
            known = tuple(sdks.client(symbol, place.code.path) for symbol in symbols)
            if symbols and all(one is not None and not one[1].abstract for one in known):
                yield tuple(one[1] for one in known if one is not None)
        made = program.definition(source)


def _classes(program: Program, test: Place, tested: Place) -> Iterator[str]:
    """The one class for which a value is tested; several are not told apart."""
    made = program.definition(test)
    call = None if made is None else program.instruction(made)
    if not isinstance(call, ir.Call) or [one.value for one in call.arguments][:1] != [
        tested.register
    ]:
        return
    if program.values(Place(test.code, call.callee)) == _ISINSTANCE:
        for argument in call.arguments[1:]:
            yield from (one.symbol for one in externals(program, Place(test.code, argument.value)))


def _is_of(sdks: Sdks, client: Client, asked: Client, importer: str) -> bool:
    if client.abstract or client is asked:
        return True
    kin = (sdks.client(path, importer) for path in client.kin)
    return any(one is not None and one[1] is asked for one in kin)
