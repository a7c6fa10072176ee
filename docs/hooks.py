"""The pages that `mkdocs build` makes from lintkit itself."""

from __future__ import annotations

import inspect
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from mkdocs.structure.files import File, Files

from lintkit.catalogue import load_catalogue
from lintkit.cli import main
from lintkit.plugins import catalogue_folders
from lintkit.registry import all_rules
from lintkit.report.described import describe_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig

    from lintkit.report.described import Described
    from lintkit.rule import Example

_FAMILIES = {
    "LK1": "Deadlines: how long can it wait, and then?",
    "LK2": "Pinning: which model answers, and what when it moves or retires?",
    "LK3": "Outputs: what when the answer is odd?",
    "LK4": "Testing: which test shows it?",
    "LK5": "Understanding: who can explain it, and how would we know if it stopped?",
    "LK9": "About the run itself",
}

_ATTRIBUTE = re.compile(r"^(\w+): (.*(?:\n +.*)*)", re.MULTILINE)
"""One entry of a docstring's list of attributes: its name, and its text with what is indented."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Completes the navigation: what is made, then every page that nobody has placed."""
    docs = Path(config.docs_dir)
    written = {file.relative_to(docs).as_posix() for file in docs.rglob("*.md")}
    placed = set(_pages(config.nav or []))
    decisions = sorted(name for name in written if name.startswith("decisions/0"))
    further = sorted(written - placed - {*decisions, "decisions/README.md"})
    contracts = [f"contracts/{_contract(file)}.md" for file in _schemas(docs)]
    codes = [f"rules/{one.code}.md" for one in describe_all()]
    config.nav = [
        *(config.nav or []),
        {"Rules": ["rules/index.md", *codes]},
        {"Reference": ["commands.md", "sdks.md", *further]},
        {"JSON contracts": ["contracts/index.md", *contracts]},
        {"Decisions": ["decisions/README.md", *decisions]},
    ]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages."""
    pages = {
        "rules/index.md": _index(),
        **{f"rules/{one.code}.md": _rule(one) for one in describe_all()},
        "commands.md": _commands(),
        "sdks.md": _sdks(),
        **_contracts(Path(config.docs_dir)),
    }
    for name, text in pages.items():
        files.append(File.generated(config, name, content=text))
    return files


def _pages(nav: Sequence[Any]) -> Iterator[str]:
    """The pages in a navigation, at any depth."""
    for entry in nav:
        if isinstance(entry, str):
            yield entry
        elif isinstance(entry, dict):
            for below in entry.values():
                yield from _pages([below] if isinstance(below, str) else below)


def _index() -> str:
    lines = ["# Rules", "", "`lintkit explain CODE` says the same at the command line."]
    family = ""
    for one in describe_all():
        if not one.code.startswith(family or "none"):
            family = one.code[:3]
            lines += ["", f"## {_FAMILIES[family]}", "", "| code | name | | |", "|---|---|---|---|"]
        lines.append(
            f"| [{one.code}]({one.code}.md) | {one.name} | {one.severity} | {one.summary} |"
        )
    return "\n".join(lines) + "\n"


def _rule(one: Described) -> str:
    since = f", since {one.since}" if one.since else ""
    lines = [f"# {one.code} {one.name}", "", f"*{one.severity}{since}*", "", one.documentation]
    rule = all_rules().get(one.code)
    if rule is not None:
        lines += ["", "## What it speaks of", "", *_examples(rule.invalid)]
        lines += ["## What it is silent about", "", *_examples(rule.valid)]
        lines += [
            "## To silence it in one place",
            "",
            "```python",
            f"# lintkit: ignore[{one.code}] why it is right here; until=2027-01-31 owner=NAME",
            "```",
        ]
    return "\n".join(lines) + "\n"


def _examples(examples: Sequence[Example]) -> Iterator[str]:
    for example in examples:
        yield from (f"{example.title[:1].upper()}{example.title[1:]}:", "")
        for path, text in example.files.items():
            language = {".py": "python", ".toml": "toml"}.get(Path(path).suffix, "text")
            title = f' title="{path}"' if len(example.files) > 1 else ""
            yield from (f"```{language}{title}", text.rstrip("\n"), "```", "")


def _commands() -> str:
    lines = ["# Commands", "", "What `lintkit COMMAND --help` says."]
    lines += _help(main, click.Context(main, info_name="lintkit", **main.context_settings), 2)
    return "\n".join(lines) + "\n"


def _help(command: click.Command, context: click.Context, level: int) -> Iterator[str]:
    yield from ("", f"{'#' * level} {context.command_path}", "", "```text")
    yield from (command.get_help(context).replace("\b\n", ""), "```")
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                deeper = click.Context(below, parent=context, info_name=name)
                yield from _help(below, deeper, level + (context.parent is not None))


def _sdks() -> str:
    about = (
        "What the [catalogue](catalogue.md) knows: libraries by the name under which a program "
        "imports them, and the versions whose facts were checked."
    )
    lines = [
        "# SDKs",
        "",
        about,
        "",
        "| SDK | import | checked with | paths that reach a model |",
        "|---|---|---|---|",
    ]
    for sdk in sorted(load_catalogue(catalogue_folders()).sdks, key=lambda sdk: sdk.name):
        calls = {path for client in sdk.clients for path in client.calls}
        imports = ", ".join(f"`{name}`" for name in sdk.imports)
        lines.append(f"| {sdk.name} | {imports} | {', '.join(sdk.verified)} | {len(calls)} |")
    return "\n".join(lines) + "\n"


def _contracts(docs: Path) -> dict[str, str]:
    """A page for each JSON Schema, and one that lists them."""
    about = (
        "JSON Schemas of what lintkit writes for programs, and of its configuration. Within a "
        "version, keys are added and never taken away."
    )
    lines = ["# JSON contracts", "", about, ""]
    pages = {}
    for file in _schemas(docs):
        schema = json.loads(file.read_text(encoding="utf-8"))
        name = _contract(file)
        lines.append(f"- [{schema['title']}]({name}.md)")
        pages[f"contracts/{name}.md"] = _schema_page(schema, file)
    return {"contracts/index.md": "\n".join(lines) + "\n", **pages}


def _schemas(docs: Path) -> list[Path]:
    return sorted(docs.glob("*.schema.json"))


def _contract(file: Path) -> str:
    return file.name.removesuffix(".schema.json")


def _schema_page(schema: dict[str, Any], file: Path) -> str:
    definitions = schema.get("$defs", {})
    top = definitions.get(schema.get("$ref", "").rpartition("/")[2], schema)
    lines = [f"# {schema['title']}", "", f"[`{file.name}`](../{file.name})", "", *_described(top)]
    for name, one in definitions.items():
        if one is not top and one.get("properties"):
            lines += ["", f"## {name}", "", *_described(one)]
    return "\n".join(lines) + "\n"


def _described(schema: dict[str, Any]) -> Iterator[str]:
    """The text and the keys of one object of a schema."""
    text, _, attributes = inspect.cleandoc(schema.get("description", "")).partition("Attributes:\n")
    about = dict(_ATTRIBUTE.findall(inspect.cleandoc(attributes)))
    yield from (text.strip(), "", "| key | type | |", "|---|---|---|")
    for key, one in schema.get("properties", {}).items():
        words = " ".join((one.get("description") or about.get(key, "")).split())
        yield f"| `{key}` | {_type(one)} | {words.replace('|', chr(92) + '|')} |"


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in schema:
        return ", ".join(f"`{json.dumps(value)}`" for value in schema["enum"])
    if "anyOf" in schema:
        return " or ".join(map(_type, schema["anyOf"]))
    if schema.get("type") == "array":
        return f"array of {_type(schema.get('items', {}))}"
    if schema.get("type") == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"object of {_type(schema['additionalProperties'])}"
    return str(schema.get("type", "any"))
