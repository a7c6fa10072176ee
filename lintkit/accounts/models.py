"""The model pin of an integration point: which model answers, and can that change?

The call's arguments go before a derived client's, these before the constructor's; where nobody
names a model, the SDK or the service picks one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.accounts.http import model_in_body
from lintkit.accounts.parameters import first_passed
from lintkit.accounts.texts import texts
from lintkit.accounts.weights import pinned_by_revision
from lintkit.catalogue import ANY_PROVIDER
from lintkit.model import ModelPin, ModelState
from lintkit.program.values import Constant, Container, External

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lintkit.accounts.clients import Chain
    from lintkit.accounts.parameters import Passed
    from lintkit.accounts.points import Way
    from lintkit.accounts.services import Service
    from lintkit.catalogue import Catalogue, ModelVerdict
    from lintkit.catalogue.schema import Parameter
    from lintkit.model import Evidence, ModelSource
    from lintkit.program.program import Program
    from lintkit.program.values import BoundArguments, Flow, Place, Site

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
_PATHS = ("/", "./", "../", "~")
_WEIGHT_FILES = (".gguf", ".bin", ".safetensors", ".pt", ".pth", ".onnx")


class Models:
    """Judges the models of one program's integration points on one day."""

    def __init__(
        self, program: Program, catalogue: Catalogue, today: date, horizon_days: int
    ) -> None:
        self._program = program
        self._catalogue = catalogue
        self._today = today
        self._horizon_days = horizon_days

    def pins(self, way: Way, site: Site, bound: BoundArguments) -> tuple[ModelPin, ...]:
        """Every model that a call can reach one way."""
        if way.chain.match.sdk.any_host:
            return self._of_request(way, site, bound)
        pins = self._of_client(way.chain, way.service, site, bound)
        return tuple(
            pinned_by_revision(self._program, way.chain, (site, bound), pin, self._revision)
            for pin in pins
        )

    def _of_client(
        self, chain: Chain, service: Service, site: Site, bound: BoundArguments
    ) -> tuple[ModelPin, ...]:
        found: list[ModelPin] = []
        named = False
        for passed in self._passed(chain, site, bound):
            named = True
            pins, complete = self._of_argument(passed, service)
            found += pins
            if complete:
                return tuple(found)
        if found and chain.match.default_model is None:
            return tuple(found)
        return (*found, self._left_out(chain, service, site, named=named))

    def provider(self, way: Way, pin: ModelPin) -> str:
        """Who answers, by name; the framework where that is open."""
        name = way.service.name
        if way.service.provider != ANY_PROVIDER:
            return name
        if pin.value is not None:
            found = self._verdict(ANY_PROVIDER, pin.value).provider
            if found != ANY_PROVIDER:
                return found
        return way.chain.match.sdk.name

    def _of_request(self, way: Way, site: Site, bound: BoundArguments) -> tuple[ModelPin, ...]:
        service = way.service
        if service.model is not None:
            step = self._program.step(site, f"the address names the model `{service.model}`")
            return (self._judged(service, service.model, "literal", (step,)),)
        body = model_in_body(self._program, way.chain, site, bound)
        pins = [] if body is None else self._of_argument(body, service)[0]
        if pins:
            return tuple(pins)
        if service.managed:
            return (ModelPin(state="unmanaged"),)
        step = self._program.step(site, "which model the request asks for is not known")
        return (ModelPin(state="unknown", evidence=(step,)),)

    def _passed(self, chain: Chain, site: Site, bound: BoundArguments) -> Iterator[Passed]:
        """Where a model can be named, those that go first first."""
        if found := first_passed(self._program, site, bound, chain.match.call.model):
            yield found
        for maker in chain.makers:
            for link in maker.links:
                if found := self._at(link.site, link.derived.model):
                    yield found
            if maker.site is not None and (found := self._at(maker.site, maker.client.model)):
                yield found

    def _at(self, site: Site, parameters: tuple[Parameter, ...]) -> Passed | None:
        return first_passed(self._program, site, self._program.arguments(site), parameters)

    def _of_argument(self, passed: Passed, service: Service) -> tuple[list[ModelPin], bool]:
        """The models an argument names, and whether it names one on every path."""
        if not passed.places and not passed.excluded:
            text = f"`{passed.parameter}` may be passed here, among arguments the code hides"
            step = self._program.step(passed.site, text)
            return [ModelPin(state="unknown", evidence=(step,))], False
        complete = passed.certain
        found: list[ModelPin] = []
        for place in passed.places:
            for flow in self._program.flows(place):
                here = self._program.step(passed.site, f"`{passed.parameter}` is passed here")
                pin = self._of_flow(flow, place, service, flow.steps or (here,))
                if pin is None:
                    complete = False
                else:
                    found.append(pin)
        return found, complete

    def _of_flow(
        self, flow: Flow, place: Place, service: Service, evidence: Evidence
    ) -> ModelPin | None:
        """The model that one way into an argument names; None for `None`: none is named."""
        value = flow.value
        source: ModelSource = flow.source
        if isinstance(value, Constant):
            if value.value is None:
                return None
            return self._judged(service, str(value.value), source, evidence)
        if isinstance(value, Container) and value.kind == "string":
            found = texts(self._program, (place,))
            whole = [text for text in found if text.whole]
            if whole and len(whole) == len(found) == 1:
                return self._judged(service, whole[0].value, source, evidence)
            return ModelPin(state="dynamic", source=source, evidence=evidence)
        if service.managed:
            return ModelPin(state="unmanaged", source=source, evidence=evidence)
        if isinstance(value, External) or source in ("environment", "argument"):
            return ModelPin(state="dynamic", source=source, evidence=evidence)
        return ModelPin(state="unknown", source=source, evidence=evidence)

    def _left_out(self, chain: Chain, service: Service, site: Site, *, named: bool) -> ModelPin:
        """What holds where the program names no model."""
        name = chain.makers[-1].library
        default = next(
            (
                model
                for model in (
                    chain.match.default_model,
                    *(maker.client.default_model for maker in chain.makers[1:]),
                )
                if model is not None
            ),
            None,
        )
        if service.managed:
            return ModelPin(state="unmanaged")
        if default:
            step = self._program.step(site, f"{name} picks its own default, `{default}`")
            return self._judged(service, default, "sdk_default", (step,))
        if default == "":
            step = self._program.step(site, f"no model is named: {name} or the service picks one")
            return ModelPin(state="unmanaged", source="sdk_default", evidence=(step,))
        if named or any(maker.client.abstract for maker in chain.makers):
            step = self._program.step(site, "where the model is named is not known")
            return ModelPin(state="unknown", evidence=(step,))
        return ModelPin(state="not_applicable")

    def _judged(
        self, service: Service, model: str, source: ModelSource, evidence: Evidence
    ) -> ModelPin:
        """The state of a model id."""
        if service.managed:
            return ModelPin(state="unmanaged", value=model, source=source, evidence=evidence)
        if model.startswith(_PATHS) or model.endswith(_WEIGHT_FILES):
            return ModelPin(state="local", value=model, source=source, evidence=evidence)
        verdict = self._verdict(service.provider, model)
        return ModelPin(
            state=verdict.state,
            value=model,
            source=source,
            retires=verdict.retires.isoformat() if verdict.retires else None,
            retires_source=verdict.source or None,
            pins=verdict.suggestions,
            evidence=evidence,
        )

    def _revision(self, revision: str) -> ModelState:
        return self._verdict(_REVISIONS, revision).state

    def _verdict(self, provider: str, model: str) -> ModelVerdict:
        return self._catalogue.model_state(provider, model, self._today, self._horizon_days)


def pin_of(found: Iterable[ModelPin]) -> ModelPin:
    """One pin for a point: the worst, with the others beside it."""
    ranked = sorted(dict.fromkeys(found), key=lambda pin: -_BADNESS[pin.state])
    distinct = list({(pin.state, pin.value): pin for pin in reversed(ranked)}.values())[::-1]
    return structs.replace(distinct[0], others=tuple(distinct[1:]))
