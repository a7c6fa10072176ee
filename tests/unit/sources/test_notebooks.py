from __future__ import annotations

import ast
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintkit.sources.decoding import split_lines
from lintkit.sources.notebooks import CellLine, NotebookError, join_cells


def notebook(*sources: str | list[str], language: str | None = "python") -> bytes:
    cells = [{"cell_type": "code", "source": source} for source in sources]
    metadata = {"kernelspec": {"language": language}} if language else {}
    return json.dumps({"nbformat": 4, "metadata": metadata, "cells": cells}).encode()


def python_of(*sources: str | list[str]) -> str:
    return join_cells(notebook(*sources))[0]


def test_code_cells_join_and_every_line_knows_its_cell() -> None:
    cells = [
        {"cell_type": "code", "source": ["a = 1\n", "b = 2"]},
        {"cell_type": "markdown", "source": ["# Title\n"]},
        {"cell_type": "code", "source": "c = 3\n"},
    ]
    text, places = join_cells(json.dumps({"nbformat": 4, "cells": cells}).encode())
    assert split_lines(text) == ["a = 1", "b = 2", "c = 3", ""]
    assert places == (CellLine(1, 1), CellLine(1, 2), CellLine(3, 1), CellLine(3, 2))


def test_notebooks_before_format_4_keep_cells_in_worksheets() -> None:
    sheet = {"cells": [{"cell_type": "code", "input": ["x = 1\n"], "language": "python"}]}
    content = json.dumps({"nbformat": 3, "metadata": {}, "worksheets": [sheet]}).encode()
    assert join_cells(content)[0] == "x = 1\n"


def test_what_extends_python_is_read_as_python() -> None:
    metadata = {
        "kernelspec": {"language": "coconut"},
        "language_info": {"name": "coconut", "mimetype": "text/x-python3"},
    }
    cells = [{"cell_type": "code", "source": "ask(1)"}]
    content = json.dumps({"nbformat": 4, "metadata": metadata, "cells": cells})
    assert join_cells(content.encode())[0] == "ask(1)"


def test_a_notebook_in_another_language_holds_no_python() -> None:
    assert join_cells(notebook("x <- 1", language="R")) == ("", ())
    content = json.dumps({"nbformat": 4, "metadata": {"language_info": {"name": "julia"}}})
    assert join_cells(content.encode()) == ("", ())


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert join_cells(b"\xef\xbb\xbf" + notebook("x = 1"))[0] == "x = 1"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("!pip install openai\nx = 1", "pass\nx = 1"),
        ("if x:\n    !ls\n", "if x:\n    pass\n"),
        ("!pip install \\\n  openai \\\n  anthropic\nx = 1", "pass\n\n\nx = 1"),
        ("%load_ext autoreload\nx?", "pass\npass"),
        ("?print\nprint??", "pass\npass"),
        ("%time answer = ask()", "pass; answer = ask()"),
        ("%timeit -n 10 -r3 ask()", "pass;             ask()"),
        ("%prun -s time ask()", "pass;         ask()"),
        ("%time", "pass"),
        ("files = !ls *.py", "files = get_ipython()"),
        ("frame = %sql select 1", "frame = get_ipython()"),
        ("%%time\nanswer = ask()", "\nanswer = ask()"),
        ("\n%%capture out\n!ls\nx = 1", "\n\npass\nx = 1"),
        ("%%bash\nopenai --help\n", "\n\n"),
        ("%%writefile app.py\nimport openai", "\n"),
        ("text = ('%s'\n    % name)\n", "text = ('%s'\n    % name)\n"),
        ("text = 'a' \\\n  % name", "text = 'a' \\\n  % name"),
        (
            'p = """\n!not a command\n%neither\n"""\n!ls',
            'p = """\n!not a command\n%neither\n"""\npass',
        ),
        ("x = '\\'' # (\n!ls", "x = '\\'' # (\npass"),
        ("p = '''it\\'''s\n!no'''\n%who", "p = '''it\\'''s\n!no'''\npass"),
        ("f(\n  a,\n)\n%who", "f(\n  a,\n)\npass"),
        ("await ask()", "await ask()"),
        (")\n!ls", ")\npass"),
    ],
)
def test_what_ipython_adds_is_blanked(cell: str, expected: str) -> None:
    assert python_of(cell) == expected


def test_columns_stay_where_a_magic_times_a_statement() -> None:
    cell = "  %timeit -n 5 ask()"
    assert python_of(cell).index("ask") == cell.index("ask")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"cells": []}',
        b"\xff\xfe",
        b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": 7}]}',
        b'{"nbformat": 4, "metadata": ' + b"[" * 100_000,
        notebook("x = '\0'"),
    ],
)
def test_what_is_no_notebook_is_refused(content: bytes) -> None:
    with pytest.raises(NotebookError, match=r"notebook|NUL"):
        join_cells(content)


@given(st.lists(st.text(), max_size=4))
def test_every_line_of_the_text_has_a_place(cells: list[str]) -> None:
    try:
        text, places = join_cells(notebook(*cells))
    except NotebookError:
        assert any("\0" in cell for cell in cells)
        return
    assert len(places) == len(split_lines(text)) * bool(cells)
    text.encode()


@given(st.sampled_from(["x = 1", "f(a, b)", "s = '''a\nb'''", "if x:\n    y = (1,\n  2)"]))
def test_plain_python_is_left_alone(cell: str) -> None:
    assert python_of(cell) == cell
    ast.parse(python_of(cell, "%matplotlib inline", cell))
