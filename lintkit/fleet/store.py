"""The data set on disk: a folder for each line of the list, a Parquet file for each table."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq
from msgspec import Struct, structs

from lintkit.errors import UsageError
from lintkit.fleet.tables import Tables

if TYPE_CHECKING:
    from lintkit.fleet.repositories import Place

_PARTITIONS = "repositories"
_STATE = "state"
_TYPES: dict[object, Any] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
    tuple[str, ...]: pa.list_(pa.string()),
}
_LONGEST_NAME = 40
_DIGITS = 12  # of a digest, in the name of a folder


def _schema(row: type[Struct]) -> pa.Schema:
    """The columns of a table; a field that can be None is one that can be null."""
    columns = []
    for name, hint in get_type_hints(row).items():
        nullable = type(None) in get_args(hint)
        plain = next((one for one in get_args(hint) if one is not type(None)), hint)
        columns.append(pa.field(name, _TYPES[plain if nullable else hint], nullable=nullable))
    return pa.schema(columns)


SCHEMAS: dict[str, pa.Schema] = {
    name: _schema(get_args(hint)[0]) for name, hint in get_type_hints(Tables).items()
}
"""The columns of each table, by its name."""


class Store:
    """The data set in a folder.

    A partition is there as a whole or not at all, whenever a run ends.

    Args:
        folder: which is made, if need be.

    Raises:
        UsageError: it cannot be made.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._partitions = folder / _PARTITIONS
        try:
            self._partitions.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"{folder}: cannot be made: {error.strerror}.") from error

    def state(self, place: Place) -> str:
        """The state of a repository that is there; empty where none is, or it cannot be read."""
        folder = self._partition(place)
        if not all((folder / f"{name}.parquet").is_file() for name in SCHEMAS):
            return ""
        try:
            states = pq.read_table(folder / "repositories.parquet", columns=[_STATE])
        except (OSError, pa.ArrowException):
            return ""
        found: list[str] = states.column(_STATE).to_pylist()
        return found[0] if found else ""

    def put(self, place: Place, tables: Tables) -> None:
        """Keeps the tables of a repository instead of those that are there.

        Raises:
            UsageError: the folder cannot be written.
        """
        final = self._partition(place)
        try:
            with TemporaryDirectory(prefix=".writing-", dir=self._folder) as temporary:
                made = Path(temporary, final.name)
                made.mkdir()  # with the rights that a folder usually has
                for name, schema in SCHEMAS.items():
                    rows = [structs.asdict(row) for row in getattr(tables, name)]
                    pq.write_table(pa.Table.from_pylist(rows, schema), made / f"{name}.parquet")
                if final.exists():
                    # Moved first, so that nobody ever reads half of it.
                    final.rename(Path(temporary, "before"))
                made.rename(final)
        except OSError as error:
            raise UsageError(f"{self._folder}: cannot be written: {error.strerror}.") from error

    def _partition(self, place: Place) -> Path:
        """Its name begins as that of the repository does; paths alone tell them apart."""
        name = re.sub(r"[^A-Za-z0-9_-]+", "-", PurePath(place.path).name)[:_LONGEST_NAME]
        digest = sha256(str(place).encode("utf-8", "surrogateescape")).hexdigest()[:_DIGITS]
        return self._partitions / f"{name}-{digest}"


def files_of(folder: Path, table: str) -> list[Path]:
    """The files of a table, in order.

    Raises:
        UsageError: the folder holds no data set.
    """
    files = sorted(folder.glob(f"{_PARTITIONS}/*/{table}.parquet"))
    if not files:
        raise UsageError(
            f"{folder}: holds no data of a fleet; `lintkit fleet REPOS.txt --out DIR` makes it."
        )
    return files
