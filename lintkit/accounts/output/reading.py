"""How the answer of one point is read: where its text stands, and why it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.output.labels import (
    Path,
    holds_chosen,
    is_at,
    is_below,
    is_chosen,
    parsed_path,
    written,
)
from lintkit.model import EdgeCase

if TYPE_CHECKING:
    from lintkit.accounts.output.labels import Label
    from lintkit.catalogue.schema import Response


class Reading(Struct, frozen=True):
    """What is known of the answers of one point.

    Attributes:
        texts: the paths at which the model's text stands.
        parsed: the path of the object into which the SDK parses it.
        stops: the paths that tell why the model stopped.
        refusals: the paths that tell that it declined.
        outcomes: by path, what stands there in each edge case, as in the catalogue.
        body: it comes over HTTP: the paths begin at the JSON of its body.
    """

    texts: tuple[Path, ...] = ()
    parsed: Path | None = None
    stops: tuple[Path, ...] = ()
    refusals: tuple[Path, ...] = ()
    outcomes: tuple[tuple[Path, dict[EdgeCase, str]], ...] = ()
    body: bool = False

    def is_reply(self, label: Label) -> bool:
        """Whether it is what came over HTTP, as a whole."""
        return self.body and self._is_direct(label) and not label.path

    def is_raw(self, label: Label) -> bool:
        """Whether it is the body of what came over HTTP, before it is parsed."""
        return self.body and self._is_direct(label) and label.path in (("text",), ("content",))

    def is_unread(self, label: Label) -> bool:
        """Whether it came over HTTP, and its JSON is not parsed."""
        return self.is_reply(label) or self.is_raw(label)

    def is_content(self, label: Label) -> bool:
        """Whether it is the model's text or parsed object, as the SDK gives it."""
        return (
            label.form == "answer"
            and not label.inside
            and (any(is_at(label.path, one) for one in self.texts) or self.is_parsed(label))
        )

    def is_parsed(self, label: Label) -> bool:
        """Whether it is the object into which the SDK parses."""
        return self.parsed is not None and self._is_direct(label) and label.path == self.parsed

    def is_stop(self, label: Label) -> bool:
        """Whether it is, or is part of, what tells why the model stopped."""
        return label.form == "answer" and any(is_below(label.path, one) for one in self.stops)

    def is_tainted(self, label: Label) -> bool:
        """Whether the model chose what it is, and not the service: its id, or how it ended."""
        if label.form == "text":
            is_parsed = self.parsed is not None and is_below(label.of, self.parsed)
            return is_parsed or holds_chosen(label.of, self.texts)
        if label.form == "data":
            return True
        return is_chosen(label.path, self.texts)

    def outcome(self, label: Label) -> dict[EdgeCase, str]:
        """What a part of the answer is in each edge case."""
        for path, found in self.outcomes:
            if label.form == "answer" and is_at(label.path, path):
                return found
        return {}

    def is_choice(self, path: Path) -> bool:
        """Whether a part is one of several answers, or their list, and not what is in one."""
        return any(
            found.keys() == {"no_choice"} and (is_at(path, choice) or path == choice[:-1])
            for choice, found in self.outcomes
        )

    def words(self, label: Label, before: Label) -> str:
        """The step from one part of the answer to the next in words, where that matters."""
        if label.path != before.path and label.path and self.is_content(label):
            return f"the output is read here: `{written(label.path)}`"
        return ""

    @staticmethod
    def _is_direct(label: Label) -> bool:
        return label.form == "answer" and not label.inside


def reading_of(response: Response) -> Reading:
    """The reading that the catalogue describes."""
    return Reading(
        texts=(parsed_path(response.text),) if response.text else (),
        parsed=parsed_path(response.parsed) if response.parsed else None,
        stops=tuple(parsed_path(one) for one in (response.stop, *response.details) if one),
        refusals=(parsed_path(response.refusal),) if response.refusal else (),
        outcomes=tuple((parsed_path(path), dict(o)) for path, o in response.outcomes.items()),
        body=response.body,
    )
