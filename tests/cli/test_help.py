"""The help of each command."""

import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from lintkit.cli import main


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield " ".join((*path, name)), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


ALL = dict(commands(main))


@pytest.mark.parametrize("name", ALL)
def test_help_says_what_a_command_does_and_shows_how(name: str) -> None:
    command = ALL[name]
    assert command.help
    assert (command.epilog or "").startswith("\b\nExamples:\n  lintkit ")
    for parameter in command.params:
        assert not isinstance(parameter, click.Option) or parameter.help, parameter.name


@pytest.mark.parametrize(
    "example",
    [line for command in ALL.values() for line in (command.epilog or "").splitlines()[2:]],
)
def test_examples_can_be_typed(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("lint", "services/api"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    words = shlex.split(example)
    words = words[
        : next((n for n, word in enumerate(words) if word in ("<", ">", "|")), len(words))
    ]
    script, *arguments = words
    assert script == "lintkit"
    command: click.Command | None = main
    while isinstance(command, click.Group) and arguments:
        context = command.make_context("lintkit", arguments)
        rest = [*context._protected_args, *context.args]  # noqa: SLF001 (what invoking it reads)
        _, command, arguments = command.resolve_command(context, rest)
    assert command is not None
    command.make_context("lintkit", arguments)  # which refuses what does not exist
