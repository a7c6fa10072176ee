"""The models that a program reaches, and the SDKs that ask them, as a CycloneDX 1.6 ML-BOM."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.component_evidence import ComponentEvidence, Occurrence
from cyclonedx.model.tool import ToolRepository
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from lintkit import __version__
from lintkit.report import inventory_json
from lintkit.report.escape import printable, printable_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lintkit.model import IntegrationPoint, Inventory, ModelPin

NOT_NAMED = "(not named in the code)"

_FIXED = ("locked", "exact")


def render(inventory: Inventory, program: str, today: date) -> str:
    """A JSON document, the same for the same inventory on the same day.

    Args:
        inventory: the integration points.
        program: name of the program.
        today: ISO date of the run, taken for midnight UTC.
    """
    application = Component(
        name=program, type=ComponentType.APPLICATION, bom_ref=f"application:{program}"
    )
    midnight = datetime(today.year, today.month, today.day, tzinfo=timezone.utc)
    tool = Component(name="lintkit", version=__version__, type=ComponentType.APPLICATION)
    bom = Bom(
        serial_number=uuid5(NAMESPACE_URL, inventory_json.render(inventory)),
        metadata=BomMetaData(
            timestamp=midnight, component=application, tools=ToolRepository(components=[tool])
        ),
        components=(*_models(inventory.points), *_libraries(inventory.points)),
    )
    bom.register_dependency(application, bom.components)
    return printable_json(JsonV1Dot6(bom).output_as_string(indent=2)) + "\n"


def _models(points: Iterable[IntegrationPoint]) -> Iterator[Component]:
    """One component a model; one a provider for those that the code does not name."""
    calls: dict[tuple[str, str], dict[IntegrationPoint, ModelPin]] = defaultdict(dict)
    for point in points:
        for pin in (point.model, *point.model.others):
            if pin.state != "not_applicable":
                calls[pin.provider, pin.value or NOT_NAMED].setdefault(point, pin)
    for (provider, name), pins in calls.items():
        yield Component(
            name=printable(name),
            group=provider,
            type=ComponentType.MACHINE_LEARNING_MODEL,
            bom_ref=f"model:{provider}/{printable(name)}",
            properties=_properties(pins),
            evidence=_evidence(pins),
        )


def _properties(pins: Mapping[IntegrationPoint, ModelPin]) -> Iterator[Property]:
    told = {
        *(("lintkit:state", pin.state) for pin in pins.values()),
        *(("lintkit:source", pin.source) for pin in pins.values()),
        *(("lintkit:retires", pin.retires) for pin in pins.values() if pin.retires),
        *(("lintkit:kind", point.kind) for point in pins),
    }
    yield from (Property(name=name, value=value) for name, value in sorted(told))


def _libraries(points: Iterable[IntegrationPoint]) -> Iterator[Component]:
    """One component an SDK and version; without a version where no manifest fixes one."""
    calls: dict[tuple[str, str | None], list[IntegrationPoint]] = defaultdict(list)
    for point in points:
        for sdk in (point.sdk, *point.sdk.others):
            if sdk.distribution is not None:
                fixed = sdk.specifier if sdk.state in _FIXED else None
                calls[sdk.distribution, fixed and fixed.lstrip("=")].append(point)
    for (name, version), users in calls.items():
        purl = PackageURL(type="pypi", name=name, version=version)
        yield Component(
            name=name,
            version=version,
            type=ComponentType.LIBRARY,
            bom_ref=f"library:{purl}",
            purl=purl,
            evidence=_evidence(users),
        )


def _evidence(points: Iterable[IntegrationPoint]) -> ComponentEvidence:
    return ComponentEvidence(
        occurrences=[
            Occurrence(
                bom_ref=None,
                location=printable(point.path),
                line=point.line,
                symbol=point.symbol,
                additional_context=point.call,
            )
            for point in points
        ]
    )
