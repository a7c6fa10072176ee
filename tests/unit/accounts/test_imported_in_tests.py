"""Code that tests could only run unseen runs in those tests alone that import its file."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

POOL = (
    "import importlib\nclass Pool:\n    def __init__(self, work):\n        self.work = work\n{more}"
)
EXAMPLE = (
    "from openai import OpenAI\nfrom pool import Pool\n"
    "def work():\n    return OpenAI().responses.create(model='gpt-4.1', input='x')\n"
    "POOL = Pool(work)\n"
)


@pytest.mark.parametrize(
    ("more", "test", "expected"),
    [
        ("", "Pool(print)", "none"),
        ("", "Pool(print), __import__('examples.one')", "unknown"),
        ("def load(name):\n    return importlib.import_module(name)\n", "Pool(print)", "none"),
        (
            "def load(name):\n    return importlib.import_module(name)\n",
            "Pool(print), load(input())",
            "unknown",
        ),
        ("import examples.one\n", "Pool(print)", "unknown"),
        ("def load():\n    from examples import one\n    return one\n", "Pool(print)", "unknown"),
    ],
)
def test_only_what_a_test_may_import_is_in_doubt(
    point: Callable[..., IntegrationPoint], more: str, test: str, expected: str
) -> None:
    files = {
        "pool.py": POOL.format(more=more),
        "examples/__init__.py": "",
        "examples/one.py": EXAMPLE,
        "test_pool.py": f"from pool import *\ndef test_it():\n    assert ({test})\n",
    }
    assert point(files).tests.state == expected
