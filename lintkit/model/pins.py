"""Which model, which version of its API and of its SDK a call gets."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from lintkit.model.evidence import Evidence, Span

ModelState: TypeAlias = Literal[
    "pinned",
    "alias",
    "retired",
    "retiring",
    "dynamic",
    "unmanaged",
    "local",
    "not_applicable",
    "unknown",
]
ModelSource: TypeAlias = Literal[
    "literal",
    "constant",
    "parameter_default",
    "environment",
    "environment_default",
    "settings_default",
    "sdk_default",
    "argument",
    "unknown",
]
SdkState: TypeAlias = Literal[
    "locked", "exact", "bounded", "lower_only", "unconstrained", "undeclared", "not_applicable"
]


class Written(Struct, frozen=True):
    """Where the name of a model stands in the source.

    Attributes:
        within: a stretch of source that holds it as a string literal.
        shared: whether other code can see it too, as it does a constant or a default.
    """

    within: Span
    shared: bool


class ModelPin(Struct, frozen=True, kw_only=True):
    """Which model answers, and whether that can change under the program.

    Attributes:
        provider: who answers, or the framework where that is open; a call through which branches
            reach several has a pin for each.
        value: the model id, where the code shows one.
        chosen_by: the library whose default it is, where the program names none.
        retires: ISO date of the retirement, past or announced; `retires_source` says who says so.
        pins: ids of dated snapshots that the alias stands for, newest last; empty: none is known.
        snapshot: of these, the one that the alias names today by its provider's own list.
        commit: of weights: the one that is loaded or, where none is named, the only one that other
            calls of the program load of the same repository.
        commit_parameter: the keyword by which the call takes a commit, where it names none.
        written: where the name stands; None where the code puts it together or does not hold it.
        others: the further models that a branch, a caller or a fallback can choose.
    """

    state: ModelState
    provider: str = ""
    value: str | None = None
    source: ModelSource = "unknown"
    chosen_by: str = ""
    retires: str | None = None
    retires_source: str | None = None
    pins: tuple[str, ...] = ()
    snapshot: str | None = None
    commit: str | None = None
    commit_parameter: str | None = None
    written: Written | None = None
    evidence: Evidence = ()
    others: tuple[ModelPin, ...] = ()


class ApiVersion(Struct, frozen=True, kw_only=True):
    """A version of a provider's API that the program asks for, as it is named in the code."""

    value: str
    evidence: Evidence = ()


class SdkPin(Struct, frozen=True, kw_only=True):
    """Which version of the SDK the project's manifests allow.

    Attributes:
        others: the same of the further SDKs through which branches make the call.
        beside: only manifests of other folders say so, which may be of other programs.
    """

    state: SdkState
    distribution: str | None = None
    specifier: str | None = None
    evidence: Evidence = ()
    others: tuple[SdkPin, ...] = ()
    beside: bool = False


class Snapshot(Struct, frozen=True):
    """How old the lists of model ids and retirement dates are that models were judged by.

    Attributes:
        as_of: ISO date of the lists.
        age_days: whole days from then to the day of the run.
    """

    as_of: str
    age_days: int
