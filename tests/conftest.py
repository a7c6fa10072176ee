"""Settings of all tests."""

import os
from collections.abc import Iterator
from typing import NoReturn

import pytest
from hypothesis import settings

from lintkit.program.faults import Faults

# A busy machine is no failure. A gate says the same of the same commit each time; everywhere else
# each run looks at examples that no run has seen.
settings.register_profile("lintkit", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("lintkit")


@pytest.fixture(autouse=True, scope="session")
def faults_are_raised() -> Iterator[None]:
    """A run goes on where lintkit fails at one place; a test must not."""

    def note(_self: Faults, _path: str, _line: int, error: Exception) -> NoReturn:
        raise error

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Faults, "note", note)
        yield
