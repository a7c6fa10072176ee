"""The ledger for programs: the contract `lintkit/report/v1`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, field

from lintkit.debt import WORDING, Entry, Item, Measures, Question, Standing
from lintkit.model import (
    Coupling,
    Destination,
    EntryPoint,
    EntryWait,
    Evidence,
    Named,
    Need,
    Remark,
    Service,
    Snapshot,
    Tool,
)
from lintkit.report.contract import as_json, schema_of
from lintkit.sources.files import Problem
from lintkit.sources.history import FileHistory

if TYPE_CHECKING:
    from lintkit.debt import Ledger
    from lintkit.model import Inventory


class AskedQuestion(Struct, frozen=True, kw_only=True):
    """One question about a module, and how it stands: open if anything is, shown if all is."""

    question: Question
    wording: str
    standing: Standing
    items: tuple[Item, ...]


class ReportedModule(Struct, frozen=True, kw_only=True):
    """One module of the ledger.

    Attributes:
        points: how many integration points it holds; without any, only "account" is asked.
        entry_points: where execution starts that can arrive in it.
        callers: how many functions of other modules, tests aside, call into it.
        coupling: how it hangs together with the other modules.
        measures: figures about its text, as context; null where it could not be measured.
        history: how it changed; null where git does not know it.
    """

    path: str
    points: int
    questions: tuple[AskedQuestion, ...]
    entry_points: tuple[EntryPoint, ...]
    callers: int
    coupling: Coupling
    measures: Measures | None
    history: FileHistory | None


class Whole(Struct, frozen=True, kw_only=True):
    """What is told of a whole program.

    Attributes:
        entry_waits: how long the entry points that reach a model can wait in all.
        needs: what the program has to be given from outside.
        destinations: where requests go beside the calls of models, by host.
        running: where code or commands are run that are not all written in the program.
        instructions: texts that are written as instructions to a model.
        limits: numbers whose names say that they limit something.
        tools: the functions that a model may call.
        refusals: errors that code near a model raises by itself, each with its condition.
        parsing: where code near a model parses texts, each with what becomes of one that is broken.
        declared: the tools and forms that a model is told of as data, each with what it is for.
        services: the libraries by which the program talks to something else, or keeps something.
        written: where files are written or deleted.
        clients: where clients of models are made, each with its nearest condition.
        automation: what runs by itself that tests the program or asks models: when, with which
            keys.
        configured: models that files of configuration name: who serves each and until when, its
            first place, and other files.
    """

    entry_waits: tuple[EntryWait, ...]
    needs: tuple[Need, ...]
    destinations: tuple[Destination, ...]
    running: Evidence
    instructions: tuple[Named, ...]
    limits: tuple[Named, ...]
    tools: tuple[Tool, ...]
    refusals: tuple[Remark, ...]
    parsing: tuple[Remark, ...]
    services: tuple[Service, ...]
    written: Evidence
    clients: tuple[Remark, ...]
    declared: tuple[Named, ...]
    automation: tuple[Named, ...]
    configured: tuple[Named, ...]


class Document(Struct, frozen=True, kw_only=True):
    """What `lintkit report --format json` writes.

    Paths are relative to the root of the run; lines count from 1. Modules come in the order in
    which the most depends on them. Nothing is added up across questions: there is no score. Within
    v1, keys are added and never taken away.

    Attributes:
        is_history_whole: whether git holds the history from its beginning on; null: there is none.
        unread: the files about which nothing can be told.
        program: what is told of the whole program beside its modules.
    """

    contract: Literal["lintkit/report/v1"] = field(default="lintkit/report/v1", name="schema")
    models_snapshot: Snapshot | None
    is_history_whole: bool | None
    modules: tuple[ReportedModule, ...]
    unread: tuple[Problem, ...]
    program: Whole


def render(ledger: Ledger, inventory: Inventory) -> str:
    """A JSON document."""
    return as_json(
        Document(
            models_snapshot=ledger.models,
            is_history_whole=ledger.is_history_whole,
            modules=tuple(map(_module, ledger.entries)),
            unread=ledger.unread,
            program=Whole(**{name: getattr(inventory, name) for name in Whole.__struct_fields__}),
        )
    )


def _module(entry: Entry) -> ReportedModule:
    return ReportedModule(
        path=entry.path,
        points=entry.points,
        questions=tuple(
            AskedQuestion(
                question=one.question,
                wording=WORDING[one.question],
                standing=one.standing,
                items=one.items,
            )
            for one in entry.answers
        ),
        entry_points=entry.entry_points,
        callers=entry.callers,
        coupling=entry.coupling,
        measures=entry.measures,
        history=entry.history,
    )


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the document."""
    return schema_of(Document, "lintkit/report/v1")


if __name__ == "__main__":
    print(json.dumps(schema(), indent=2))  # noqa: T201 (how docs/report-v1.schema.json is made)
