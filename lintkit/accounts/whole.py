"""What is told of a whole program beside its points and modules: reports tell it, no rule asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.accounts.contacts.declared import declared
from lintkit.accounts.contacts.files import files
from lintkit.accounts.contacts.services import library_uses, outside, services
from lintkit.accounts.elsewhere import elsewhere
from lintkit.accounts.named.clients import clients
from lintkit.accounts.named.instructions import instruction_texts, with_asked
from lintkit.accounts.named.limits import limits
from lintkit.accounts.named.model_files import model_files
from lintkit.accounts.named.near import Callees, near
from lintkit.accounts.named.parsing import parsing
from lintkit.accounts.named.refusals import refusals
from lintkit.accounts.needs.collect import needs
from lintkit.accounts.running import running
from lintkit.accounts.tools import tools

if TYPE_CHECKING:
    from datetime import date

    from lintkit.accounts.deeds import Deeds
    from lintkit.accounts.modules.project import ProjectFiles
    from lintkit.accounts.output.handling import Outputs
    from lintkit.accounts.points import Finder, Point
    from lintkit.accounts.sdks import Sdks
    from lintkit.accounts.tracing import Tracer
    from lintkit.catalogue import Catalogue
    from lintkit.model import IntegrationPoint, Inventory

_FARTHEST_PARSER = 4  # calls away from what asks a model


@dataclass(frozen=True)
class Asked:
    """What the accounts of the points rest on, and the points with their accounts."""

    tracer: Tracer
    catalogue: Catalogue
    sdks: Sdks
    finder: Finder
    outputs: Outputs
    deeds: Deeds
    found: tuple[tuple[Point, IntegrationPoint], ...]


def with_whole(
    inventory: Inventory,
    asked: Asked,
    beside: ProjectFiles | None,
    today: date,
    horizon_days: int,
) -> Inventory:
    """An inventory with what is told of the whole program.

    Args:
        inventory: what there is of it.
        asked: what the accounts of the points rest on.
        beside: the files of the project beside its code.
        today: the day on which models are judged.
        horizon_days: how many days ahead a retirement counts.
    """
    tracer, catalogue, found = asked.tracer, asked.catalogue, asked.found
    sites, accounts = [point for point, _ in found], [account for _, account in found]
    mentions = None if beside is None else beside.mentions
    sent, used = elsewhere(tracer, asked.finder, sites), library_uses(tracer, sites)
    ran, written = running(tracer), files(tracer)
    callees = Callees(tracer)
    around = near(tracer, [point.site for point in sites], accounts)
    return structs.replace(
        inventory,
        needs=needs(tracer, asked.sdks, found, beside),
        destinations=sent,
        running=ran,
        instructions=with_asked(instruction_texts(tracer, beside), accounts),
        limits=limits(tracer),
        tools=tools(tracer, asked.outputs, callees, outside(sent, used, written, ran)),
        refusals=refusals(tracer.program, callees.within(around, 1), tracer.is_test),
        parsing=parsing(tracer.program, asked.deeds, callees.within(around, _FARTHEST_PARSER)),
        services=services(used),
        written=written,
        clients=clients(tracer, catalogue, asked.sdks, sites),
        declared=declared(tracer, catalogue.packages, beside),
        automation=() if mentions is None else mentions.automation(),
        configured=model_files(
            () if mentions is None else mentions.maybe_models(), catalogue, today, horizon_days
        ),
    )
