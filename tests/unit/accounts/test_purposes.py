from collections.abc import Callable

import pytest

from lintkit.model import Inventory

ASK = """\
from openai import OpenAI
def ask(q):
    return OpenAI().responses.create(
        model="{}", instructions="Tell the colours of the flags of all countries.", input=q
    )
"""


@pytest.mark.parametrize(("suffix", "found"), [("py", 1), ("ipynb", 0)])
def test_same_instructions_are_one_purpose_within_one_program(
    inventory: Callable[..., Inventory], suffix: str, found: int
) -> None:
    files = {f"{name}.{suffix}": ASK.format(f"gpt-{name}") for name in ("4o", "5")}
    assert len(inventory(files).purposes) == found
