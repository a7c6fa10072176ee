"""What a catalogue file can say beside SDKs: hosts, model ids, what tests put in their place."""

from __future__ import annotations

from datetime import date
from fnmatch import fnmatchcase
from typing import Literal, TypeAlias

from lintkit.catalogue.schema import Fact, Parameter
from lintkit.model import EdgeCase, PointKind

Mechanism: TypeAlias = Literal[
    "sdk_method",  # replaces an attribute or method of the SDK or of the program
    "transport",  # answers HTTP requests below the SDK
    "server",  # a local server that the client is pointed at
    "cassette",  # replays recorded HTTP traffic
    "model_class",  # a stand-in for the framework's model class
    "parameter",  # an argument of the call that makes the SDK answer by itself
]


class Host(Fact, frozen=True):
    """A host that serves models; its name may hold `*` for labels or parts of them.

    Attributes:
        kind: what its paths are when none of the known paths fits.
        model: regular expression over the URL's path, its group 1 is the model's id.
        managed: the model is chosen by the deployment behind the URL.
        local: it runs on the user's own machine.
        by_get: a GET asks a model, with the prompt in the URL; elsewhere it only reads.
    """

    provider: str
    kind: PointKind = "http"
    model: str = ""
    managed: bool = False
    local: bool = False
    by_get: bool = False


class UrlPath(Fact, frozen=True):
    """The end of a URL's path by which a model API is known; `*` stands for one part of it.

    Attributes:
        distinctive: it shows a model API even where the host is not known.
        provider: whose API it is, where the host does not say.
        model: as for a host, where the host is not known.
        managed: as for a host, where the host is not known.
        response: name of the response that it gives.
    """

    kind: PointKind
    provider: str = "any"
    distinctive: bool = False
    model: str = ""
    managed: bool = False
    response: str = ""


class ModelIds(Fact, frozen=True):
    """What is known of a provider's model ids. All patterns are searched for in the id.

    Attributes:
        as_of: day of the snapshot.
        prefixes: names by which routers know the provider ("openai/gpt-4o").
        families: patterns of ids that are this provider's when the id has no prefix.
        strip: patterns of leading parts that do not belong to the id.
        deployments: ids name deployments; the model is chosen outside the code.
        shared_api: other vendors' servers speak this API, so that an id of another family is
            judged by that family.
        weights: "closed" where no host but the big clouds has its models, "open" where only models
            are served whose weights anybody can have.
        pinned: patterns of ids that always mean the same model.
        floating: patterns of ids that come to mean another model; `pinned` goes first.
        own_list: `snapshots` are from the provider's own list, which is complete, so that an alias
            with a single one names that.
        snapshots: the dated ids that an alias stands for, oldest first.
        retired: by source, the day on which an id stopped or stops to answer. The first source
            that lists an id decides: vendors come before aggregators.
    """

    as_of: date
    prefixes: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    strip: tuple[str, ...] = ()
    deployments: bool = False
    shared_api: bool = False
    weights: Literal["", "open", "closed"] = ""
    pinned: tuple[str, ...] = ()
    floating: tuple[str, ...] = ()
    own_list: bool = False
    snapshots: dict[str, tuple[str, ...]] = {}
    retired: dict[str, dict[str, date]] = {}


class Double(Fact, frozen=True):
    """A way in which tests stand in for a model.

    Attributes:
        paths: what puts it in place; a last segment `*` stands for any path below.
        fixtures: pytest fixtures that put it in place or hand it out.
        transports: import roots of the HTTP libraries it stands in for; empty: not below HTTP.
        feeds: parameters and attributes that carry the output it answers with.
        raises: parameters and attributes that carry the exception it raises.
        status: parameters that carry an HTTP status.
    """

    name: str
    mechanism: Mechanism
    distributions: tuple[str, ...] = ()
    imports: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    fixtures: tuple[str, ...] = ()
    transports: tuple[str, ...] = ()
    feeds: tuple[Parameter, ...] = ()
    raises: tuple[Parameter, ...] = ()
    status: tuple[Parameter, ...] = ()
    source: str = ""


class Recogniser(Fact, frozen=True):
    """How code shows that it deals with an edge case of a model's output.

    Attributes:
        checks: functions of libraries that look for it in the answer, or in the text, that they are
            given. They give that back, or nothing.
        exceptions: dotted names of what a double raises to feed it.
        fields: by name of a response's field, the values with which a double feeds it.
    """

    case: EdgeCase
    checks: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    fields: dict[str, tuple[str | int, ...]] = {}
    source: str = ""


class Wire(Fact, frozen=True):
    """How a service answers over HTTP.

    Attributes:
        calls: patterns of the dotted paths by which SDKs ask it.
        providers: who answers so where the request is written by hand, or the SDK asks anybody.
        kinds: what is asked.
        body: JSON text with `$name` in the place of fields.
        events: the same for an answer in pieces, an event each; empty where none is known.
        error: the body of an answer with status 429.
        fields: JSON text of each field in an ordinary answer; fields may hold others.
        cases: by edge case, the fields that differ.
        environment: by the first name of a call, the variables without which that SDK does not
            start or goes past the transport.
        replaced: by dotted path, what to put in an SDK's way to the transport (Python).
        libraries: by pattern of calls, the HTTP library below that SDK, where it is not httpx.
    """

    calls: tuple[str, ...]
    providers: tuple[str, ...]
    kinds: tuple[PointKind, ...]
    source: str
    error: str
    body: str = ""
    events: tuple[str, ...] = ()
    fields: dict[str, str] = {}
    cases: dict[EdgeCase, dict[str, str]] = {}
    environment: dict[str, dict[str, str]] = {}
    replaced: dict[str, str] = {}
    libraries: dict[str, str] = {}

    def library(self, call: str) -> str:
        """The HTTP library below an SDK, by the dotted path of a call; the call's own without."""
        found = (name for one, name in self.libraries.items() if fnmatchcase(call, one))
        return next(found, call.partition(".")[0])
