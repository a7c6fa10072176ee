"""`lintkit account`: people answer for code in writing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import asdict

from lintkit.cli.common import examples
from lintkit.cli.options import Target, target_options
from lintkit.cli.output import tell, tell_findings, write_lines
from lintkit.cli.progress import shown_progress
from lintkit.engine import run
from lintkit.engine.sign import signable
from lintkit.errors import UsageError
from lintkit.report import open_items, sign_offs
from lintkit.report.escape import printable
from lintkit.signoffs import Draft, Signed, parse_draft, read_records, render_draft, write_record
from lintkit.sources.files import is_below, relative_path
from lintkit.sources.git import identity

if TYPE_CHECKING:
    from collections.abc import Collection

    from lintkit.engine.sign import Signable
    from lintkit.signoffs import Record, StoredRecord


class _Account(click.Group):
    """`lintkit account PATH` signs, without a word for it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts the command for signing where none is named."""
        if args and args[0] not in (*self.commands, *ctx.help_option_names):
            args = ["sign", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=_Account,
    epilog=examples(
        "account app/chat.py",
        "account app/chat.py:Assistant.reply",
        "account app/chat.py --stdin < answers.toml",
        "account status",
    ),
)
def command() -> None:
    """Answer for a module, and see what has been answered.

    `lintkit account PATH[:SYMBOL]` asks in your editor what only people can tell: what the code is
    for, who would see a wrong output, who switches it off. The answers become a record under
    .lintkit/accounts, bound to what the code is like, and stale once that changes.
    """


@command.command(epilog=examples("account app/chat.py"))
@target_options(rules=False)
@click.option("--stdin", is_flag=True, help="Take the answers, as TOML, from stdin.")
def sign(target: Target, *, stdin: bool) -> None:
    """Ask about PATH[:SYMBOL], and record the answers. The word `sign` can be left out."""
    if len(target.paths) != 1:
        raise click.UsageError("Name one module: lintkit account PATH[:SYMBOL].")
    file, symbol = _split(target.paths[0])
    with shown_progress() as progress:
        subject = signable(target.around().request(progress), file, symbol)
    record = _from_stdin(subject) if stdin else _from_editor(subject)
    path = write_record(record, subject.folder)
    tell(f"{path}: signed by {printable(record.signed.name)}. Commit it with the code.")
    for text in subject.retirements():
        tell(printable(f"{path}: stale for all that: {text}."))


@command.command(epilog=examples("account status", "account status app"))
@target_options(rules=False)
def status(target: Target) -> None:
    """List the modules that reach a model, and how their sign-offs stand.

    A module is signed, stale (and what has changed), unconfirmed (and why), or has none. Modules
    that reach no model are listed if somebody has signed for them.
    """
    whole = target.around()
    with shown_progress() as progress:
        result = run.inventory(whole.request(progress), everything=True)
    tell_findings(result.unread, result.reader)
    places = [relative_path(path.absolute(), whole.config.root) for path in target.paths]
    modules = [
        module
        for module in result.inventory.modules
        if (module.points or module.sign_off.state != "none")
        and any(is_below(module.path, place) for place in places)
    ]
    write_lines(sign_offs.render(modules, result.reader))
    lost = _lost(whole.config.root, {module.path for module in result.inventory.modules})
    for stored in lost:
        tell(
            printable(f"{stored.path}: {stored.record.module} is no part of the program any more.")
        )
    if not modules and not lost:
        tell("No module here reaches a model, and nobody has signed for one.")


def _lost(root: Path, paths: Collection[str]) -> list[StoredRecord]:
    """The records of modules that are gone; those of a project around this one are not its own."""
    found = read_records(root)
    own = found.records if found.folder == root else ()
    return [stored for stored in own if stored.record.module not in paths]


def _split(path: Path) -> tuple[Path, str]:
    """A module and a symbol in it, as in `app/chat.py:Assistant.reply`."""
    if path.exists():
        file, symbol = str(path), ""
    else:
        file, _, symbol = str(path).rpartition(":")
    if not Path(file).is_file():
        raise UsageError(f"{path}: there is no such module.")
    return Path(file), symbol


def _from_stdin(subject: Signable) -> Record:
    try:
        draft = parse_draft(sys.stdin.buffer.read().decode("utf-8", "surrogateescape"))
    except ValueError as error:
        raise UsageError(f"stdin: {error}.") from error
    record = _record(subject, draft)
    if doubts := subject.doubts(record):
        raise UsageError(f"not signed: {'; '.join(doubts)}.")
    return record


def _from_editor(subject: Signable) -> Record:
    """What a person writes; the editor opens again, with their text, until it can be signed."""
    asked = text = _template(subject)
    while True:
        written = click.edit(text, extension=".toml")
        if written is None or written == asked:
            raise UsageError("nothing was written, so nothing is signed.")
        try:
            record = _record(subject, parse_draft(written))
            problems = subject.doubts(record)
        except (ValueError, UsageError) as error:
            problems = (f"the text {error}",) if isinstance(error, ValueError) else (str(error),)
        if not problems:
            return record
        for problem in problems:
            tell(f"lintkit: {printable(problem)}")
        if not click.confirm("Edit again?", default=True, err=True):
            raise UsageError("not signed.")
        text = written


def _template(subject: Signable) -> str:
    earlier = subject.earlier
    name, email = identity(subject.folder)
    given = Draft(name=name, email=email)
    notes: list[str] = []
    if earlier is not None:
        given = Draft(name=name, email=email, **asdict(earlier.answers))
        notes = ["", f"Signed by {earlier.signed.name} on {earlier.signed.date}; since then:"]
        notes += [f"- {one.symbol}: {one.text}" for one in subject.account.sign_off.changes]
    return render_draft(
        printable(subject.title),
        subject.questions,
        given,
        notes=map(printable, notes),
        found=open_items.render(subject.entry),
    )


def _record(subject: Signable, draft: Draft) -> Record:
    name, email = identity(subject.folder)
    signed = Signed(name=draft.name or name, email=draft.email or email, date=subject.today)
    if not signed.name.strip():
        raise UsageError("nobody signs: set git's user.name, or write a `name` with the answers.")
    return subject.record(draft, signed)
