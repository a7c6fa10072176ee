"""Brings the model tables of the catalogue up to date: `python -m lintkit_rules.refresh_models`.

Reads what installed packages ship about model ids, without importing them: litellm's price list,
the "Deprecated values" in openai's docstrings, anthropic's `DEPRECATED_MODELS`. Given several
folders, it reads them in order, oldest first.

A vendor deletes a retired id from its newer releases, so what was once read stays until a newer
release says otherwise. An aggregator that still lists an id, but no longer with a date, has
withdrawn the date. Only what stands below the marker of a file is written anew.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click
import tomli

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MARKER = "# --- written by lintkit_rules.refresh_models; what stands above is kept ---"
MODELS = Path(__file__).parent / "catalogue" / "models"

_OPENAI = "openai SDK"
_ANTHROPIC = "anthropic SDK"
_LITELLM = "litellm"
_SOURCES = (_OPENAI, _ANTHROPIC, _LITELLM)  # vendors first

# litellm's name of a provider, and its beginning, by the catalogue's.
_PROVIDERS = {
    "openai": ("openai", "text-completion-openai"),
    "anthropic": ("anthropic",),
    "azure": ("azure", "azure_ai", "azure_text"),
    "bedrock": ("bedrock", "bedrock_converse", "bedrock_mantle"),
    "gemini": ("gemini",),
    "vertex": ("vertex_ai",),
    "mistral": ("mistral",),
    "cohere": ("cohere", "cohere_chat"),
    "xai": ("xai",),
    "deepseek": ("deepseek",),
    "groq": ("groq",),
    "together": ("together_ai",),
    "fireworks": ("fireworks_ai",),
    "replicate": ("replicate",),
    "moonshot": ("moonshot",),
    "databricks": ("databricks",),
    "cerebras": ("cerebras",),
    "baseten": ("baseten",),
    "wandb": ("wandb",),
    "github_copilot": ("github_copilot",),
    "scaleway": ("scaleway",),
    "aiand": ("aiand",),
}
# Prices by size, quality, steps or region are keyed "low/1024-x-1024/gpt-image-1.5".
_PRICE_KEY = re.compile(
    r"^(?:(?:low|medium|high|hd|standard|[\d.]+-x-[\d.]+|max-x-max|[\w-]*\d+-steps|eu|us|global"
    r"|global-standard|\*|(?:us|eu|ap|sa|ca)-[a-z-]+-\d|\d+-month-commitment)/)+"
)
_DATED_SUFFIX = {
    "openai": r"-(\d{4}-\d{2}-\d{2}|\d{4})$",
    "anthropic": r"-(\d{8})$",
    "gemini": r"-(0\d{2})$",
    "vertex": r"[-@](0\d{2}|\d{8})$",
    "mistral": r"-(\d{4})$",
    "cohere": r"-(\d{2}-\d{4})$",
    "xai": r"-(\d{4})$",
}
_DEPRECATED = re.compile(
    r'((?:"[^"]+"[,\s]*)+):[^":]*?(?:shutdown\s+date:|shut\s+down\s+on|retired\s+on)\s+'
    r"(\d{4}-\d{2}-\d{2}|[A-Z][a-z]+ \d{1,2}, \d{4})"
)
_QUOTED = re.compile(r'"([^"\s]+)"')


class Reading(NamedTuple):
    """What one folder of installed packages says.

    Attributes:
        packages: what was read, "litellm 1.109.1".
        listed: the ids that are on a list, by provider.
        dates: by source and provider, the day on which an id stops to answer.
        prices: the ids on the aggregator's list; those without a date have none any more.
    """

    packages: list[str]
    listed: dict[str, set[str]]
    dates: dict[str, dict[str, dict[str, date]]]
    prices: dict[str, set[str]]


def read_packages(folder: Path) -> Reading:
    """Reads the packages that are installed in a folder."""
    reading = Reading(
        [], defaultdict(set), defaultdict(lambda: defaultdict(dict)), defaultdict(set)
    )
    for distribution, read in (
        ("openai", _read_openai),
        ("anthropic", _read_anthropic),
        ("litellm", _read_litellm),
    ):
        package = folder / distribution
        if package.is_dir():
            reading.packages.append(f"{distribution} {_version(folder, distribution)}")
            read(package, reading)
    return reading


def _version(folder: Path, distribution: str) -> str:
    found = sorted(folder.glob(f"{distribution}-*.dist-info"))
    return found[-1].name.removesuffix(".dist-info").partition("-")[2] if found else "?"


def _read_openai(package: Path, reading: Reading) -> None:
    for file in sorted((package / "types").rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        for names, day in _DEPRECATED.findall(re.sub(r"\s*\n\s*(?:#\s*)?", " ", text)):
            for model in _QUOTED.findall(names):
                reading.dates[_OPENAI]["openai"][model] = _date(day)
        if file.name.endswith("_model.py"):
            reading.listed["openai"].update(_QUOTED.findall(text))


def _read_anthropic(package: Path, reading: Reading) -> None:
    models = package / "types" / "model.py"
    if models.is_file():
        found = _QUOTED.findall(models.read_text(encoding="utf-8"))
        reading.listed["anthropic"].update(name for name in found if name.startswith("claude-"))
    for file in sorted((package / "resources").rglob("messages.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "DEPRECATED_MODELS":
                for model, day in ast.literal_eval(node.value).items():
                    reading.dates[_ANTHROPIC]["anthropic"][model] = _date(day)


def _date(text: str) -> date:
    """Reads "2024-11-06", "November 6, 2024" and "November 6th, 2024"."""
    if text[0].isdigit():
        return date.fromisoformat(text)
    return datetime.strptime(re.sub(r"(\d)(?:st|nd|rd|th)", r"\1", text), "%B %d, %Y").date()  # noqa: DTZ007 - a day, not a moment


def _read_litellm(package: Path, reading: Reading) -> None:
    file = package / "model_prices_and_context_window_backup.json"
    for key, facts in json.loads(file.read_text(encoding="utf-8")).items():
        provider = _provider(facts.get("litellm_provider", ""))
        if provider is None:
            continue
        model = _model_id(key, provider)
        reading.listed[provider].add(model)
        reading.prices[provider].add(model)
        if day := facts.get("deprecation_date"):
            dates = reading.dates[_LITELLM][provider]
            # Of regional variants the last to go counts: a false alarm costs more than a miss.
            dates[model] = max(date.fromisoformat(day), dates.get(model, date.min))


def _provider(name: str) -> str | None:
    for provider, names in _PROVIDERS.items():
        if name in names or (provider == "vertex" and name.startswith("vertex_ai-")):
            return provider
    return None


def _model_id(key: str, provider: str) -> str:
    model = _PRICE_KEY.sub("", key)
    for name in _PROVIDERS[provider]:
        model = model.removeprefix(f"{name}/")
    model = _PRICE_KEY.sub("", model)
    # A profile's id never has a slash: what stands before is the region and the terms of a price.
    return model.rpartition("/")[2] if provider == "bedrock" else model


def merged_dates(
    earlier: Mapping[str, Mapping[str, date]], reading: Reading, provider: str
) -> dict[str, dict[str, date]]:
    """By source, vendors first, the dates of a provider's ids after a reading."""
    tables: dict[str, dict[str, date]] = {}
    for source in _SOURCES:
        new = reading.dates[source][provider]
        kept = {
            model: day
            for model, day in earlier.get(source, {}).items()
            if source != _LITELLM or model not in reading.prices[provider]
        }
        tables[source] = {**kept, **new}
    for model in [*tables[_OPENAI], *tables[_ANTHROPIC]]:
        tables[_LITELLM].pop(model, None)
    return {source: dates for source, dates in tables.items() if dates}


def dated_siblings(models: Iterable[str], provider: str) -> dict[str, list[str]]:
    """The dated ids that an undated one stands for, oldest first."""
    known = set(models)
    siblings: dict[str, list[tuple[str, str]]] = defaultdict(list)
    suffix = re.compile(_DATED_SUFFIX.get(provider, r"(?!)"))
    for model in known:
        if (found := suffix.search(model)) and not model.startswith("ft:"):
            base = model[: found.start()]
            # Cohere writes the month first.
            order = "-".join(reversed(found[1].split("-"))) if provider == "cohere" else found[1]
            for alias in (base, f"{base}-latest"):
                if alias in known:
                    siblings[alias].append((order, model))
    return {alias: [model for _, model in sorted(found)] for alias, found in siblings.items()}


def refresh(file: Path, readings: Iterable[Reading], as_of: date) -> None:
    """Writes the data of a catalogue file anew.

    Raises:
        click.ClickException: the file has no marker.
    """
    text = file.read_text(encoding="utf-8")
    if MARKER not in text:
        raise click.ClickException(f"{file} has no line that reads: {MARKER}")
    head = text.partition(MARKER)[0]
    by_hand = tomli.loads(head).get("models", {})
    lines = [re.sub(r"(?m)^as_of = .*$", f"as_of = {as_of}", head) + MARKER]
    for provider, facts in tomli.loads(text)["models"].items():
        own = by_hand.get(provider, {}).get("retired", {})
        retired, snapshots = facts.get("retired", {}), facts.get("snapshots", {})
        for reading in readings:
            retired = merged_dates(retired, reading, provider)
            found = dated_siblings([*reading.listed[provider], *_ids(retired)], provider)
            snapshots = {**snapshots, **found}
        lines += _snapshot_lines(provider, snapshots)
        for source in _SOURCES:
            dates = retired.get(source, {})
            lines += _date_lines(
                provider, source, {one: dates[one] for one in dates.keys() - _ids(own)}
            )
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _ids(retired: Mapping[str, Mapping[str, date]]) -> set[str]:
    return {model for dates in retired.values() for model in dates}


def _snapshot_lines(provider: str, snapshots: Mapping[str, list[str]]) -> Iterator[str]:
    if snapshots:
        yield from ("", f"[models.{provider}.snapshots]")
        yield from (
            f"{json.dumps(one)} = {json.dumps(snapshots[one])}" for one in sorted(snapshots)
        )


def _date_lines(provider: str, source: str, dates: Mapping[str, date]) -> Iterator[str]:
    if dates:
        yield from ("", f"[models.{provider}.retired.{json.dumps(source)}]")
        yield from (f"{json.dumps(one)} = {dates[one]}" for one in sorted(dates))


@click.command(help=__doc__)
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Day of the snapshot; today.")
def main(folders: tuple[Path, ...], as_of: datetime | None) -> None:
    """Refreshes every file below `catalogue/models`."""
    found = folders or tuple(Path(entry) for entry in sys.path if Path(entry, "litellm").is_dir())
    readings = [read_packages(folder) for folder in found]
    if not any(reading.packages for reading in readings):
        raise click.ClickException(
            "none of openai, anthropic and litellm is installed here; name folders with them"
        )
    for file in sorted(MODELS.glob("*.toml")):
        if MARKER in file.read_text(encoding="utf-8"):
            refresh(file, readings, (as_of or datetime.now()).date())  # noqa: DTZ005 - the user's day
            click.echo(file)
    click.echo("read: " + ", ".join(name for reading in readings for name in reading.packages))


if __name__ == "__main__":
    main()
