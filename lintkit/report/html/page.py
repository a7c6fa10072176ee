"""Putting the page together."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from msgspec import Struct

import lintkit
from lintkit.debt import QUESTIONS, SEARCHED, WORDING
from lintkit.report import phrases, wording
from lintkit.report.first import actions, untold
from lintkit.report.html import map_data, text
from lintkit.report.html.common import asked_at, clients, conditional, declared, limits, pins
from lintkit.report.html.matrix import matrix
from lintkit.report.html.modules import modules
from lintkit.report.html.overview import overview
from lintkit.report.html.powers import powers
from lintkit.report.html.routes import routes
from lintkit.report.html.terms import TERMS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lintkit.debt import Ledger
    from lintkit.model import CallMap, DeadlineState, Inventory, NeedKind
    from lintkit.report.described import Described
    from lintkit.report.sources import Sources

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_HERE = Path(__file__).parent
_STATIC = _HERE / "static"
_WAITS: dict[DeadlineState, str] = {
    "infinite": "nothing bounds the wait",
    "default": "only the SDK's default does",
    "unknown": "cannot tell",
    "bounded": "the program does",
    "not_applicable": "nothing remote is waited for",
}
_NEEDS: dict[NeedKind, str] = {
    "environment": "environment variable",
    "secrets": "entry of a store of secrets",
    "setting": "setting, which the environment can fill",
    "field": "field of a class",
    "file": "placeholder in a file, which the environment fills",
    "option": "option of a command",
    "sdk": "environment variable that the SDK reads by itself",
}
_NEED_GROUPS: tuple[tuple[str, str, tuple[NeedKind, ...]], ...] = (
    ("option", "Options of commands that lead to a model", ("option",)),
    (
        "field",
        "Fields of classes with keys, of what settings hold, and of what names a model or a wait",
        ("field",),
    ),
    (
        "other setting",
        "Other settings that the environment can fill",
        ("environment", "secrets", "setting", "file", "sdk"),
    ),
)
_SCRIPTS = (
    "vendor/cytoscape.min.js",
    "vendor/cytoscape-dagre.min.js",
    "page.js",
    "map.js",
)


def render(
    ledger: Ledger,
    inventory: Inventory,
    ways: CallMap,
    sources: Sources,
    *,
    describe: Callable[[str], Described],
    project: str,
    today: date,
) -> str:
    """One HTML document that needs nothing but itself.

    Args:
        ledger: the five questions, module by module.
        inventory: the accounts of the integration points.
        ways: the functions that lead to them.
        sources: the analysed files.
        describe: what a rule's code stands for.
        project: what the reader calls the program.
        today: the day of the run.
    """
    rules = sorted(
        {item.rule for entry in ledger.entries for answer in entry.answers for item in answer.items}
        - {""}
    )
    doubts = untold(ledger)
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            project=project,
            today=today.isoformat(),
            version=lintkit.__version__,
            ledger=ledger,
            inventory=inventory,
            overview=overview(ledger, inventory),
            actions=actions(ledger, inventory.points, describe),
            untold=doubts,
            untold_places=len({(item.path, item.line) for one in doubts for item in one.places}),
            modules=modules(ledger, inventory.points, sources),
            numbers={entry.path: number for number, entry in enumerate(ledger.asked())},
            matrix=matrix(inventory.points),
            powers=powers(inventory),
            declared=declared(inventory),
            limits=limits(inventory),
            clients=clients(inventory, sources),
            refusals=conditional(inventory.refusals, sources),
            routes=routes(ways, inventory.entry_waits, inventory.points),
            map=text.data(map_data.map_data(ways, inventory)),
            stops=len(ways.stops),
            rules=[describe(code) for code in rules],
            calls_at={(one.path, one.line): at for at, one in enumerate(inventory.points)},
            asked_at=asked_at(inventory),
            said={module.path: module.said for module in inventory.modules},
            recorded={
                (trace.span.path, trace.span.line): trace.evidence
                for module in inventory.modules
                for trace in module.traces
            },
            place=partial(text.place, sources),
            source=lambda step: text.stated(sources.lines(step.path), step.line),
            start=text.starts(one for module in inventory.modules for one in module.entry_points),
            style=_style(),
            scripts=_scripts(),
            licences=_licences(),
        )
    )


class _Part(Struct, frozen=True):
    """A style or script as it stands in the page, and the hash that allows it."""

    source: Markup
    hash: str


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=text.shown,
    )
    environment.filters |= {
        "marked": text.marked,
        "breakable": text.breakable,
        "duration": text.duration,
        "count": wording.count,
        "case": phrases.case,
        "cases": phrases.cases,
        "deadline": phrases.deadline,
        "caller_deadline": phrases.caller_deadline,
        "pins": pins,
        "sdks": lambda point: (point.sdk, *point.sdk.others),
        "model": phrases.model,
        "sdk": phrases.sdk,
        "bound": map_data.bound,
        "local_name": map_data.local_name,
        "short_call": map_data.short_call,
        "wait": map_data.wait,
        "state": phrases.state,
        "age": wording.age,
    }
    environment.globals |= {
        "QUESTIONS": QUESTIONS,
        "SEARCHED": SEARCHED,
        "WORDING": WORDING,
        "STANDINGS": wording.STANDINGS,
        "COMPLEX": wording.COMPLEX,
        "NO_POINTS": wording.NO_POINTS,
        "OTHERS": wording.OTHERS,
        "CONTEXT": wording.CONTEXT,
        "TERMS": TERMS,
        "WAITS": _WAITS,
        "NEEDS": _NEEDS,
        "NEED_GROUPS": _NEED_GROUPS,
    }
    return environment


@cache
def _style() -> _Part:
    return _part("page.css")


@cache
def _scripts() -> tuple[_Part, ...]:
    return tuple(map(_part, _SCRIPTS))


@cache
def _licences() -> tuple[tuple[str, Markup], ...]:
    """What may be used under which terms; the page is a copy, so they go with it."""
    files = sorted((_STATIC / "vendor").glob("*.LICENSE"))
    return tuple((file.stem, escape(file.read_text(encoding="utf-8"))) for file in files)


def _part(name: str) -> _Part:
    """One of our own files, without the references by which a browser looks for its sources."""
    lines = (_STATIC / name).read_text(encoding="utf-8").split("\n")
    source = "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL="))
    # HTML allows no such characters; in a string of JavaScript the escape stands for the same.
    source = _CONTROLS.sub(lambda found: f"\\x{ord(found[0]):02x}", source)
    digest = b64encode(sha256(source.encode()).digest()).decode("ascii")
    return _Part(Markup(source), f"'sha256-{digest}'")  # noqa: S704 (it is part of lintkit)
