"""What changes the digest of a function, and what does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintkit.accounts.fingerprints.codes import FORM, code_digest, module_digest
from lintkit.lowering import lower

BASE = """\
import json
from os import path

DEFAULT = 3

def ask(question, retries=DEFAULT, *, strict=False):
    for _ in range(retries):
        answer = json.loads(send(question))
        if answer or strict:
            return answer["text"]
    return None
"""


def digest(text: str, qualname: str = "ask") -> str:
    module = lower(text, "app.py")
    (index,) = (at for at, code in enumerate(module.codes) if code.qualname == qualname)
    return code_digest(module, index)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("def ask", "\n\n# What it says.\ndef ask"),
        ("def ask", "def earlier():\n    return 1\n\ndef ask"),
        ("question, retries", "\n    question,  # the words\n    retries"),
        ("strict=False):", 'strict=False):\n    """Asks."""'),
        ("strict=False):", 'strict=False):\n    "not a docstring"'),
        ('["text"]', "['text']"),
        ('["text"]', '["te" "xt"]'),
        ("import json\nfrom os import path", "from os import path\nimport json"),
        ("DEFAULT = 3\n", "import re\n\nclass Other:\n    x = 1\n\nDEFAULT = 3\n"),
        ("json.loads(send(question))", "json.loads(\n            (send(question))\n        )"),
    ],
)
def test_layout_comments_and_neighbours_change_nothing(old: str, new: str) -> None:
    assert BASE.count(old) == 1
    assert digest(BASE.replace(old, new)) == digest(BASE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("return None", "return 0"),
        ("return None", "raise ValueError"),
        ("answer or strict", "answer and strict"),
        ("answer or strict", "strict or answer"),
        ("retries=DEFAULT", "retries=DEFAULT + 1"),
        ("question, retries", "retries, question"),
        ("range(retries)", "range(question)"),
        ("strict=False", "strict=True"),
        ("def ask", "@cached\ndef ask"),
        ("def ask", "async def ask"),
        ("json.loads", "json.load"),
        ('["text"]', '["text "]'),
        ("    return None", "        return None"),
    ],
)
def test_what_the_code_does_changes_it(old: str, new: str) -> None:
    assert BASE.count(old) == 1
    assert digest(BASE.replace(old, new)) != digest(BASE)


def test_its_own_name_is_no_part_of_it() -> None:
    assert digest(BASE.replace("def ask", "def put"), "put") == digest(BASE)


def test_a_decorator_counts_with_its_arguments() -> None:
    once = "@retry(times=2)\ndef ask():\n    return 1\n"
    assert digest(once) != digest(once.replace("2", "3"))
    moved = "x = 1\nif x:\n    pass\n\n" + once
    assert digest(moved) == digest(once)


def test_inner_functions_belong_to_the_outer() -> None:
    text = "def ask():\n    def inner():\n        return 1\n    return inner() + (lambda: 2)()\n"
    assert digest(text.replace("return 1", "return 3")) != digest(text)
    assert digest(text.replace("lambda: 2", "lambda: 3")) != digest(text)
    assert digest("def a():\n    pass\n\n" + text) == digest(text)


def test_methods_are_no_part_of_what_their_class_runs() -> None:
    text = "class A:\n    x = 1\n    def f(self):\n        return 1\n"
    assert digest(text.replace("return 1", "return 2"), "A") == digest(text, "A")
    assert digest(text.replace("x = 1", "x = 2"), "A") != digest(text, "A")
    assert digest(text.replace("def f", "def g"), "A") != digest(text, "A")


def test_imports_within_a_function_are_known_by_what_they_import() -> None:
    text = "def ask():\n    import a\n    from b import c\n    return a.x(c)\n"
    swapped = "def ask():\n    from b import c\n    import a\n    return a.x(c)\n"
    other = "def ask():\n    import a\n    from b import d as c\n    return a.x(c)\n"
    assert digest(swapped) == digest(text)
    assert digest(other) != digest(text)


def test_a_module_is_all_of_its_code() -> None:
    def of(text: str) -> str:
        return module_digest(lower(text, "app.py"))

    assert of(BASE.replace("return None", "return 0")) != of(BASE)
    assert of(BASE.replace("def ask", "\n# more\ndef ask")) == of(BASE)
    assert module_digest(lower(BASE, "moved/app.py")) == of(BASE)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["# note", "", "import sys", "X = 1", '"""text"""']), max_size=8))
def test_whatever_stands_above_a_function_leaves_it_alone(lines: list[str]) -> None:
    text = "\n".join([*lines, BASE])
    assert digest(text) == digest(BASE)


def test_digests_stay_as_they_are_from_version_to_version() -> None:
    """Records hold them: whoever must change this raises `FORM`."""
    assert (FORM, digest(BASE)) == ("1", "1:d648119fda56a262")
