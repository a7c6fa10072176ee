"""Loading the configuration of a run: the file, then the command line on top of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import asdict, fields

from lintkit.config.find import PYPROJECT, common_folder, find_table, read_table
from lintkit.config.settings import Config, Origin, Settings
from lintkit.config.validate import reject_unknown, validate
from lintkit.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def load_config(
    paths: Sequence[Path],
    *,
    explicit: Path | None = None,
    overrides: Mapping[str, object] | None = None,
) -> Config:
    """The configuration that rules the analysis of the paths.

    Args:
        paths: what is analysed; the current folder if empty.
        explicit: a configuration file named by the user, read instead of the nearest one.
        overrides: values from the command line by field name; None stands for "not given".

    Raises:
        ConfigError: a configuration file, or a value in one, cannot be used.
        UsageError: a value from the command line cannot be used.
    """
    start = common_folder(paths or [Path.cwd()])
    file, table = _table(start, explicit)
    root = start
    if file is not None:
        where = f"{file}: [tool.lintkit]" if file.name == PYPROJECT else str(file)
        reject_unknown(table, where)
        # A shared file from elsewhere rules the project, but is not its root.
        root = file.parent if start.is_relative_to(file.parent) else start
    given = {name: value for name, value in (overrides or {}).items() if value is not None}
    raw, origins = _merge(file, table, given)
    settings = validate(raw, origins)
    values = asdict(settings) | {
        "src": _locate(settings.src, origins["src"]),
        "catalogue": _locate(settings.catalogue, origins["catalogue"]),
    }
    config = Config(root=root, file=file, origins=origins, **values)
    _check_catalogue(config)
    return config


def _table(start: Path, explicit: Path | None) -> tuple[Path | None, dict[str, object]]:
    if explicit is None:
        return find_table(start) or (None, {})
    file = explicit.absolute()
    table = read_table(file)
    if table is None:
        raise ConfigError(f"{file}: has no [tool.lintkit] table.")
    return file, table


def _merge(
    file: Path | None, table: Mapping[str, object], given: Mapping[str, object]
) -> tuple[dict[str, object], dict[str, Origin]]:
    """Raw values by TOML key, and origins by field name; the command line wins."""
    raw: dict[str, object] = {}
    origins = {}
    prefix = "tool.lintkit." if file is not None and file.name == PYPROJECT else ""
    for field in fields(Settings):
        key = field.encode_name
        if field.name in given:
            raw[key] = given[field.name]
            origins[field.name] = Origin("command line", key=f"--{key}")
        elif key in table:
            raw[key] = table[key]
            origins[field.name] = Origin("file", file, prefix + key)
        else:
            origins[field.name] = Origin("default")
    return raw, origins


def _locate(names: Iterable[str], origin: Origin) -> tuple[Path, ...]:
    """Paths as the place that names them means them: relative to the file, or to where we are."""
    base = Path.cwd() if origin.file is None else origin.file.parent
    return tuple(base / name for name in names)


def _check_catalogue(config: Config) -> None:
    for file in config.catalogue:
        if not file.is_file():
            raise ConfigError(f"{config.origins['catalogue']}: no such file: {file}.")
