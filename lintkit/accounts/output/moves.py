"""What one instruction does with what it reads of an answer: where it goes on, what is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct, structs

from lintkit.accounts.output.index import Index
from lintkit.accounts.output.labels import ANY, Label, segment_of
from lintkit.accounts.output.reading import Reading
from lintkit.program.values import Constant, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.ir import AnyInstruction, Register
    from lintkit.program.values import AbstractValue

Sight: TypeAlias = Literal[
    "test",  # a condition looks at it
    "check",  # it is given to a function that looks for edge cases
    "demand",  # something that None cannot do is asked of it
    "parse",  # it is read as JSON, strictly
    "repair",  # it is read as JSON by something that copes with what is none
    "validate",  # it is held against a schema
    "sink",  # it is executed, opened, queried …
    "command",  # it is in a command that is started, or is run elsewhere
    "show",  # it is printed or logged
    "escape",  # it goes where it cannot be followed
]


class State(Struct, frozen=True):
    """Something of an answer in a register.

    Attributes:
        calls: the calls through which functions were entered, innermost last: a return leads
            back to the last one, and to every caller where there is none.
        since: the instruction that put it there, where it was not made there: what ran before
            does not see it.
    """

    place: Place
    label: Label
    calls: tuple[Site, ...] = ()
    since: Site | None = None


class Move(Struct, frozen=True):
    """On to another register. `text` tells a reader of the step; "" where it goes without."""

    state: State
    site: Site
    text: str = ""


class Seen(Struct, frozen=True):
    """What an instruction does with it.

    Attributes:
        detail: what is done, in words; for a sink the kind of sink.
    """

    sight: Sight
    state: State
    site: Site
    detail: str = ""


class At(Struct, frozen=True):
    """Where the slice stands: an instruction that reads something of an answer.

    Attributes:
        state: what it reads, of the code in which the instruction stands.
    """

    index: Index
    reading: Reading
    state: State
    site: Site

    @property
    def label(self) -> Label:
        """What is read of the answer."""
        return self.state.label

    @property
    def is_content(self) -> bool:
        """Whether that is the model's text or parsed object, as the SDK gives it."""
        return self.reading.is_content(self.state.label)

    def on(self, target: Register, label: Label | None, text: str = "") -> Iterator[Move | Seen]:
        """On to a register of the same code; nowhere where there is no label."""
        if label is not None:
            place = Place(self.site.code, target)
            state = structs.replace(self.state, place=place, label=label, since=None)
            yield Move(state, self.site, text or self.reading.words(label, self.state.label))

    def within(self, target: Register, key: str) -> Iterator[Move | Seen]:
        """Into a container of the same code."""
        label = self.label.within(key)
        if label is None:
            yield self.seen("escape", "is stored too deep to follow")
        yield from self.on(target, label)

    def seen(self, sight: Sight, detail: str = "") -> Seen:
        """Something is done with it here."""
        return Seen(sight, self.state, self.site, detail)

    def values(self, register: Register) -> tuple[AbstractValue, ...]:
        """What a register of the same code can hold."""
        return self.index.program.values(Place(self.site.code, register)) if register >= 0 else ()

    def made_by(self, register: Register) -> AnyInstruction | None:
        """The instruction that assigns a register of the same code."""
        made = self.index.program.definition(Place(self.site.code, register))
        return None if made is None else self.index.program.instruction(made)

    def key(self, register: Register) -> str:
        """The segment for a key that stands in a register."""
        values = self.values(register)
        if len(values) == 1 and isinstance(values[0], Constant):
            return segment_of(values[0].value)
        return ANY
