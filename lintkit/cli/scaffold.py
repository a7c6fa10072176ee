"""`lintkit scaffold`: source text that a person goes on from."""

from __future__ import annotations

from pathlib import Path

import click

from lintkit.cli.common import examples
from lintkit.cli.options import Target, target_options
from lintkit.cli.output import tell, write_data, write_file
from lintkit.cli.progress import shown_progress
from lintkit.engine.sketched import sketch_tests
from lintkit.errors import UsageError
from lintkit.report import scaffold

_USUAL = Path("tests", "test_edge_cases.py")


@click.group(epilog=examples("scaffold tests app/chat.py:42 --out tests/test_chat_answers.py"))
def command() -> None:
    """Write what closes a gap, for you to go on from."""


@command.command(
    "tests", epilog=examples("scaffold tests app/chat.py:42 --out tests/test_chat_answers.py")
)
@click.argument("place", metavar="PATH:LINE")
@target_options(rules=False)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write to this new file instead of stdout. From there the tests find the code.",
)
def tests(target: Target, place: str, out: Path | None) -> None:
    """Write a test for each edge case that no test feeds to one call of a model.

    PATH:LINE is where the call stands, as `lintkit inventory` tells it; PATHS is the project
    around it, by default the current folder. The tests answer in the model's place, below the
    SDK. They run as they are, and each fails with a question: put an assertion in its place.

    Example: lintkit scaffold tests app/llm.py:28 --out tests/test_llm_edge_cases.py
    """
    path, _, line = place.rpartition(":")
    if not path or not line.isdecimal():
        raise UsageError(f"{place}: say which file and line, as in `app/llm.py:28`.")
    if out is not None and out.exists():
        raise UsageError(f"{out}: is there already; choose a name that is not taken.")
    with shown_progress() as progress:
        where = out or target.config.root / _USUAL
        sketched = sketch_tests(target.request(progress), Path(path), int(line), where)
    text = scaffold.render(
        sketched.point,
        sketched.sketch,
        sketched.wire,
        declared=sketched.declared,
        folder=sketched.folder,
        environment=sketched.environment,
    )
    if out is None:
        write_data(text)
    else:
        write_file(text, out)
        tell(f"Wrote {out}: run it, then answer its questions.")
