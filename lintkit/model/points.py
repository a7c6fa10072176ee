"""The account of an integration point, and where execution starts on the way to it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from lintkit.model.deadlines import Deadline, IdleGuard, Unhandled, WrongUnit
from lintkit.model.evidence import Confidence, Evidence, Span
from lintkit.model.outputs import OutputFault, OutputHandling, OutputUse, TestProof
from lintkit.model.pins import ApiVersion, ModelPin, SdkPin

PointKind: TypeAlias = Literal[
    "chat",
    "responses",
    "completion",
    "embedding",
    "image",
    "audio",
    "video",
    "moderation",
    "rerank",
    "agent",
    "tool",
    "http",
    "weights",
    "other",
]


UP_TO_CALLERS = "what else catches an error is up to"
"""How a step among `IntegrationPoint.caught` begins that leads to callers that are not told."""


class EntryPoint(Struct, frozen=True, order=True):
    """Where execution of the program starts on the way to a point.

    `label` is what a person calls it: "POST /chat", "command ask", "python main.py".
    """

    path: str
    line: int
    symbol: str
    kind: Literal["main", "script", "route", "command", "task", "tool", "notebook", "export"]
    label: str


class EntryWait(Struct, frozen=True):
    """How long an entry point can wait for models, in seconds, as far as the code surely says."""

    entry: EntryPoint
    seconds: float
    evidence: Evidence = ()


class IntegrationPoint(Struct, frozen=True, kw_only=True):
    """A call through which the program reaches a model, and the account of it.

    Attributes:
        symbol: dotted name of the code that contains the call.
        provider: who answers ("openai"), or the framework where that is open ("langchain");
            `providers` has all of them, where there are several.
        call: dotted path of what is called ("openai.OpenAI.chat.completions.create").
        confidence: how sure it is that this call reaches a model.
        blocks: how an event loop comes to wait for this synchronous call; empty where none is
            seen to.
        api_versions: the versions of the provider's API that the code names for it.
        wrong_unit: the timeout in force for it, where that is in the wrong unit.
        idle_guards: what looks like a guard around it and is none.
        unhandled: the failures that nothing catches; None where there are none, or it is unknown.
        unbounded_turns: why a loop around it can go on for ever; empty where none is seen to.
        said: the first sentence of the docstring of the function that it stands in.
        instructions: where the longest texts that it gives to the model are written.
        length: what limits how long the answer can become; empty where nothing is seen to.
        caught: the handlers and retries around it and around its callers, the nearest first.
        repeated: after how many rounds its library stops, and the loops around it and around its
            callers, the nearest first.
        reach: number of functions from which the point can be reached.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    symbol: str
    provider: str
    call: str
    kind: PointKind
    confidence: Confidence
    deadline: Deadline
    model: ModelPin
    sdk: SdkPin
    output: OutputHandling
    tests: TestProof
    entry_points: tuple[EntryPoint, ...] = ()
    blocks: Evidence = ()
    api_versions: tuple[ApiVersion, ...] = ()
    wrong_unit: WrongUnit | None = None
    idle_guards: tuple[IdleGuard, ...] = ()
    unbounded_turns: Evidence = ()
    unhandled: Unhandled | None = None
    said: str = ""
    instructions: Evidence = ()
    length: Evidence = ()
    caught: Evidence = ()
    repeated: Evidence = ()
    reach: int = 0
    evidence: Evidence = ()

    @property
    def span(self) -> Span:
        """The call expression."""
        return Span(self.path, self.line, self.column, self.end_line, self.end_column)

    @property
    def providers(self) -> tuple[str, ...]:
        """All who can answer, where branches, callers or the model's name decide."""
        pins = (self.model, *self.model.others)
        found = dict.fromkeys((self.provider, *(pin.provider for pin in pins)))
        return tuple(name for name in found if name)


class ToolArgument(Struct, frozen=True):
    """An argument that a model writes, and what is seen to be done with it."""

    name: str
    uses: tuple[OutputUse, ...] = ()


class ToolFault(Struct, frozen=True):
    """What an argument does that a model chooses for a tool.

    Attributes:
        tool: the function that is the tool.
        argument: by its name.
        fault: where it does something.
        likely: whether that is not what such tools are often for, as querying and commands are.
    """

    tool: EntryPoint
    argument: str
    fault: OutputFault
    likely: bool


class Tool(Struct, frozen=True):
    """A function that a model may call.

    Attributes:
        purpose: the first sentence of its docstring; empty where it has none.
        arguments: those that the model writes.
        does: where it, or what it calls, does something outside the program.
        around: the functions that it wraps, where it is a wrapper that the model calls in the place
            of one of several.
    """

    entry: EntryPoint
    purpose: str
    arguments: tuple[ToolArgument, ...] = ()
    does: Evidence = ()
    around: tuple[str, ...] = ()


class Destination(Struct, frozen=True):
    """Where requests go that are no calls of a model, and where they are sent.

    Attributes:
        host: as the code names it; "" where it names none.
    """

    host: str
    requests: Evidence


class Service(Struct, frozen=True):
    """A library by which a program talks to something outside it, or keeps something.

    Attributes:
        name: as it is imported.
        what: what it is for.
        host: whom it asks by itself, in words; "" where that is configured, or nobody.
        uses: the first place of each thing that is called.
    """

    name: str
    what: str
    host: str
    uses: Evidence


class Purpose(Struct, frozen=True):
    """Instructions that several points give to a model, word for word."""

    instructions: str
    points: tuple[IntegrationPoint, ...]
