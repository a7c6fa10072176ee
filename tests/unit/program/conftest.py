from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from lintkit.lowering import lower
from lintkit.program.linker import link
from lintkit.sources.documents import Documents
from lintkit.sources.layout import find_layout

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lintkit.program.program import Program


@pytest.fixture
def linked(tmp_path: Path) -> Callable[..., Program]:
    """Links small files, given by path; one text alone is `app.py`."""

    def program(files: str | dict[str, str], commands: tuple[tuple[str, str], ...] = ()) -> Program:
        texts = {"app.py": files} if isinstance(files, str) else files
        layout = find_layout(texts, tmp_path, Documents(tmp_path))
        modules = (lower(dedent(text), path) for path, text in texts.items())
        return link(modules, layout, commands)

    return program
