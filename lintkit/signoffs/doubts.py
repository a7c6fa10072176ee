"""Why an answer does not show that a person can explain the code.

These are tests of form. What an answer says is for people to judge; here only what is no answer at
all is told: nothing, next to nothing, the question again, the docstring again, or a text that
stands in several records.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from lintkit.signoffs.record import QUESTIONS, wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from lintkit.signoffs.record import Answers, Record
    from lintkit.signoffs.store import StoredRecord

_SHORTEST = 12  # letters and digits; "Ops do that." says neither who nor how
_ECHOED = 0.8  # share of an answer's words that stand in one run elsewhere
_COMPARED = 1_000  # words; the time it takes grows with the square
_SAID = re.compile(r"\w+")


def doubts_of_answers(
    answers: Answers, questions: Mapping[str, str], docstrings: Iterable[str]
) -> Iterator[str]:
    """What is wrong with the answers of one record.

    Args:
        answers: what is answered.
        questions: what is asked, by key.
        docstrings: those of the code.
    """
    documented = [_words(text) for text in docstrings]
    asked = [_words(text) for text in QUESTIONS.values()]
    seen: dict[tuple[str, ...], str] = {}
    for key, question in questions.items():
        answer = answers.by_key()[key]
        words = _words(answer)
        if not words:
            yield f"nothing is answered to “{question}”"
        elif _length(answer) < _SHORTEST:
            yield f"the answer to “{question}” is too short to explain anything"
        elif any(_echoes(words, text) for text in asked):
            yield f"the answer to “{question}” repeats a question"
        elif any(_echoes(words, text) for text in documented):
            yield f"the answer to “{question}” repeats the docstring"
        elif words in seen:
            yield f"the answer to “{question}” is that to “{seen[words]}”"
        seen.setdefault(words, question)


def doubts_of_records(
    records: Sequence[StoredRecord], docstrings: Mapping[str, Sequence[str]], today: date
) -> dict[str, tuple[str, ...]]:
    """What is wrong with the records of a project, by the path of their files.

    Args:
        records: all of them.
        docstrings: those of each module, by its path.
        today: the day of the run.
    """
    written = {one.path: _distinct(one.record) for one in records}
    times = Counter(text for texts in written.values() for text in texts)
    found = {}
    for one in records:
        record = one.record
        doubts = list(
            doubts_of_answers(
                record.answers, wanted(record.bound_to), docstrings.get(record.module, ())
            )
        )
        for text, question in written[one.path].items():
            if times[text] > 1:
                others = [path for path in written if path != one.path and text in written[path]]
                doubts.append(f"the answer to “{question}” stands word for word in {others[0]}")
        if not record.signed.name.strip():
            doubts.append("nobody signs it")
        if record.signed.date > today:
            doubts.append(f"it is signed on {record.signed.date}, which is still to come")
        found[one.path] = tuple(doubts)
    return found


def _distinct(record: Record) -> dict[tuple[str, ...], str]:
    """The question for each text that a record answers with, texts that are none left out."""
    texts = {_words(text): QUESTIONS[key] for key, text in record.answers.by_key().items()}
    return {text: question for text, question in texts.items() if text}


def _words(text: str) -> tuple[str, ...]:
    return tuple(_SAID.findall(unicodedata.normalize("NFKC", text).casefold()))


def _length(text: str) -> int:
    """How many letters and digits it has; one of a script without spaces says as much as two."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text if char.isalnum())
    return wide + sum(char.isalnum() for char in text)


def _echoes(words: tuple[str, ...], text: tuple[str, ...]) -> bool:
    words = words[:_COMPARED]
    matcher = SequenceMatcher(None, words, text[:_COMPARED], autojunk=False)
    return matcher.find_longest_match().size >= _ECHOED * len(words)
