"""Sign-offs: what people have answered for in writing, and whether that still holds."""

from __future__ import annotations

from lintkit.signoffs.changes import retirements
from lintkit.signoffs.doubts import doubts_of_records
from lintkit.signoffs.draft import Draft, parse_draft, render_draft
from lintkit.signoffs.record import QUESTIONS, Answers, Record, Signed, is_within, wanted
from lintkit.signoffs.standing import Judge
from lintkit.signoffs.store import Records, StoredRecord, read_records, record_file, write_record

__all__ = [
    "ANSWERED",
    "QUESTIONS",
    "Answers",
    "Draft",
    "Judge",
    "Record",
    "Records",
    "Signed",
    "StoredRecord",
    "doubts_of_records",
    "is_within",
    "parse_draft",
    "read_records",
    "record_file",
    "render_draft",
    "retirements",
    "wanted",
    "write_record",
]
