"""What a register holds of a model's answer, and where in the answer that stands.

Labels are access paths from the result of the call (Deutsch, "Interprocedural May-Alias Analysis
for Pointers: Beyond k-limiting", 1994): items and attributes alike, for answers can be read both
ways (`answer.choices` and `answer["choices"]`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct, structs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.ir import Scalar

Path: TypeAlias = tuple[str, ...]
Form: TypeAlias = Literal[
    "answer",  # the answer of the SDK, or the part of it at `path`, as the SDK gives it
    "text",  # a text made from the model's
    "data",  # what a text of the model's was parsed into, and parts of that
]

ANY = "[*]"
"""The segment of an item that is not told apart from its neighbours."""

_MOST_NESTED = 3
_LONGEST_PATH = 12
_SEGMENT = re.compile(r"\['([^']*)'\]|(\[[^\]]*\])|([^.\[\]()]+)")
# What the model chooses in a tool call, by the names that the SDKs use.
_CHOSEN = frozenset({"arguments", "args", "input", "text", "content", "partial_json", "delta"})


class Label(Struct, frozen=True):
    """What a register holds of an answer.

    Attributes:
        path: where in the answer it stands; for the form "answer" only.
        inside: the keys under which containers of the program hold it, outermost first.
        cleaned: characters were taken out of it, or replaced.
        of: the part of the answer that a text was made of; for the form "text" only.
    """

    form: Form = "answer"
    path: Path = ()
    inside: Path = ()
    cleaned: bool = False
    of: Path = ()

    def at(self, segment: str) -> Label | None:
        """What an item or attribute of it is; None where it is another one."""
        if self.inside:
            key, *rest = self.inside
            return structs.replace(self, inside=tuple(rest)) if _is_key(key, segment) else None
        if self.form == "answer":
            return Label("answer", (*self.path, segment)[:_LONGEST_PATH])
        return self

    def within(self, key: str) -> Label | None:
        """What a container that holds it is; None where it is too deep to follow."""
        if len(self.inside) >= _MOST_NESTED:
            return None
        return structs.replace(self, inside=(key, *self.inside))

    def made(self, form: Form, *, cleaned: bool = False) -> Label:
        """What is made from it."""
        part = self.path if self.form == "answer" else self.of
        return Label(form, cleaned=self.cleaned or cleaned, of=part if form == "text" else ())


def segment_of(key: Scalar) -> str:
    """The segment for a constant key: an index, or a name as an attribute has it."""
    return key if isinstance(key, str) else f"[{key}]"


@cache
def parsed_path(text: str) -> Path:
    """A path of the catalogue: `choices[0].message.content`; "()" is the result itself."""
    return tuple(name or index or word for name, index, word in _SEGMENT.findall(text))


def is_at(path: Path, known: Path) -> bool:
    """Whether two paths lead to the same part, any item of a list being like another."""
    return len(path) == len(known) and all(map(_may_be, path, known))


def is_below(path: Path, known: Path) -> bool:
    """Whether a path leads to a part, or to something in it."""
    return is_at(path[: len(known)], known)


def is_chosen(path: Path, texts: Iterable[Path]) -> bool:
    """Whether the model chooses what stands at a path: its text, or a tool's arguments."""
    return any(is_at(path, text) for text in texts) or bool(_CHOSEN & set(path[1:]))


def holds_chosen(path: Path, texts: Iterable[Path]) -> bool:
    """Whether what the model chooses stands at a path, or somewhere below it."""
    return not path or is_chosen(path, texts) or any(is_below(text, path) for text in texts)


def written(path: Path) -> str:
    """A path as code reads it: `.choices[0].message.content`."""
    return "".join(part if part.startswith("[") else f".{part}" for part in path)


def _is_key(one: str, other: str) -> bool:
    """Whether two keys of a container of the program may be the same."""
    return one == other or ANY in (one, other) or other.startswith("[-")


def _may_be(one: str, other: str) -> bool:
    return one == other or (ANY in (one, other)) or (one[:1] == other[:1] == "[")
