"""The text in which a person answers: the questions first, what lintkit found below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.signoffs.record import Answers
from lintkit.signoffs.toml import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_HOW = (
    "Answer in your own words, between the quotes, for somebody who has never seen this code and",
    "is called about it at night.",
)
_EMPTY = "'''\n\n'''"


class Draft(Answers, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """What a person has written: the answers, and who signs where git is not to say."""

    name: str = ""
    email: str = ""


def render_draft(
    title: str,
    questions: Mapping[str, str],
    given: Draft,
    *,
    notes: Iterable[str] = (),
    found: Iterable[str] = (),
) -> str:
    """The text to fill in, as TOML.

    Args:
        title: what is signed.
        questions: what is asked, by key.
        given: answers that there are already, and who signs.
        notes: what to know before answering, printable lines.
        found: what lintkit found and nobody has answered, printable lines.
    """
    lines = [f"# {title}", "#", *(f"# {line}".rstrip() for line in (*_HOW, *notes))]
    for key, answer in given.by_key().items():
        if key in questions:
            lines += ["", f"# {questions[key]}", *_pair(key, answer)]
    lines += ["", "# Who signs", *_pair("name", given.name), *_pair("email", given.email)]
    if listed := list(found):
        lines += ["", "# What lintkit found here, and what the code leaves open:"]
        lines += [f"# - {line}" for line in listed]
    return "\n".join(lines) + "\n"


def parse_draft(text: str) -> Draft:
    """What a person has written.

    Raises:
        ValueError: the text is no TOML, or has other keys; the message says why.
    """
    return parse(text.encode("utf-8", "surrogateescape"), Draft)


def _pair(key: str, text: str) -> Iterator[str]:
    import tomli_w  # noqa: PLC0415 (only who signs needs it)

    if key in ("name", "email"):
        yield tomli_w.dumps({key: text}).rstrip("\n")
    elif not text:
        yield f"{key} = {_EMPTY}"
    else:
        yield tomli_w.dumps({key: f"{text}\n"}, multiline_strings=True).rstrip("\n")
