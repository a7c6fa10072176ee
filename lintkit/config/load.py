"""Loading the configuration of a run: the file, then the command line on top of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, structs
from msgspec.structs import asdict, fields

from lintkit.config.find import PYPROJECT, common_folder, find_table, read_table
from lintkit.config.settings import EXTEND, Config, Origin, Settings
from lintkit.config.validate import reject_unknown, validate
from lintkit.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def load_config(
    paths: Sequence[Path],
    *,
    explicit: Path | None = None,
    overrides: Mapping[str, object] | None = None,
    plugins: bool | None = False,
) -> Config:
    """The configuration that rules the analysis of the paths.

    Args:
        paths: what is analysed; the current folder if empty.
        explicit: a configuration file named by the user, read instead of the nearest one.
        overrides: values from the command line by field name; None stands for "not given".
        plugins: whether the user lets the folders of Python be run that the configuration names;
            None: nobody has said, which is an error if it names any.

    Raises:
        ConfigError: a configuration file, or a value in one, cannot be used.
        UsageError: a value from the command line cannot be used.
    """
    start = common_folder(paths or [Path.cwd()])
    layers = _layers(start, explicit)
    file = layers[0].file if layers else None
    # A shared file from elsewhere rules the project, but is not its root.
    root = file.parent if file is not None and start.is_relative_to(file.parent) else start
    given = {name: value for name, value in (overrides or {}).items() if value is not None}
    raw, origins = _merge(layers, given)
    settings = validate(raw, origins)
    values = asdict(settings) | {
        "src": _locate(settings.src, origins["src"]),
        "catalogue": _locate(settings.catalogue, origins["catalogue"]),
        "plugins": _locate(settings.plugins, origins["plugins"]) if plugins is not False else (),
    }
    config = Config(root=root, file=file, origins=origins, **values)
    if config.plugins and plugins is None:
        raise ConfigError(_undecided(config))
    _check_places(config)
    return config


def whole_project(config: Config) -> Config:
    """The same for the project around: that of the configuration's file, else of git."""
    if config.file is not None:
        return config
    above = (config.root, *config.root.parents)
    root = next((folder for folder in above if (folder / ".git").exists()), config.root)
    return structs.replace(config, root=root)


class _Layer(Struct, frozen=True):
    file: Path
    table: dict[str, object]

    @property
    def prefix(self) -> str:
        """What stands in front of each key."""
        return "tool.lintkit." if self.file.name == PYPROJECT else ""


def _layers(start: Path, explicit: Path | None) -> list[_Layer]:
    """The file that rules a run, then those that it extends, nearest first."""
    found = find_table(start) if explicit is None else _read(explicit.absolute())
    layers: list[_Layer] = []
    while found is not None:
        layer = _Layer(*found)
        where = f"{layer.file}: [tool.lintkit]" if layer.prefix else str(layer.file)
        reject_unknown(layer.table, where)
        layers.append(layer)
        found = _extended(layer, layers)
    return layers


def _extended(layer: _Layer, layers: Iterable[_Layer]) -> tuple[Path, dict[str, object]] | None:
    if EXTEND not in layer.table:
        return None
    value = layer.table[EXTEND]
    where = f"{layer.file}: {layer.prefix}{EXTEND}"
    if not isinstance(value, str):
        raise ConfigError(f'{where}: expected the path of a file, such as "../lintkit.toml".')
    file = Path(os.path.normpath(layer.file.parent / value))
    if any(file == other.file for other in layers):
        raise ConfigError(f"{where}: {file} extends itself, by way of this file.")
    if not file.is_file():
        raise ConfigError(f"{where}: no such file: {file}.")
    return _read(file)


def _read(file: Path) -> tuple[Path, dict[str, object]]:
    table = read_table(file)
    if table is None:
        raise ConfigError(f"{file}: has no [tool.lintkit] table.")
    return file, table


def _merge(
    layers: Iterable[_Layer], given: Mapping[str, object]
) -> tuple[dict[str, object], dict[str, Origin]]:
    """Raw values by TOML key, and origins by field name; command line first, then the nearest."""
    raw: dict[str, object] = {}
    origins = {}
    for field in fields(Settings):
        key = field.encode_name
        setting = next((layer for layer in layers if key in layer.table), None)
        if field.name in given:
            raw[key] = given[field.name]
            origins[field.name] = Origin("command line", key=f"--{key}")
        elif setting is not None:
            raw[key] = setting.table[key]
            origins[field.name] = Origin("file", setting.file, setting.prefix + key)
        else:
            origins[field.name] = Origin("default")
    return raw, origins


def _locate(names: Iterable[str], origin: Origin) -> tuple[Path, ...]:
    """Paths as the place that names them means them: relative to the file, or to where we are."""
    base = Path.cwd() if origin.file is None else origin.file.parent
    return tuple(base / name for name in names)


def _check_places(config: Config) -> None:
    for file in config.catalogue:
        if not file.exists():
            where = config.origins["catalogue"]
            raise ConfigError(f"{where}: no such file or folder: {file}.")
    for folder in config.plugins:
        if not folder.is_dir():
            raise ConfigError(f"{config.origins['plugins']}: no such folder: {folder}.")


def _undecided(config: Config) -> str:
    folders = ", ".join(map(str, config.plugins))
    return (
        f"{config.origins['plugins']}: names Python to run: {folders}. If you trust it, say "
        "`--plugins`, or set LINTKIT_PLUGINS=1; `--no-plugins` goes on without it."
    )
