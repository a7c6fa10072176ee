"""What a sign-off is bound to: each part changes with what it is about, and with nothing else."""

from collections.abc import Callable

import pytest

from lintkit.model import Inventory, Parts

FILES = {
    "app.py": """\
        import asyncio

        from openai import AsyncOpenAI

        from texts import RULES, question

        client = AsyncOpenAI(timeout=20)
        MODEL = "gpt-4o-2024-11-20"


        async def ask(text, history):
            messages = [{"role": "system", "content": RULES}]
            messages.append({"role": "user", "content": question(text)})
            answer = await client.chat.completions.create(
                model=MODEL, messages=messages + history
            )
            return answer.choices[0].message.content


        async def main():
            await ask("What is open?", [{"role": "user", "content": "earlier"}])


        if __name__ == "__main__":
            asyncio.run(main())
    """,
    "texts.py": """\
        RULES = "Answer in one sentence."
        FORM = "The customer asks: {}"


        def question(text):
            return FORM.format(text)
    """,
    "test_app.py": """\
        import asyncio
        from unittest.mock import AsyncMock, patch

        import app


        def test_answers():
            with patch.object(app.client.chat.completions, "create", AsyncMock()) as create:
                create.return_value.choices[0].message.content = "Yes."
                assert asyncio.run(app.ask("open?", [])) == "Yes."
    """,
}

Find = Callable[..., Inventory]


def parts(inventory: Find, files: dict[str, str], path: str = "app.py") -> dict[str, Parts]:
    (module,) = (one for one in inventory(files).modules if one.path == path)
    return dict(module.parts)


def changed(inventory: Find, path: str, old: str, new: str) -> set[str]:
    """The parts that an edit changes."""
    assert FILES[path].count(old) == 1
    before = parts(inventory, FILES)["ask"]
    now = parts(inventory, FILES | {path: FILES[path].replace(old, new)})["ask"]
    names = ("code", "guards", "model", "prompt", "tests")
    return {name for name in names if getattr(before, name) != getattr(now, name)}


def test_what_is_short_stands_in_words(inventory: Find) -> None:
    (found,) = parts(inventory, FILES).values()
    assert found.model == ("gpt-4o-2024-11-20",)
    assert "wait: bounded, 20 s, 3 attempts" in found.guards
    assert [test.split(" ")[0] for test in found.tests] == ["test_app.py::test_answers"]
    assert (len(found.code), len(found.prompt)) == (1, 1)


@pytest.mark.parametrize(
    ("path", "old", "new", "part"),
    [
        ("app.py", "timeout=20", "timeout=30", {"guards"}),
        ("app.py", "gpt-4o-2024-11-20", "gpt-4o-2024-08-06", {"model"}),
        ("texts.py", "one sentence", "two sentences", {"prompt"}),
        ("texts.py", "customer asks", "user asks", {"prompt"}),
        ("test_app.py", '"open?"', '"shut?"', {"tests"}),
        ("test_app.py", "def test_answers", "def helper", {"tests"}),
        ("app.py", "choices[0].message.content", "choices[-1].message.content", {"code"}),
        ("app.py", '"What is open?"', '"What is shut?"', set()),
        ("app.py", '"earlier"', '"later"', set()),
        ("app.py", "asyncio.run(main())", "print(asyncio.run(main()))", set()),
        ("app.py", "async def main", "# A comment.\n\n\n        async def main", set()),
        ("texts.py", "def question", "OTHER = 1\n\n\n        def question", set()),
    ],
)
def test_an_edit_changes_the_part_that_it_is_about(
    inventory: Find, path: str, old: str, new: str, part: set[str]
) -> None:
    assert changed(inventory, path, old, new) == part


def test_a_renamed_module_keeps_its_parts(inventory: Find) -> None:
    moved = FILES | {"chat.py": FILES["app.py"]}
    del moved["app.py"]
    moved["test_app.py"] = FILES["test_app.py"].replace("import app", "import chat as app")
    now = parts(inventory, moved, "chat.py")["ask"]
    before = parts(inventory, FILES)["ask"]
    assert now == before


def test_a_function_stands_for_what_is_within_it(inventory: Find) -> None:
    text = """\
        from openai import OpenAI

        class Asker:
            def ask(self):
                def inner():
                    return (lambda: OpenAI().responses.create(model="gpt-4o", input="Hi"))()
                return inner()

        answer = OpenAI().responses.create(model="gpt-4o", input="Hi")
    """
    assert list(parts(inventory, {"app.py": text})) == ["", "Asker.ask"]


def test_two_functions_of_one_name_count_together(inventory: Find) -> None:
    text = """\
        from openai import OpenAI

        if OpenAI:
            def ask():
                return OpenAI().responses.create(model="gpt-4o", input="Hi")
        else:
            def ask():
                return OpenAI().responses.create(model="gpt-5", input="Hi")
    """
    (found,) = parts(inventory, {"app.py": text}).values()
    assert found.model == ("gpt-4o", "gpt-5")
    assert len(found.code) == 2


def test_a_model_that_configuration_names_is_said_to_be(inventory: Find) -> None:
    text = """\
        import os
        from openai import OpenAI

        def ask():
            return OpenAI().responses.create(model=os.environ["MODEL"], input="Hi")
    """
    (found,) = parts(inventory, {"app.py": text}).values()
    assert found.model == ("(dynamic)",)
