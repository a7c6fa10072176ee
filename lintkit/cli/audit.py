"""`lintkit audit`: everything for the first day with a repository, in one folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lintkit.cli import options
from lintkit.cli.common import common_options, examples
from lintkit.cli.output import tell, write_data, write_file
from lintkit.cli.progress import shown_progress
from lintkit.engine import run
from lintkit.engine.collection import without_collection
from lintkit.engine.sign import of_report
from lintkit.engine.subject import subject_of
from lintkit.errors import UsageError
from lintkit.program.writers import WRITERS, Filter, select
from lintkit.report import (
    audit_markdown,
    html,
    inventory_csv,
    inventory_cyclonedx,
    inventory_json,
    ledger_json,
    ledger_markdown,
    open_items,
)
from lintkit.report.described import describe
from lintkit.report.escape import printable
from lintkit.signoffs import Draft, render_draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.engine.run import Audited
    from lintkit.engine.subject import Subject

_WHAT = {
    "report.html": "one page for a browser: what to do first, the map from entry points to models, "
    "the five questions with their evidence; it needs no network",
    "report.md": "the five questions, module by module, for reading as text",
    "report.json": "the same for programs",
    "inventory.json": "every integration point with its account, for programs",
    "inventory.csv": "the same as a table, one row a point",
    "models.cdx.json": "a CycloneDX bill of the models and SDKs",
    "graph.json": "the call graph: which function calls which, and where",
    "to-models.dot": "what of it leads to models, for Graphviz",
    "accounts/": "for each module that reaches a model, the questions that only people can answer; "
    "a draft counts for nothing until somebody signs it: `lintkit account MODULE --stdin < DRAFT`",
}
_OF_MODELS = ("to-models.dot", "accounts/")


@click.command(
    epilog=examples(
        "audit . --out audit",
        "audit /srv/git/shop.git --out audit --rev v2.1",
    )
)
@click.argument("path", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="DIR",
    help="The folder to write into; drafts that are there already are left as they are.",
)
@click.option(
    "--rev",
    metavar="REV",
    help="Audit this git revision instead of the folder as it is.",
)
@options.JOBS
@options.NO_CACHE
@common_options
def command(path: Path, *, out: Path, rev: str | None, jobs: int | None, no_cache: bool) -> None:
    """Write all there is to tell of a repository into a folder.

    PATH is a folder, or a bare git repository, of which HEAD is read unless --rev says otherwise.
    The folder gets the report, the inventory, a bill of the models, the call graph, and drafts of
    the accounts that only people can give. Begin with its README.md. Nothing of the repository is
    run or changed.
    """
    with (
        without_collection(),
        shown_progress() as progress,
        subject_of(
            path, rev, options.today(), jobs=jobs, cached=not no_cache, progress=progress
        ) as subject,
    ):
        audited = run.audit(subject.request)
        first = _first_page(audited, subject)
        _write(out / "README.md", first)
        for name, document in _documents(audited, subject):
            _write(out / name, document)
        kept = [name for name, draft in _drafts(audited, subject) if _kept(out / name, draft)]
    for name in kept:
        tell(printable(f"{out / name}: left as it is."))
    write_data(first)


def _first_page(audited: Audited, subject: Subject) -> str:
    has_points = bool(audited.reported.inventory.points)
    files = {name: what for name, what in _WHAT.items() if has_points or name not in _OF_MODELS}
    return audit_markdown.render(
        audited.reported.ledger,
        files,
        project=subject.name,
        commit=subject.commit,
        today=subject.request.today,
    )


def _documents(audited: Audited, subject: Subject) -> Iterator[tuple[str, str]]:
    """The files by name, drafts apart."""
    reported, program = audited.reported, audited.program
    found = reported.inventory
    yield (
        "report.html",
        html.render(
            reported.ledger,
            found,
            reported.call_map,
            reported.reader,
            describe=describe,
            project=subject.name,
            today=subject.request.today,
        ),
    )
    yield "report.md", ledger_markdown.render(reported.ledger, found, describe)
    yield "report.json", ledger_json.render(reported.ledger, reported.inventory)
    yield "inventory.json", inventory_json.render(found)
    yield "inventory.csv", inventory_csv.render(found.points)
    yield (
        "models.cdx.json",
        inventory_cyclonedx.render(found, subject.name, subject.request.today),
    )
    nodes = select(program, program.graph, Filter())
    yield "graph.json", WRITERS["json"](program, nodes)
    if found.points:
        leading = select(program, program.graph, Filter(points=audited.points))
        yield "to-models.dot", WRITERS["dot"](program, leading)


def _drafts(audited: Audited, subject: Subject) -> Iterator[tuple[str, str]]:
    """A draft for each module that reaches a model, by name."""
    for module in audited.reported.inventory.modules:
        if module.points:
            signable = of_report(audited.reported, subject.request, module.path)
            text = render_draft(
                printable(signable.title),
                signable.questions,
                Draft(),
                notes=(
                    "",
                    "A draft: it counts for nothing until somebody signs it, where the code is:",
                    printable(f"lintkit account {module.path} --stdin < this-file"),
                ),
                found=open_items.render(signable.entry),
            )
            yield f"accounts/{module.path}.toml", text


def _write(file: Path, document: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{file.parent}: cannot be made: {error.strerror}.") from error
    write_file(document, file)


def _kept(file: Path, draft: str) -> bool:
    """Writes a draft where there is none; whether somebody has written into the one that is."""
    if not file.exists():
        _write(file, draft)
        return False
    try:
        return file.read_text(encoding="utf-8") != draft
    except (OSError, UnicodeDecodeError):
        return True
