"""`lintkit new-rule`: a rule to start from, with documentation, examples and a test."""

from __future__ import annotations

import re
from pathlib import Path

import click

from lintkit.cli.common import common_options, examples
from lintkit.cli.output import tell, write_file
from lintkit.cli.rule_starters import RULE, RULE_TEST
from lintkit.errors import UsageError

_CODE = re.compile(r"[A-Z]{2,}\d{3}")
_NAME = re.compile(r"[a-z]+(-[a-z]+)+")


@click.command(
    epilog=examples(
        "new-rule ACME101 house-gateway",
        "new-rule ACME102 approved-models --out src/acme_lintkit",
    )
)
@click.argument("code")
@click.argument("name")
@click.option(
    "--out",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("lint"),
    show_default=True,
    metavar="DIR",
    help="Where to write it: a folder of rules of your own, or the package of a plugin.",
)
@common_options
def command(code: str, name: str, folder: Path) -> None:
    """Write a rule to start from.

    CODE is capital letters of your own and three digits, as in ACME101; NAME is words with dashes
    between them, as in house-gateway. The rule works as it is: `lintkit test-rules` passes.
    """
    if not _CODE.fullmatch(code):
        raise UsageError(f"{code!r} is no code: write it as in ACME101.")
    if code.startswith("LK"):
        raise UsageError(f"{code}: codes with LK are lintkit's; take letters of your own.")
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} is no name: write it as in house-gateway.")
    module = name.replace("-", "_")
    files = {
        folder / f"{module}.py": RULE.substitute(
            code=code, name=name, class_name=_class_name(name)
        ),
        folder / "tests" / "test_rules.py": RULE_TEST,
    }
    if (file := next(iter(files))).exists():
        raise UsageError(f"{file}: is there already; left as it is.")
    for file, text in files.items():
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            write_file(text, file)
            tell(f"{file}: written.")
    tell(
        f"`lintkit test-rules {folder}` tests it; `plugins = [...]` in the configuration names it."
    )


def _class_name(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))
