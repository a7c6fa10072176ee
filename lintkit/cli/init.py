"""`lintkit init`: a first configuration, and what runs lintkit."""

from __future__ import annotations

from pathlib import Path

import click

from lintkit.cli.common import common_options, examples
from lintkit.cli.output import tell, write_data, write_file
from lintkit.cli.starters import GITHUB, GITLAB, HOOK, PRE_COMMIT, configuration
from lintkit.config.find import PYPROJECT, STANDALONE, read_table
from lintkit.errors import UsageError

_NOT_RUN = ("examples", "vendor", "third_party")
"""Folders whose names say that what is in them is not the program."""


@click.command(
    epilog=examples(
        "init",
        "init services/api --hook --workflow",
    )
)
@click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False, exists=True), default=Path()
)
@click.option("--hook", is_flag=True, help="Also write a hook for pre-commit.")
@click.option(
    "--workflow",
    is_flag=True,
    help="Also write a job for GitLab where there is a .gitlab-ci.yml, else for GitHub Actions.",
)
@common_options
def command(folder: Path, *, hook: bool, workflow: bool) -> None:
    """Write a first configuration for the project in FOLDER.

    It goes into pyproject.toml if there is one. No file is overwritten: what would have to be
    added to one by hand is printed.
    """
    _configure(folder)
    if hook:
        _offer(folder / ".pre-commit-config.yaml", PRE_COMMIT, HOOK, "`repos`")
    if workflow:
        gitlab = folder / ".gitlab-ci.yml"
        if gitlab.exists():
            _offer(gitlab, GITLAB, GITLAB, "it")
        else:
            _offer(folder / ".github" / "workflows" / "lintkit.yml", GITHUB, GITHUB, "it")


def _configure(folder: Path) -> None:
    pyproject, standalone = folder / PYPROJECT, folder / STANDALONE
    found = [name for name in _NOT_RUN if (folder / name).is_dir()]
    if standalone.exists():
        tell(f"{standalone}: is there already; left as it is.")
    elif not pyproject.exists():
        write_file(configuration(found, table=False), standalone)
        tell(f"{standalone}: written.")
    elif read_table(pyproject) is not None:
        tell(f"{pyproject}: has [tool.lintkit] already; left as it is.")
    else:
        _append(configuration(found, table=True), pyproject)
        tell(f"{pyproject}: [tool.lintkit] added.")


def _append(text: str, file: Path) -> None:
    """Adds to the end of a file, whose other bytes stay as they are."""
    before = file.read_bytes()
    gap = b"" if not before else b"\n" if before.endswith(b"\n") else b"\n\n"
    end = b"\r\n" if b"\r\n" in before else b"\n"
    try:
        file.write_bytes(before + (gap + text.encode()).replace(b"\n", end))
    except OSError as error:
        raise UsageError(f"{file}: cannot be written: {error.strerror}.") from error


def _offer(file: Path, whole: str, part: str, where: str) -> None:
    """Writes a file, or prints what to add to the one that there is."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        write_file(whole, file)
        tell(f"{file}: written.")
    elif "lintkit" in file.read_text(encoding="utf-8", errors="replace"):
        tell(f"{file}: runs lintkit already; left as it is.")
    else:
        tell(f"{file}: is there already; add this to {where}:")
        write_data(part)
