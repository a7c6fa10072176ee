"""The account of every integration point of a program, and of every module."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from msgspec import structs

from lintkit.accounts.asked_in_turns import unbounded_turns
from lintkit.accounts.asking import instructions, length
from lintkit.accounts.attempts import Attempts
from lintkit.accounts.authors import first_sentence
from lintkit.accounts.blocking import blocks
from lintkit.accounts.bounding import Bounding
from lintkit.accounts.budget import entry_waits
from lintkit.accounts.catching import catching
from lintkit.accounts.deadlines import deadline
from lintkit.accounts.deeds import Deeds
from lintkit.accounts.endless import endless_retries, endless_tries
from lintkit.accounts.fingerprints.parts import parts_of_points
from lintkit.accounts.idle.guards import idle_guards
from lintkit.accounts.levels import Levels
from lintkit.accounts.models import Models, pin_of
from lintkit.accounts.modules.accounts import module_accounts
from lintkit.accounts.output.handling import Outputs
from lintkit.accounts.points import Finder
from lintkit.accounts.proof.proofs import Proofs
from lintkit.accounts.purposes import purposes
from lintkit.accounts.receivers import callers_by_maker
from lintkit.accounts.receiving import in_runs_of
from lintkit.accounts.repeating import repeating
from lintkit.accounts.rounds import rounds
from lintkit.accounts.sdks import Sdks
from lintkit.accounts.settings import ModuleSettings
from lintkit.accounts.surroundings import Search
from lintkit.accounts.tools import tool_faults
from lintkit.accounts.tracing import Tracer
from lintkit.accounts.unaccounted import Proved, note, prove, unaccounted
from lintkit.accounts.unhandled import Unhandling
from lintkit.accounts.units import wrong_unit
from lintkit.accounts.unseen import unseen
from lintkit.accounts.versions import api_versions
from lintkit.accounts.waits import Waits
from lintkit.accounts.weights import with_commits
from lintkit.accounts.whole import Asked, with_whole
from lintkit.model import Deadline, IntegrationPoint, Inventory, ModelPin, SdkPin, Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from lintkit.accounts.guarding.guard import Guard
    from lintkit.accounts.modules.project import Project
    from lintkit.accounts.outcomes import Outcome
    from lintkit.accounts.parameters import Invocation
    from lintkit.accounts.points import Point, Way
    from lintkit.catalogue import Catalogue
    from lintkit.model import EntryWait, Evidence, WrongUnit
    from lintkit.program.program import Program
    from lintkit.sources.coverage_data import Observed
    from lintkit.sources.tests_layout import Tests


_JOINED = frozenset({"__or__", "__ror__", "pipe"})
_Found = TypeVar("_Found")


class Aside(Protocol):
    """Starts work that nothing else waits for, and gives what waits for what it finds."""

    def __call__(self, work: Callable[[], _Found], form: type[_Found]) -> Callable[[], _Found]:
        """Starts some work, which finds something of a form."""


def in_turn(work: Callable[[], _Found], form: type[_Found]) -> Callable[[], _Found]:  # noqa: ARG001
    """Leaves work until somebody waits for it."""
    return work


def account_for(  # noqa: PLR0913 (what one run knows)
    program: Program,
    catalogue: Catalogue,
    project: Project,
    is_test: Tests,
    *,
    today: date,
    horizon_days: int,
    all_tests: bool = True,
    whole: bool = True,
    observed: Observed | None = None,
    aside: Aside = in_turn,
) -> Inventory:
    """The account of every integration point of a program, and of every module.

    Args:
        program: the linked program.
        catalogue: what is known of SDKs, models and hosts.
        project: what is known of the project beside its code.
        is_test: which paths, relative to the root of the run, are tests, and what in them is.
        today: the day on which models are judged.
        horizon_days: how many days ahead a retirement counts.
        all_tests: whether the run holds all tests of the project.
        whole: whether to tell of the program beside its points and modules, too.
        observed: which lines ran in the tests, where that was measured.
        aside: does what takes long, and can be done beside the rest.
    """
    tracer = Tracer(program, is_test)
    sdks = Sdks(catalogue, project.sdk_pins)
    models = Models(tracer, catalogue, today, horizon_days)
    proofs = Proofs(program, catalogue, is_test, complete=all_tests, observed=observed)
    settings = ModuleSettings(program, is_test)
    outputs = Outputs(tracer, catalogue.edge_cases)
    finder = Finder(tracer, catalogue, sdks, settings)
    sites = tuple(finder.points())
    proving = aside(
        lambda: tuple(prove(program, proofs, point, _first(point)) for point in sites),
        tuple[Proved, ...],
    )
    deeds = Deeds(program, [point.site for point in sites])
    accountant = _Accountant(tracer, sdks, settings, models, outputs, deeds)
    accounts = [accountant.account(point) for point in sites]
    inventory = Inventory((), _snapshot(catalogue, today))
    if whole:
        asked = Asked(
            tracer,
            catalogue,
            sdks,
            finder,
            outputs,
            deeds,
            tuple(zip(sites, accounts, strict=True)),
        )
        inventory = with_whole(inventory, asked, project.files, today, horizon_days)
    remarks = unseen(tracer, sdks, finder, sites)
    proved = proving()
    for one in proved:
        if one.fault is not None:  # perhaps in another process
            program.faults.add(one.fault)
    found = [
        (point, structs.replace(account, tests=one.proof))
        for point, account, one in zip(sites, accounts, proved, strict=True)
    ]
    return structs.replace(
        inventory,
        points=with_commits(
            sorted((account for _, account in found), key=lambda point: point.span)
        ),
        entry_waits=accountant.entry_waits(found),
        purposes=purposes(tracer, found),
        tool_faults=tool_faults(tracer, outputs),
        modules=module_accounts(
            tracer,
            {point.site: account for point, account in found},
            project.files,
            catalogue.packages,
            parts_of_points(tracer, found),
            remarks,
        ),
    )


def _first(point: Point) -> Way:
    """The way that names a point."""
    return min(point.ways, key=_strangeness)


def _strangeness(way: Way) -> tuple[bool, bool]:
    """Of several services the one that the SDK is made for names the point."""
    return way.service.managed, way.service.name != way.chain.match.provider


def _is_part(way: Way) -> bool:
    """Whether a call goes to what was joined with others by `|`."""
    return any(name in _JOINED for name, _ in way.chain.match.derived)


def _is_async(point: Point) -> bool:
    """Whether a call gives something to await."""
    return all(way.chain.match.is_async for way in point.ways)


def _snapshot(catalogue: Catalogue, today: date) -> Snapshot | None:
    as_of = catalogue.models_as_of
    return None if as_of is None else Snapshot(as_of.isoformat(), (today - as_of).days)


class _Accountant:
    """What the accounts of one program's points share."""

    def __init__(
        self,
        tracer: Tracer,
        sdks: Sdks,
        settings: ModuleSettings,
        models: Models,
        outputs: Outputs,
        deeds: Deeds,
    ) -> None:
        self._deeds = deeds
        self._tracer = tracer
        self._program = tracer.program
        self._sdks = sdks
        self._settings = settings
        self._models = models
        self._outputs = outputs
        self._levels = Levels(tracer, sdks, settings)
        self._attempts = Attempts(tracer, settings)
        self._bounding = Bounding(tracer, settings)
        self._starts = tracer.program.entry_points()
        self._unhandling = Unhandling(tracer.program, self._starts, tracer.is_test)
        self._surroundings = Search(tracer, [ref for ref, _ in self._starts])

    def account(self, point: Point) -> IntegrationPoint:
        """The account of one point, but for its tests."""
        try:
            return self._account(point)
        except Exception as error:  # noqa: BLE001 (one point must not cost the others their run)
            note(self._program, point, error)
            return unaccounted(self._program, point, _first(point))

    def _account(self, point: Point) -> IntegrationPoint:
        program, site = self._program, point.site
        first = _first(point)
        is_test = self._tracer.is_test
        reaching = program.graph.reaching(site.code, lambda ref: not is_test(ref.path))
        pins = [pin for way in point.ways for pin in self._pins(way, point)]
        model = pin_of(pins)
        return structs.replace(
            unaccounted(program, point, first),
            provider=pin_of(self._pins(first, point)).provider,
            deadline=self._deadline(point),
            model=model,
            sdk=self._sdk(first, point),
            output=self._outputs.of(point),
            entry_points=tuple(sorted(entry for ref, entry in self._starts if ref in reaching)),
            api_versions=tuple(
                found for way in point.ways for found in api_versions(self._tracer, way)
            ),
            blocks=blocks(program, point, self._tracer.is_test),
            idle_guards=idle_guards(self._tracer, self._settings, point),
            unhandled=self._unhandling.of(point),
            unbounded_turns=self._unbounded_turns(point),
            said=first_sentence(program.code(site.code)) if site.code.index else "",
            instructions=instructions(self._tracer, point),
            length=length(self._tracer, point),
            caught=catching(program, self._tracer.is_test, self._deeds, site),
            repeated=(
                *rounds(self._tracer, point),
                *repeating(program, self._tracer.is_test, site),
            ),
            wrong_unit=next(self._wrong_units(point), None),
            reach=len(reaching),
        )

    def _pins(self, way: Way, point: Point) -> tuple[ModelPin, ...]:
        return self._models.pins(way, self._call(way, point))

    def _call(self, way: Way, point: Point) -> Invocation:
        """The call of a point in the runs in which it is made on the client of a way."""
        return in_runs_of(self._program, way.chain, point.call)

    def _sdk(self, first: Way, point: Point) -> SdkPin:
        found = dict.fromkeys(
            self._sdks.pin(way.chain.match.distributions, point.site.code.path)
            for way in (first, *point.ways)
        )
        pin, *others = found
        return structs.replace(pin, others=tuple(others))

    def entry_waits(
        self, points: Iterable[tuple[Point, IntegrationPoint]]
    ) -> tuple[EntryWait, ...]:
        """How long each entry point can wait; guards may bound several calls together."""
        known = tuple(points)
        bounds = {
            point.site: found.deadline.worst_case_seconds
            for point, found in known
            if found.deadline.worst_case_seconds is not None
            and not found.deadline.callers
            and self._guard(point) is None
        }
        awaitable = frozenset(point.site for point, _ in known if _is_async(point))
        return entry_waits(self._program, self._starts, bounds, awaitable, self._tracer.is_test)

    def _guard(self, point: Point) -> Guard | None:
        return self._surroundings.around(point.site, is_async=True).guard

    def _deadline(self, point: Point) -> Deadline:
        for way in point.ways:
            version = self._sdks.missing(way.chain.match, point.site.code.path)
            if version:
                text = f"{way.chain.match.distributions[0]} {version} does not have this call"
                return Deadline(state="unknown", evidence=(self._program.step(point.site, text),))
        found = [outcome for way in point.ways for outcome in self._outcomes(point, way)]
        libraries = {way.chain.match.sdk.name for way in point.ways}
        are_parts = all(map(_is_part, point.ways))  # of one chain, which asks each of them
        if len(libraries) > 1 and len({one.state for one in found}) > 1 and not are_parts:
            text = f"which of {', '.join(sorted(libraries))} is called here is decided elsewhere"
            return Deadline(state="unknown", evidence=(self._program.step(point.site, text),))
        around = self._surroundings.around(point.site, is_async=_is_async(point))
        judged = deadline(self._program, point.site, tuple(dict.fromkeys(found)), around)
        if judged.state in ("default", "infinite") and not judged.callers:
            place = self._bounding.place(point)
            return structs.replace(judged, place=place, takes_none=self._bounding.takes_none(point))
        return judged

    def _unbounded_turns(self, point: Point) -> Evidence:
        is_bounded = self._guard(point) is not None
        if is_bounded:
            return ()
        return (
            unbounded_turns(self._program, point.site, self._tracer.is_test)
            or endless_tries(self._program, point)
            or endless_retries(self._program, point.site)
        )

    def _wrong_units(self, point: Point) -> Iterator[WrongUnit]:
        for way in point.ways:
            levels = self._levels.of(way.chain, self._call(way, point))
            if found := wrong_unit(self._tracer, levels, way.kind):
                yield found

    def _outcomes(self, point: Point, way: Way) -> Iterator[Outcome]:
        """What the SDK's options say, for each caller that hands in a client of its own."""
        chain, call = way.chain, self._call(way, point)
        levels = tuple(self._levels.of(chain, call))
        waits = Waits(self._tracer, chain, call, self._attempts.of(chain, call))
        maker = chain.makers[0].origin
        several = len({one.chain.makers[0].origin for one in point.ways}) > 1
        callers = callers_by_maker(self._tracer, point.site) if several else {}
        for outcome in waits.outcomes(levels):
            ways = () if maker is None or outcome.callers else callers.get(maker, ())
            if not ways:
                yield outcome
            yield from (structs.replace(outcome, callers=sites) for sites in ways)
