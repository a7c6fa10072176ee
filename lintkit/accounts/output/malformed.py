"""Output that is parsed as JSON where nothing handles text that is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.output.catching import may_be_caught, surely_caught
from lintkit.model import OutputFault
from lintkit.program.provenance.registers import root

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.output.followed import Followed
    from lintkit.accounts.output.moves import Seen

_ERRORS = ("json.JSONDecodeError", "builtins.ValueError")
_BY_PARSER = {
    "orjson": ("orjson.JSONDecodeError", *_ERRORS),
    "simplejson": ("simplejson.JSONDecodeError", *_ERRORS),
    "ast": ("builtins.SyntaxError", "builtins.ValueError"),
    "msgspec": ("msgspec.DecodeError", "msgspec.MsgspecError", "builtins.ValueError"),
    "pydantic": ("pydantic.ValidationError", "pydantic_core.ValidationError", *_ERRORS[1:]),
}


def parser_errors(parser: str) -> tuple[str, ...]:
    """What a parser raises on a text that it cannot parse, with its bases."""
    return _BY_PARSER.get(parser.partition(".")[0], _ERRORS)


def malformed(followed: Followed) -> Iterator[OutputFault]:
    """The parsers that a text of the model's reaches, and whose errors nothing catches."""
    program = followed.index.program
    found = tuple(parsed(followed))
    for seen in found:
        if not followed.is_certain(seen.state) or may_be_handled(followed, seen, found):
            continue
        yield OutputFault(
            kind="malformed",
            subject=f"`{seen.detail}`",
            reason="it raises on an answer that is cut off or is not plain JSON",
            span=program.span(seen.site),
            symbol=program.symbol(seen.site.code),
            evidence=(
                followed.told,
                *followed.slice.chain(seen.state),
                program.step(seen.site, "parsed here; no handler on any way catches the error"),
            ),
        )


def parsed(followed: Followed) -> Iterator[Seen]:
    """The places where a text that the model chose is parsed."""
    return (s for s in followed.sights("parse", chosen=True) if not s.state.label.inside)


def may_be_handled(followed: Followed, seen: Seen, all_: Iterable[Seen]) -> bool:
    """Whether a handler may catch the parser's error, or that of an earlier try to parse it.

    Args:
        followed: the point, and where its answer goes.
        seen: where a text of its is parsed.
        all_: every such place.
    """
    errors = parser_errors(seen.detail)
    return _is_tried_before(followed, seen, all_) or may_be_caught(
        followed.index, seen.state, seen.site, errors
    )


def _is_tried_before(followed: Followed, seen: Seen, all_: Iterable[Seen]) -> bool:
    """Whether the same text was parsed before, there or by a helper, in a `try` of its own."""
    program, calls = followed.index.program, seen.state.calls
    place = root(program, seen.state.place)
    for other in all_:
        entered = other.state.calls[len(calls) :]
        site = entered[0] if entered else other.site
        if (
            site.code == place.code
            and site.position < seen.site.position
            and site in program.uses(place)
            and is_surely_handled(followed, other)
        ):
            return True
    return False


def is_surely_handled(followed: Followed, seen: Seen) -> bool:
    """Whether a handler catches the parser's error wherever it can go."""
    return surely_caught(followed.index, seen.state, seen.site, parser_errors(seen.detail))
