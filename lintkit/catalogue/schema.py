"""What a catalogue file can say of SDKs, as frozen values. `docs/catalogue.md` explains the format.

Durations are in seconds; `inf` stands for "for ever". A fact that nobody has verified is absent
(None), which is not the same as a fact that says "nothing".
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct, field

from lintkit.model import EdgeCase, PointKind

Seconds: TypeAlias = Annotated[float, Meta(ge=0)]
Attempts: TypeAlias = Annotated[int, Meta(ge=1)]
Unit: TypeAlias = Literal["s", "ms"]
Covers: TypeAlias = Literal["read", "total"]

UNIT_SECONDS: dict[Unit, float] = {"s": 1.0, "ms": 0.001}


class Fact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of all catalogue entries."""


class Parameter(Fact, frozen=True):
    """Where a value is passed: written `name.key@position` in a catalogue file.

    Attributes:
        name: the keyword.
        keys: the way into an options object: items of a dict or arguments of a constructor.
        position: index among the positional arguments, where it can be passed so.
    """

    name: str
    keys: tuple[str, ...] = ()
    position: int | None = None


class Unless(Fact, frozen=True):
    """Values of a parameter with which a call reaches no model; "": nothing is passed."""

    parameter: Parameter
    values: tuple[str, ...]


class Errors(Fact, frozen=True):
    """What is raised in a case: the exception first, then its bases, which also catch it."""

    timeout: tuple[str, ...] = ()
    rate_limit: tuple[str, ...] = ()
    connection: tuple[str, ...] = ()
    server: tuple[str, ...] = ()


class Response(Fact, frozen=True):
    """How a result is read, and what that gives in the edge cases.

    Attributes:
        text: path from the result to the model's text.
        parsed: path to the parsed object, where the SDK parses.
        stop: path to the reason why generation stopped.
        details: further paths that tell why it stopped.
        refusal: path to the text with which the model declines, where it has one of its own.
        stops: all values that `stop` can have; empty: not known.
        truncated: the stop reasons that mean "cut off".
        refused: the stop reasons that mean "declined or filtered".
        outcomes: by path, the outcome in each edge case: "None", "''", "[]", "list" (of parts
            instead of text) or the name of an exception. The path "()" is the call itself.
        silent: argument of the call that chose this form of answer, and the value of it with
            which "None" comes without an exception: "method=function_calling"; empty: always.
        body: it comes over HTTP, and the paths begin at the JSON of its body.
        in_pieces: a service answers in pieces unless the request says otherwise.
        limit: entries of a request's body that limit the length of the output.
        limit_required: the service refuses a request without one.
    """

    text: str = ""
    parsed: str = ""
    stop: str = ""
    details: tuple[str, ...] = ()
    refusal: str = ""
    stops: tuple[str, ...] = ()
    truncated: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    outcomes: dict[str, dict[EdgeCase, str]] = {}
    silent: str = ""
    body: bool = False
    in_pieces: bool = False
    limit: tuple[Parameter, ...] = ()
    limit_required: bool = False


class Derived(Fact, frozen=True):
    """A segment of an attribute path that leads to the same client, perhaps with new options.

    Attributes:
        async_: what follows is awaited.
        timeout: parameters of the method that set the timeout anew.
        retries: parameters of the method that set the number of retries anew.
        model: parameters of the method that set the model anew.
        response: name of the response that calls give from here on.
        others: parameters whose objects may answer in the place of the client; `*`: all keywords.
        in_block: it gives no client, but changes its options while a `with` block runs.
    """

    async_: bool = field(name="async", default=False)
    timeout: tuple[Parameter, ...] = ()
    retries: tuple[Parameter, ...] = ()
    model: tuple[Parameter, ...] = ()
    response: str = ""
    others: tuple[Parameter, ...] = ()
    in_block: bool = False


class Call(Fact, frozen=True):
    """A call that reaches a model. What it leaves out holds as the client says.

    Attributes:
        versions: versions of the distribution that have the call (PEP 440); "": all. An old call
            counts in newer code too: which version runs is not certain.
        async_: the result is awaited, although the client is not an asynchronous one.
        streaming: answers in pieces always.
        waits: false where it only sends, and another call waits for what comes back.
        unless: the arguments with which it reaches no model.
        stream: the parameter that makes it answer in pieces.
        model: parameters that name the model, first one passed wins.
        fallbacks: parameters with the models that are asked where the first fails: ids, or tables
            in which `model` names one.
        default_model: the model where none is passed: "" where the service picks one, None where
            one must be passed (here or to the constructor).
        revision: parameter that pins loaded weights to a commit.
        deployment: parameters that name a deployment in the place of a model, so that the model is
            chosen outside the code.
        timeout: parameters that bound the wait of this call.
        none_means: what an explicit `timeout=None` does here; None: what it does to the client.
        client_timeout: false where it takes no notice of the client's timeout.
        retries: parameters with the number of further attempts.
        seconds: the bound where nobody sets one.
        limit: parameters that limit the length of the output.
        rounds: after how many rounds with the model a run stops where nobody says; 0: never.
        rounds_by: parameters that say after how many.
        limit_required: the SDK refuses a call without one.
        url: parameter with the address, for HTTP libraries.
        body: parameters with the request's body, for HTTP libraries.
        response: name of an entry among the file's responses.
        errors: name of an entry among the file's errors.
        delegate: parameters that may hold the client or model object that makes the request.
    """

    kind: PointKind
    versions: str = ""
    async_: bool = field(name="async", default=False)
    streaming: bool = False
    waits: bool = True
    unless: tuple[Unless, ...] = ()
    stream: str = ""
    model: tuple[Parameter, ...] = ()
    fallbacks: tuple[Parameter, ...] = ()
    default_model: str | None = None
    deployment: tuple[Parameter, ...] = ()
    revision: Parameter | None = None
    timeout: tuple[Parameter, ...] = ()
    none_means: Literal["infinite", "default"] | None = None
    client_timeout: bool = True
    retries: tuple[Parameter, ...] = ()
    unit: Unit | None = None
    covers: Covers | None = None
    seconds: Seconds | None = None
    attempts: Attempts | None = None
    limit: tuple[Parameter, ...] = ()
    rounds: int | None = None
    rounds_by: tuple[Parameter, ...] = ()
    limit_required: bool = False
    url: Parameter | None = None
    body: tuple[Parameter, ...] = ()
    response: str = ""
    errors: str = ""
    delegate: tuple[Parameter, ...] = ()
    source: str = ""


class Variable(Fact, frozen=True):
    """A variable of the environment that a client reads where it is not handed what it holds.

    Attributes:
        by: parameters of the constructor, or of the calls of a module: any takes its place.
        without: what happens without both, in words.
    """

    by: tuple[Parameter, ...]
    without: str


class Client(Fact, frozen=True):
    """Something on which calls are made: an object by its constructor, a module or a class.

    Attributes:
        paths: dotted paths of what makes it (constructor, factory) or, where `constructed` is
            false, of the module or class itself. A last segment `*` stands for any path below.
        async_paths: those of its asynchronous twin.
        versions: versions of the distribution for which the entry holds (PEP 440); "": all.
        distributions: where they differ from the SDK's.
        provider: whose models it reaches, where that differs from the SDK's; "any": the model
            id says ("openai/gpt-4o").
        constructed: false where calls are made on a module or class.
        abstract: an interface: the type alone does not tell which options its maker chose.
        managed: `model` names a deployment, so that the model is chosen outside the code.
        managed_by: values of module attributes by which `managed` holds.
        managed_provider: who answers then.
        delegate: parameters that may hold the client or model object that makes the requests.
        delegate_settings: module attributes, or keywords of functions, that set that object for
            all that are given none.
        delegate_default: what it makes, with no argument, where it is given none and no such
            setting sets one: the path of a client.
        delegate_added: methods with the parameter through which they hand that object over, or
            several of them: `add_component.instance@1`.
        delegate_methods: decorator of methods whose results are that object, where the class
            around the call has one of the name that is given for the model.
        others: constructor parameters with objects that may answer in its place.
        delegates_only: it reaches a model only through such an object.
        decorates: calling a function that it decorates is calling it: `__call__`, or `__await__`
            where that is a coroutine function.
        collected: decorator of methods whose results are that object, where a class brings it.
        timeout: constructor parameters that bound each wait, first one passed wins.
        fields: constructor parameters that are fields: the body of a subclass can give a default.
        timeout_attribute: attribute of the client that sets the timeout anew when it is assigned.
        plain_timeout: false where a timeout is an object, or is no bound of the wait alone.
        none_means: what an explicit `timeout=None` does.
        seconds: the bound where nobody sets one.
        seconds_by_provider: the same, by what stands before the "/" or ":" in the model's name, or
            before the first "-" where it has neither.
        attempts: how often it asks in all when each attempt times out, where nobody says.
        attempts_by_provider: the same, by the model's name as above.
        retries: constructor parameters with the number of further attempts.
        tries: constructor parameters with the number of attempts in all.
        layered_retries: constructor parameters with a number n that counts twice: the library
            tries n times, and lets the client below make n further attempts each time.
        layered_seconds: after how long the library begins no other round of such attempts.
        timeout_settings: module attributes (or, with `@`, functions) that set the timeout.
        retries_settings: module attributes that set the number of retries.
        aliases: parameter with a list of what stands behind the names that calls pass as `model`;
            `alias_name`, `alias_model` and `alias_timeout` are the ways into each entry.
        alias_fallbacks: parameter with tables of the names that stand in for such a name.
        http_client: parameter with an HTTP client that may bring a timeout of its own.
        model: constructor parameters that name the model.
        base_url: parameters with the address of the service, first one passed wins.
        api_version: parameter with the version of the API.
        limit: constructor parameters that limit the length of the output.
        rounds: after how many rounds with the model a run stops where nobody says; 0: never.
        rounds_by: constructor parameters that say after how many.
        corrections: how often it asks again for an answer that fails validation where nobody says.
        corrections_by: constructor parameters that say how often.
        environment: by name, the variables without which it cannot ask; not inherited by `like`.
        kin: the paths that `like` names, here and in what these are like, the nearest first.
        derived: by segment, what leads to the same client; may stand anywhere in a path.
        calls: by path from the client.
    """

    paths: tuple[str, ...] = ()
    async_paths: tuple[str, ...] = ()
    versions: str = ""
    distributions: tuple[str, ...] = ()
    provider: str = ""
    constructed: bool = True
    abstract: bool = False
    managed: bool = False
    managed_by: dict[str, tuple[str, ...]] = {}
    managed_provider: str = ""
    delegate: tuple[Parameter, ...] = ()
    delegate_settings: tuple[Parameter, ...] = ()
    delegate_default: str = ""
    delegate_added: tuple[Parameter, ...] = ()
    delegate_methods: str = ""
    others: tuple[Parameter, ...] = ()
    delegates_only: bool = False
    decorates: bool = False
    collected: str = ""
    timeout: tuple[Parameter, ...] = ()
    unit: Unit = "s"
    fields: tuple[str, ...] = ()
    timeout_attribute: str = ""
    plain_timeout: bool = True
    covers: Covers = "read"
    none_means: Literal["infinite", "default"] = "infinite"
    seconds: Seconds | None = None
    seconds_by_provider: dict[str, Seconds] = {}
    attempts: Attempts | None = None
    attempts_by_provider: dict[str, Attempts] = {}
    retries: tuple[Parameter, ...] = ()
    tries: tuple[Parameter, ...] = ()
    layered_retries: tuple[Parameter, ...] = ()
    layered_seconds: float | None = None
    timeout_settings: tuple[Parameter, ...] = ()
    retries_settings: tuple[Parameter, ...] = ()
    aliases: Parameter | None = None
    alias_name: Parameter | None = None
    alias_model: Parameter | None = None
    alias_timeout: Parameter | None = None
    alias_fallbacks: Parameter | None = None
    http_client: Parameter | None = None
    rounds: int | None = None
    rounds_by: tuple[Parameter, ...] = ()
    corrections: int | None = None
    corrections_by: tuple[Parameter, ...] = ()
    model: tuple[Parameter, ...] = ()
    default_model: str | None = None
    revision: Parameter | None = None
    base_url: tuple[Parameter, ...] = ()
    api_version: Parameter | None = None
    limit: tuple[Parameter, ...] = ()
    errors: str = ""
    source: str = ""
    environment: dict[str, Variable] = {}
    kin: tuple[str, ...] = ()
    derived: dict[str, Derived] = {}
    calls: dict[str, Call] = {}

    @property
    def loads_weights(self) -> bool:
        """Whether its calls give a model that then runs in the process itself."""
        return bool(self.calls) and all(call.kind == "weights" for call in self.calls.values())


class Sdk(Fact, frozen=True):
    """A library through which programs reach models.

    Attributes:
        provider: whose model ids its calls name; "any": the id itself says.
        distributions: names on PyPI.
        imports: modules that programs import.
        markers: texts of which a file holds one if it uses a library for models that many use for
            other ends; none, where importing the library tells enough.
        verified: versions whose facts were checked, newest first.
        any_host: an HTTP library: a call counts only where its URL leads to a model.
    """

    name: str
    provider: str
    distributions: tuple[str, ...]
    imports: tuple[str, ...]
    verified: tuple[str, ...]
    source: str
    markers: tuple[str, ...] = ()
    any_host: bool = False
    clients: tuple[Client, ...] = ()
    errors: dict[str, Errors] = {}
    responses: dict[str, Response] = {}
