"""Judging model ids: whether one always means the same model, and until when it answers.

An id that no list and no pattern knows is "unknown", never retired: vendors delete retired ids
from their lists, and aggregators drop them, so that absence proves neither life nor death.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct, structs

from lintkit.catalogue.problems import suggestion
from lintkit.errors import CatalogueError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lintkit.catalogue.beside import ModelIds

ANY_PROVIDER = "any"
HOSTED = "hosted"  # by whoever is at the host, or whose library it is

ModelIdState: TypeAlias = Literal["pinned", "alias", "retired", "retiring", "unmanaged", "unknown"]

_CURRENT = timedelta(days=180)  # how long a list can tell that no other snapshot was added since
_SEPARATOR = re.compile("[/:]")
_SLASH = re.compile("/")
_OF_FINE_TUNED = re.compile(r"\A(ft:[^:]+):.*", re.DOTALL)
"""A fine-tuned model goes with the one that it is made of, by which its id begins."""


class ModelVerdict(Struct, frozen=True):
    """What is known of a model id.

    Attributes:
        state: "unmanaged" where the id names a deployment, behind which any model can stand.
        provider: by whose grammar it was judged; "any" where nobody's fits.
        retires: the day on which it stopped or stops to answer, also where that is far off.
        source: who gives that day.
        suggestions: dated ids that the alias stands for and that still answer, oldest first.
        snapshot: of these, the one that the alias surely names; empty where that is open.
        as_of: day of the snapshot that was asked.
    """

    state: ModelIdState
    provider: str
    retires: date | None = None
    source: str = ""
    suggestions: tuple[str, ...] = ()
    snapshot: str = ""
    as_of: date | None = None


class Grammar:
    """The ids of one provider. Layers that come first are asked first."""

    def __init__(self, provider: str, layers: Iterable[ModelIds]) -> None:
        self._provider = provider
        self._layers = tuple(layers)

    @property
    def shared_api(self) -> bool:
        """Whether other vendors' servers speak this provider's API."""
        return any(ids.shared_api for ids in self._layers)

    @property
    def weights(self) -> str:
        """Whether the weights of its models are open or closed; empty where that is not said."""
        return next((ids.weights for ids in self._layers if ids.weights), "")

    @property
    def as_of(self) -> date:
        """Day of the newest snapshot."""
        return max(ids.as_of for ids in self._layers)

    @property
    def routes(self) -> bool:
        """Whether it is no provider but a way to any: its prefix says nothing about the id."""
        return self._provider == ANY_PROVIDER

    @cached_property
    def prefixes(self) -> frozenset[str]:
        """The names by which routers know the provider."""
        return frozenset(prefix for ids in self._layers for prefix in ids.prefixes)

    @property
    def has_families(self) -> bool:
        """Whether ids without a prefix are known as this provider's."""
        return bool(self._families)

    def claims(self, model: str) -> bool:
        """Whether the id, which has no prefix, is of this provider's family."""
        return any(pattern.search(model) for pattern in self._families)

    def verdict(self, model: str, today: date, horizon: timedelta) -> ModelVerdict:
        """The state of an id on a day."""
        written, model = model, self._bare(model)
        retires, source = self._retirement(_OF_FINE_TUNED.sub(r"\1", model))
        state = self._shape(model)
        pins = () if state == "pinned" else self._alive(self._snapshots(model), today + horizon)
        if state != "unmanaged" and retires is not None and retires <= today + horizon:
            state = "retired" if retires <= today else "retiring"
        return ModelVerdict(
            state=state,
            provider=self._provider,
            retires=retires,
            source=source,
            suggestions=pins,
            snapshot=self._named(model, pins, today) if model == written else "",
            as_of=self.as_of,
        )

    def _shape(self, model: str) -> ModelIdState:
        if any(ids.deployments for ids in self._layers):
            return "unmanaged"
        if any(pattern.search(model) for pattern in self._pinned):
            return "pinned"
        if self._snapshots(model) or any(pattern.search(model) for pattern in self._floating):
            return "alias"
        return "unknown"

    def _bare(self, model: str) -> str:
        for lead in self._leads:
            model = lead.sub("", model)
        return model

    def _retirement(self, model: str) -> tuple[date | None, str]:
        """The day that the first source names, for an alias or for what it stands for."""
        snapshots = self._snapshots(model)
        for ids in self._layers:
            # An alias that nobody lists may have moved on to a snapshot that is not known.
            listed = any(model in dates for dates in ids.retired.values())
            for source, dates in ids.retired.items() if listed else ():
                if model in dates:
                    return dates[model], source
                if snapshots and all(snapshot in dates for snapshot in snapshots):
                    return max(dates[snapshot] for snapshot in snapshots), source
        return None, ""

    def _snapshots(self, model: str) -> tuple[str, ...]:
        return next((ids.snapshots[model] for ids in self._layers if model in ids.snapshots), ())

    def _named(self, alias: str, alive: tuple[str, ...], today: date) -> str:
        """The snapshot that an alias names: the only one that its provider ever listed."""
        if today - self.as_of > _CURRENT:
            return ""
        own = any(ids.own_list and alias in ids.snapshots for ids in self._layers)
        return alive[0] if own and alive == self._snapshots(alias) and len(alive) == 1 else ""

    def _alive(self, models: Iterable[str], day: date) -> tuple[str, ...]:
        return tuple(
            model
            for model in models
            for retires, _ in [self._retirement(model)]
            if retires is None or retires > day
        )

    @cached_property
    def _pinned(self) -> tuple[re.Pattern[str], ...]:
        return self._compiled("pinned")

    @cached_property
    def _floating(self) -> tuple[re.Pattern[str], ...]:
        return self._compiled("floating")

    @cached_property
    def _families(self) -> tuple[re.Pattern[str], ...]:
        return self._compiled("families")

    @cached_property
    def _leads(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(rf"\A(?:{lead})") for ids in self._layers for lead in ids.strip)

    def _compiled(
        self, key: Literal["pinned", "floating", "families"]
    ) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern) for ids in self._layers for pattern in getattr(ids, key))


class ModelIndex:
    """All grammars, and which of them judges an id."""

    def __init__(self, grammars: Mapping[str, Grammar]) -> None:
        self._grammars = grammars
        self._by_prefix = {
            prefix: grammar for grammar in grammars.values() for prefix in grammar.prefixes
        }

    @property
    def as_of(self) -> date | None:
        """Day of the newest snapshot; None where there is none."""
        return max((one.as_of for one in self._grammars.values()), default=None)

    def has_shared_api(self, provider: str) -> bool:
        """Whether other vendors' servers speak a provider's API."""
        grammar = self._grammars.get(provider)
        return grammar is not None and grammar.shared_api

    def weights(self, provider: str) -> str:
        """Whether the weights of a provider's models are open or closed."""
        grammar = self._grammars.get(provider)
        return "" if grammar is None else grammar.weights

    def has_families(self, provider: str) -> bool:
        """Whether ids without a prefix are known as a provider's."""
        grammar = self._grammars.get(provider)
        return grammar is not None and grammar.has_families

    def verdict(self, provider: str, model: str, today: date, horizon_days: int) -> ModelVerdict:
        """The state of a provider's model id on a day.

        Raises:
            CatalogueError: the catalogue does not know the provider.
        """
        if provider != ANY_PROVIDER and provider not in self._grammars:
            names = [ANY_PROVIDER, *self._grammars]
            raise CatalogueError(
                f'provider "{provider}" has no [models.{provider}] in the catalogue'
                f"{suggestion(provider, names)}"
            )
        grammar, bare = self._judge(provider, model)
        if grammar is None or not bare:
            return ModelVerdict(state="unknown", provider=provider)
        verdict = grammar.verdict(bare, today, timedelta(days=horizon_days))
        # What a router makes of a snapshot's id is the router's matter.
        return verdict if bare == model else structs.replace(verdict, snapshot="")

    def _judge(self, provider: str, model: str) -> tuple[Grammar | None, str]:
        """The grammar for an id, and the id without the prefix that led there.

        Only frameworks know ids of the form `provider:id`; to a service that is one strange id.
        """
        own = self._grammars.get(provider)
        found = (_SEPARATOR if provider == ANY_PROVIDER else _SLASH).search(model)
        named = self._by_prefix.get(model[: found.start()]) if found else None
        if found and named and named.routes:
            return self._judge(ANY_PROVIDER, model[found.end() :])
        if found and named and named is own:
            return own, model[found.end() :]
        if own is not None and provider != ANY_PROVIDER and not own.shared_api:
            return own, model
        if found and named:
            return named, model[found.end() :]
        if own is not None and own.claims(model):
            return own, model
        families = (grammar for grammar in self._grammars.values() if grammar.claims(model))
        return next(families, own), model
