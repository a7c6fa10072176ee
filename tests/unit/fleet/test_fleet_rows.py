"""Rows hold only what a Parquet file can."""

from lintkit.fleet.rows import clean, failed
from lintkit.fleet.tables import FindingRow


def test_names_that_are_no_unicode_are_written_out() -> None:
    (row,) = failed("/srv/caf\udce9", "", "caf\udce9: no").failures
    assert (row.repository, row.message) == (r"/srv/caf\udce9", r"caf\udce9: no")


def test_a_row_that_is_unicode_stays_as_it_is() -> None:
    row = FindingRow(
        repository="/srv/é",
        asked="v1",
        code="LK101",
        name="n",
        severity="error",
        confidence="high",
        path="é.py",
        line=1,
        column=0,
        end_line=1,
        end_column=4,
        symbol="é",
        message="m",
        remedy="r",
    )
    assert clean(row) == row
