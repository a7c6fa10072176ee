"""The model pin of an integration point: which model answers, and can that change?

The call's arguments go before a derived client's, these before the constructor's; where nobody
names a model, the SDK or the service picks one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.accounts.aliases import fallbacks, model_behind
from lintkit.accounts.http import model_in_body
from lintkit.accounts.parameters import call_at, first_passed
from lintkit.accounts.reading import of_libraries
from lintkit.accounts.texts import text_of
from lintkit.accounts.weights import is_of_files, pinned_by_revision
from lintkit.catalogue import ANY_PROVIDER
from lintkit.model import ModelPin, ModelState, PointKind, Span, Written
from lintkit.program.evidence import described
from lintkit.program.provenance.commands import COMMAND_LINE
from lintkit.program.values import Constant, Container, External, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lintkit.accounts.clients import Chain
    from lintkit.accounts.parameters import Invocation, Passed
    from lintkit.accounts.points import Way
    from lintkit.accounts.services import Service
    from lintkit.accounts.tracing import Tracer
    from lintkit.catalogue import Catalogue, ModelVerdict
    from lintkit.catalogue.schema import Parameter
    from lintkit.model import Evidence, ModelSource
    from lintkit.program.values import CodeRef, Flow, Site

_BADNESS: dict[ModelState, int] = {
    "not_applicable": 0,
    "local": 1,
    "pinned": 2,
    "unmanaged": 3,
    "unknown": 4,
    "dynamic": 5,
    "alias": 6,
    "retiring": 7,
    "retired": 8,
}
_REVISIONS = "huggingface-revision"  # the catalogue's grammar of commits, branches and tags
_WEIGHTS = frozenset({"huggingface", "torchhub"})
_DEFAULTS = frozenset({"settings_default", "parameter_default"})
_PATHS = ("/", "./", "../", "~")
_ANSWERING: frozenset[PointKind] = frozenset({"chat", "completion", "responses"})
_OTHER_WORK = re.compile(r"embed|rerank|cross-encoder|whisper|dall-e", re.IGNORECASE)
"""Ids by which models say that they do something else than answer with text."""

_WEIGHT_FILES = (".gguf", ".bin", ".safetensors", ".pt", ".pth", ".onnx")


class Models:
    """Judges the models of one program's integration points on one day."""

    def __init__(
        self, tracer: Tracer, catalogue: Catalogue, today: date, horizon_days: int
    ) -> None:
        self._tracer = tracer
        self._program = tracer.program
        self._catalogue = catalogue
        self._today = today
        self._horizon_days = horizon_days

    def pins(self, way: Way, call: Invocation) -> tuple[ModelPin, ...]:
        """Every model that a call can reach one way."""
        pins = (
            self._of_request(way, call)
            if way.chain.match.sdk.any_host
            else (*self._of_client(way.chain, way.service, call), *self._of_fallbacks(way, call))
        )
        revised = (
            pinned_by_revision(self._tracer, way.chain, call, pin, self._revision) for pin in pins
        )
        return tuple(structs.replace(pin, provider=self._provider(way, pin)) for pin in revised)

    def _of_client(self, chain: Chain, service: Service, call: Invocation) -> tuple[ModelPin, ...]:
        found: list[ModelPin] = []
        named = complete = False
        unfilled: list[Flow] = []
        if (deployed := first_passed(self._tracer, call, chain.match.call.deployment)) is not None:
            found += self._deployments(deployed)
            if found and not deployed.omissions:
                return tuple(found)
        behind = model_behind(self._tracer, chain, call)
        if behind is not None:
            service = structs.replace(service, managed=False)
            return tuple(self._of_argument(behind, service, chain.match.call.kind)[0])
        named_in = tuple(self._passed(chain, call))
        for passed in [one for one in named_in if not one.is_hidden] or named_in:
            named = named or bool(passed.flows)
            unfilled += [flow for flow in passed.flows if flow.value == Constant(None)]
            pins, complete = self._of_argument(passed, service, chain.match.call.kind)
            found += pins
            if complete:
                break
        if complete and any(pin.value or pin.state != "unknown" for pin in found):
            return tuple(found)
        filled = [flow for flow in unfilled if flow.source in _DEFAULTS]
        if filled and chain.match.call.model and self._default(chain) is None:
            # No request goes out without a model: whoever configures the program names it.
            return (*found, ModelPin(state="dynamic", evidence=filled[0].steps))
        if complete or (found and chain.match.default_model is None):
            return tuple(found)
        left = (one.left_to for passed in named_in for one in passed.omissions)
        if not service.managed and (left_to := next(filter(None, left), None)) is not None:
            return (*found, self._left_to_callers(call.site, left_to[0]))
        return (*found, self._left_out(chain, service, call.site, named=named))

    def _of_fallbacks(self, way: Way, call: Invocation) -> list[ModelPin]:
        """The models that a call has the library ask where the first one fails."""
        kind = way.chain.match.call.kind
        return [
            pin
            for passed in fallbacks(self._tracer, way.chain, call)
            for pin in self._of_argument(passed, way.service, kind)[0]
        ]

    @staticmethod
    def _deployments(passed: Passed) -> list[ModelPin]:
        """The deployments that an argument names in the place of a model."""
        return [
            ModelPin(
                state="unmanaged",
                value=str(value.value) if isinstance(value, Constant) else None,
                source=flow.source,
                evidence=flow.steps,
            )
            for flow in passed.flows
            if not isinstance(value := flow.value, Unknown) and value != Constant(None)
        ]

    def _provider(self, way: Way, pin: ModelPin) -> str:
        """Who answers, by name; the framework where that is open."""
        name = way.service.name
        if way.service.provider != ANY_PROVIDER:
            return name
        if pin.value is not None:
            found = self._verdict(ANY_PROVIDER, pin.value).provider
            if found != ANY_PROVIDER:
                return found
        return way.chain.match.sdk.name if name == ANY_PROVIDER else name

    def _of_request(self, way: Way, call: Invocation) -> tuple[ModelPin, ...]:
        service = way.service
        if service.model is not None:
            text = f"the address names the model `{service.model}`"
            step = self._program.step(call.site, text)
            return (self._judged(service, service.model, "literal", (step,)),)
        body = model_in_body(self._tracer, way.chain, call) or next(
            self._of_makers(way.chain), None
        )
        kind = way.chain.match.call.kind
        pins = [] if body is None else self._of_argument(body, service, kind)[0]
        if pins:
            return tuple(pins)
        if service.managed:
            return (ModelPin(state="unmanaged"),)
        step = self._program.step(call.site, "which model the request asks for is not known")
        return (ModelPin(state="unknown", evidence=(step,)),)

    def _passed(self, chain: Chain, call: Invocation) -> Iterator[Passed]:
        """Where a model can be named, those that go first first."""
        asked = chain.match.call
        names = _no_objects(asked.model, asked.delegate) if chain.replaced else asked.model
        if found := first_passed(self._tracer, call, names):
            yield found
        yield from self._of_makers(chain)

    def _of_makers(self, chain: Chain) -> Iterator[Passed]:
        for maker in chain.makers:
            for link in maker.links:
                if found := self._at(link.site, link.derived.model):
                    yield found
            client = maker.client
            names = client.model
            if maker.replaced:
                names = _no_objects(names, client.delegate)
            if (built := maker.built) and (found := first_passed(self._tracer, built, names)):
                yield found

    def _at(self, site: Site, parameters: tuple[Parameter, ...]) -> Passed | None:
        return first_passed(self._tracer, call_at(site), parameters)

    def _of_argument(
        self, passed: Passed, service: Service, kind: PointKind
    ) -> tuple[list[ModelPin], bool]:
        """The models an argument names, and whether it names one on every path."""
        found: list[ModelPin] = []
        here = self._program.step(passed.site, f"`{passed.parameter}` is passed here")
        for flow in passed.flows:
            pin = self._of_flow(flow, service, passed, flow.steps or (here,))
            if service.provider in _WEIGHTS and is_of_files(flow.value):
                pin = ModelPin(state="local", source=flow.source, evidence=flow.steps or (here,))
            if pin is not None:
                found.append(pin)
        own = [pin for pin in found if not self._is_foreign(pin, service)]
        if kind in _ANSWERING:  # or the kind of the call is that of what it asks most often
            own = [pin for pin in own if not _OTHER_WORK.search(pin.value or "")] or own
        if found and not own:
            text = f"only models that do not answer at {service.name} are seen to come here"
            step = self._program.step(passed.site, text)
            own = [ModelPin(state="unknown", evidence=(here, step))]
        return own, bool(found) and not passed.omissions

    def _is_foreign(self, pin: ModelPin, service: Service) -> bool:
        """Whether a service cannot know the model, so that no run sends it there."""
        if pin.value is None or pin.state == "unmanaged":
            return False
        verdict = self._verdict(ANY_PROVIDER, pin.value)
        owner = verdict.provider
        if self._catalogue.weights(service.provider) == "open":  # wherever such a server runs
            return self._catalogue.weights(owner) == "closed" and verdict.state != "unknown"
        if service.name != service.provider:
            return False
        if service.provider in _WEIGHTS:  # of which anybody publishes some, under names of its own
            return owner != ANY_PROVIDER and verdict.state != "unknown" and "/" not in pin.value
        if not self._catalogue.has_models_of_its_own(service.provider):
            return False
        return ANY_PROVIDER not in (owner, service.provider) and owner != service.provider

    def _of_flow(
        self, flow: Flow, service: Service, passed: Passed, evidence: Evidence
    ) -> ModelPin | None:
        """The model that one way into an argument names; None for `None`: none is named."""
        value = flow.value
        source: ModelSource = flow.source
        libraries = of_libraries(self._program, (value,))
        if any(self._catalogue.client(one.symbol) for one in libraries):
            return None  # a model object in the place of a name
        if isinstance(value, Constant):
            if value.value is None:
                return None
            if value.value == "":  # to be filled in by the configuration
                return ModelPin(state="dynamic", source=source, evidence=evidence)
            if isinstance(value.value, str) and source != "unknown":
                pin = self._judged(service, value.value, source, evidence)
                return structs.replace(pin, written=self._written(flow, passed))
            return ModelPin(state="unknown", source=source, evidence=evidence)
        if isinstance(value, Container) and value.kind == "string":
            text = text_of(self._tracer, flow)
            if text.whole:
                return self._judged(service, text.value, source, evidence)
            return ModelPin(state="dynamic", source=source, evidence=evidence)
        if service.managed:
            return ModelPin(state="unmanaged", source=source, evidence=evidence)
        said = value == Unknown(COMMAND_LINE) or source in ("environment", "argument")
        if said or isinstance(value, External):
            shown: ModelSource = "unknown" if source in ("literal", "constant") else source
            return ModelPin(state="dynamic", source=shown, evidence=evidence)
        return ModelPin(state="unknown", source=source, evidence=evidence)

    def _written(self, flow: Flow, passed: Passed) -> Written:
        """Where a literal stands: in the call itself, or on the line where its way begins."""
        if flow.source == "literal" and len(flow.steps) <= 1:
            return Written(self._program.span(passed.site), shared=False)
        step = flow.steps[-1] if flow.steps else self._program.step(passed.site, "")
        return Written(Span(step.path, step.line, 0, step.line, 0), shared=True)

    def _left_to_callers(self, site: Site, code: CodeRef) -> ModelPin:
        """What holds where no call is seen of the function that hands the keywords on."""
        name = described(self._program, code)
        step = self._program.step(site, f"what calls `{name}`, and with which model, is not seen")
        return ModelPin(state="unknown", evidence=(step,))

    def _left_out(self, chain: Chain, service: Service, site: Site, *, named: bool) -> ModelPin:
        """What holds where the program names no model."""
        name = chain.makers[-1].library
        default = self._default(chain)
        if service.managed:
            return ModelPin(state="unmanaged")
        delegates = chain.match.call.delegate or chain.match.client.delegate
        handed_on = delegates and len(chain.makers) == 1  # to something that is not known
        is_elsewhere = named or handed_on or any(maker.client.abstract for maker in chain.makers)
        hidden = chain.hidden or (
            (is_elsewhere or any(maker.client.model for maker in chain.makers))
            and any(maker.is_unseen for maker in chain.makers)
        )
        if hidden and chain.match.call.default_model is None:
            step = self._program.step(site, "where the client is built is not known")
            return ModelPin(state="unknown", evidence=(step,))
        if default:
            step = self._program.step(site, f"{name} picks its own default, `{default}`")
            pin = self._judged(service, default, "sdk_default", (step,))
            return structs.replace(pin, chosen_by=name)
        if default == "":
            step = self._program.step(site, f"no model is named: {name} or the service picks one")
            return ModelPin(
                state="unmanaged", source="sdk_default", chosen_by=name, evidence=(step,)
            )
        if is_elsewhere:
            step = self._program.step(site, "where the model is named is not known")
            return ModelPin(state="unknown", evidence=(step,))
        if chain.match.call.model or any(maker.client.model for maker in chain.makers):
            step = self._program.step(site, f"no model is named, and {name} has no default")
            return ModelPin(state="unknown", evidence=(step,))
        return ModelPin(state="not_applicable")

    @staticmethod
    def _default(chain: Chain) -> str | None:
        """What the libraries ask for where nobody names a model; "": the service picks one."""
        inner_first = (maker.client.default_model for maker in reversed(chain.makers))
        defaults = (chain.match.call.default_model, *inner_first)
        return next((model for model in defaults if model is not None), None)

    def _judged(
        self, service: Service, model: str, source: ModelSource, evidence: Evidence
    ) -> ModelPin:
        """The state of a model id."""
        if service.managed:
            return ModelPin(state="unmanaged", value=model, source=source, evidence=evidence)
        if model.startswith(_PATHS) or model.endswith(_WEIGHT_FILES):
            return ModelPin(state="local", value=model, source=source, evidence=evidence)
        if service.routed and ":" in model.partition("/")[0]:
            # What frameworks call a provider's model; a router knows no such id.
            return ModelPin(state="unknown", value=model, source=source, evidence=evidence)
        verdict = self._verdict(service.provider, model)
        return ModelPin(
            state=verdict.state,
            value=model,
            source=source,
            retires=verdict.retires.isoformat() if verdict.retires else None,
            retires_source=verdict.source or None,
            pins=verdict.suggestions,
            snapshot=_own_snapshot(service, verdict),
            evidence=evidence,
        )

    def _revision(self, revision: str) -> ModelState:
        return self._verdict(_REVISIONS, revision).state

    def _verdict(self, provider: str, model: str) -> ModelVerdict:
        return self._catalogue.model_state(provider, model, self._today, self._horizon_days)


def _no_objects(
    model: tuple[Parameter, ...], delegate: tuple[Parameter, ...]
) -> tuple[Parameter, ...]:
    """The parameters that name a model, those left out in which an object stands."""
    return tuple(parameter for parameter in model if parameter not in delegate)


def _own_snapshot(service: Service, verdict: ModelVerdict) -> str | None:
    """The snapshot behind an alias, where it is its provider itself that answers."""
    own = service.name == service.provider == verdict.provider
    return verdict.snapshot or None if own else None


def pin_of(found: Iterable[ModelPin]) -> ModelPin:
    """One pin for a point: the worst, with the others beside it.

    Where the configuration names the model, a constant that is stored from elsewhere in the
    program stands behind it. A name that one of several services knows is not meant for another
    that does not, nor told again of one that copies its API.
    """
    pins = list(dict.fromkeys(found))
    told = {pin.value for pin in pins if pin.state != "unknown"} - {None}
    keys = {(pin.state, pin.value, f"{pin.provider}-compatible") for pin in pins}
    meant = [
        pin
        for pin in pins
        if (pin.state != "unknown" or pin.value not in told)
        and (pin.value is None or (pin.state, pin.value, pin.provider) not in keys)
    ]
    served = {pin.provider for pin in meant}
    pins = [pin for pin in pins if pin in meant or pin.provider not in served]
    configured = any(pin.state == "dynamic" for pin in pins)
    ranked = sorted(
        pins, key=lambda pin: (configured and pin.source == "constant", -_BADNESS[pin.state])
    )
    by_meaning = {(pin.state, pin.value, pin.provider): pin for pin in reversed(ranked)}
    distinct = list(by_meaning.values())[::-1]
    return structs.replace(distinct[0], others=tuple(distinct[1:]))
