"""Small programs, hard to follow, with what is to be said of each call written beside it.

A case is a section of a file in `cases/`: `=== name`, then the text of `app.py`, or of several
files that `# file: path` begins. The line of each call that reaches a model ends with

    #! kind; deadline [seconds] [read|total] [xattempts]; model state [model]

A line without is no point. What the bound covers, and attempts, count where they are written.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from lintkit.model import IntegrationPoint

SECTION = re.compile(r"^=== (\w+)\n(.*?)(?=^=== |\Z)", re.MULTILINE | re.DOTALL)
_ATTEMPTS = re.compile(r" x(\d+|None);")
_COVERS = re.compile(r" (read|total)( x\d+)?;")
CASES = [
    pytest.param(text, id=f"{file.stem}-{name}")
    for file in sorted((Path(__file__).parent / "cases").glob("*.txt"))
    for name, text in SECTION.findall(file.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("text", CASES)
def test_each_call_is_told_as_a_reader_tells_it(
    points: Callable[..., tuple[IntegrationPoint, ...]], text: str
) -> None:
    files = _files(text)
    expected = {
        f"{path}:{number}": comment[1]
        for path, source in files.items()
        for number, line in enumerate(source.splitlines(), start=1)
        if (comment := re.search(r"#! (.+)", line))
    }
    told = {f"{one.path}:{one.line}": one for one in points(files)}
    assert {place: _told(one, expected.get(place, "")) for place, one in told.items()} == expected


def _files(text: str) -> dict[str, str]:
    parts = re.split(r"^# file: (\S+)\n", text, flags=re.MULTILINE)
    if len(parts) == 1:
        return {"app.py": text}
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _told(point: IntegrationPoint, expected: str) -> str:
    deadline, model = point.deadline, point.model
    seconds = "" if deadline.seconds is None else f" {deadline.seconds:g}"
    covers = f" {deadline.covers}" if _COVERS.search(expected) else ""
    times = f" x{deadline.attempts}" if _ATTEMPTS.search(expected) else ""
    value = "" if model.value is None else f" {model.value}"
    return f"{point.kind}; {deadline.state}{seconds}{covers}{times}; {model.state}{value}"
