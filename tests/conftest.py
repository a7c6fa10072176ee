"""Settings of all tests."""

from collections.abc import Iterator
from typing import NoReturn

import pytest
from hypothesis import settings

from lintkit.program.faults import Faults

# A busy machine is no failure.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(autouse=True, scope="session")
def faults_are_raised() -> Iterator[None]:
    """A run goes on where lintkit fails at one place; a test must not."""

    def note(_self: Faults, _path: str, _line: int, error: Exception) -> NoReturn:
        raise error

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Faults, "note", note)
        yield
