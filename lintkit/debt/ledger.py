"""The ledger: which questions each module answers, and which are open.

There is no grade and no total across questions: no figure is known to predict how well people
understand a module, and a figure invites work on the figure.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from msgspec import Struct

from lintkit.model import Coupling, EntryPoint, Evidence, Snapshot
from lintkit.sources.files import Problem
from lintkit.sources.history import FileHistory

Standing: TypeAlias = Literal["shown", "open", "cannot_tell"]
Question: TypeAlias = Literal["wait", "change", "output", "proof", "account"]

QUESTIONS: tuple[Question, ...] = get_args(Question)
"""In the order in which a reader meets them."""

WORDING: dict[Question, str] = {
    "wait": "How long can it wait, and then?",
    "change": "Which model answers, and what when it moves or retires?",
    "output": "What when the answer is odd?",
    "proof": "Which test shows it?",
    "account": "Who can explain it, and how would we know if it stopped?",
}


class Item(Struct, frozen=True, kw_only=True):
    """One fact that answers a question, leaves it open, or leaves it unknown.

    Attributes:
        symbol: dotted name of the function the fact is about; empty for the whole module.
        rule: code of the rule that says the same; empty where no rule speaks of it.
        searched: where an answer was looked for.
        clear: what would answer the question; empty where it is answered.
        check: how a reviewer can see that it has been answered; empty where it is.
        complexity: cyclomatic complexity of that function, as context.
    """

    standing: Standing
    text: str
    path: str
    line: int
    symbol: str = ""
    rule: str = ""
    searched: str = ""
    clear: str = ""
    check: str = ""
    evidence: Evidence = ()
    complexity: int | None = None


class Answer(Struct, frozen=True):
    """How one question stands in one module."""

    question: Question
    items: tuple[Item, ...]

    @property
    def standing(self) -> Standing:
        """Open if anything is, shown only if everything is."""
        standings = {item.standing for item in self.items}
        if "open" in standings:
            return "open"
        return "cannot_tell" if "cannot_tell" in standings else "shown"

    def count(self, standing: Standing) -> int:
        """How many of its items stand so."""
        return sum(item.standing == standing for item in self.items)


class Function(Struct, frozen=True):
    """How complex a function is, inner functions included.

    Attributes:
        complexity: cyclomatic (McCabe, 1976).
        symbol: its dotted path within the module.
        cognitive: cognitive complexity (Campbell, 2018); None where nothing counted it.
    """

    complexity: int
    symbol: str
    line: int
    end_line: int
    cognitive: int | None = None


class Size(Struct, frozen=True):
    """Lines of a module: all, those with code, logical ones (statements), those with comments."""

    lines: int
    source: int
    logical: int
    comments: int


class Halstead(Struct, frozen=True):
    """Operators and operands of a module (Halstead, 1977): distinct ones, all, and what follows."""

    vocabulary: int
    length: int
    volume: float
    difficulty: float


class Measures(Struct, frozen=True):
    """Figures about the text of a module; its functions come the most complex first."""

    functions: tuple[Function, ...] = ()
    size: Size | None = None
    halstead: Halstead | None = None


class Entry(Struct, frozen=True, kw_only=True):
    """One module of the ledger.

    Attributes:
        points: how many integration points it holds.
        answers: the questions asked of it; "account" alone where it reaches no model itself.
        entry_points: where execution starts that can arrive in the module.
        callers: how many functions of other modules, tests aside, call into it.
        coupling: how it hangs together with the other modules.
        measures: figures about its text; None where it could not be measured.
        history: how it changed; None where git does not know it.
    """

    path: str
    points: int
    answers: tuple[Answer, ...]
    entry_points: tuple[EntryPoint, ...] = ()
    callers: int = 0
    coupling: Coupling = Coupling()
    measures: Measures | None = None
    history: FileHistory | None = None

    @property
    def functions(self) -> tuple[Function, ...] | None:
        """Its functions, the most complex first; None where they could not be measured."""
        return None if self.measures is None else self.measures.functions


class Ledger(Struct, frozen=True):
    """Every module of the program, those that most of the program relies on first.

    Among equals, what changes most often comes first.

    Attributes:
        unread: the files about which nothing can be told, because they could not be read.
        models: the lists that models were judged by; None where the catalogue holds none.
        is_history_whole: whether git holds the history from its beginning on; None: there is none.
    """

    entries: tuple[Entry, ...]
    unread: tuple[Problem, ...] = ()
    models: Snapshot | None = None
    is_history_whole: bool | None = None

    def asked(self) -> tuple[Entry, ...]:
        """The modules with integration points."""
        return tuple(entry for entry in self.entries if entry.points)

    def others(self) -> tuple[Entry, ...]:
        """The modules without."""
        return tuple(entry for entry in self.entries if not entry.points)

    def standings(self, question: Question) -> dict[Standing, int]:
        """In how many modules with integration points the question stands how."""
        counts: dict[Standing, int] = dict.fromkeys(get_args(Standing), 0)
        for entry in self.asked():
            for answer in entry.answers:
                if answer.question == question:
                    counts[answer.standing] += 1
        return counts
