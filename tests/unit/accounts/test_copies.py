from collections.abc import Callable

from lintkit.model import Inventory

HEAD = "from openai import OpenAI\n\nclient = OpenAI()\n\n\n"
FUNCTION = """\
def {name}({text}):
    messages = [{{"role": "system", "content": "{prompt}"}}]
    for line in {text}.splitlines():
        if line.strip():
            messages.append({{"role": "user", "content": line.strip()}})
    answer = client.chat.completions.create(model="m", messages=messages)
    content = answer.choices[0].message.content
    {check}
    return content.strip()


"""
CHECK = "if content is None:\n        raise ValueError(messages)"


def function(name: str, text: str = "text", prompt: str = "a", check: str = CHECK) -> str:
    return FUNCTION.format(name=name, text=text, prompt=prompt, check=check)


def copied(inventory: Callable[..., Inventory], files: dict[str, str]) -> dict[str, list[str]]:
    return {
        module.path: [f"{one.symbol} = {one.subject}" for one in module.copies]
        for module in inventory(files).modules
    }


def test_renamed_copies_are_told_at_all_but_the_first(inventory: Callable[..., Inventory]) -> None:
    files = {
        "a.py": HEAD + function("one"),
        "b.py": HEAD + function("two", "body", "b") + function("three", prompt="c"),
    }
    assert copied(inventory, files) == {
        "a.py": [],
        "b.py": ["b.two = `a.one`", "b.three = `a.one`"],
    }


def test_another_check_is_no_copy(inventory: Callable[..., Inventory]) -> None:
    other = "for part in content.split(','):\n        client.files.delete(part.strip())"
    files = {"a.py": HEAD + function("one") + function("two", check=other)}
    assert copied(inventory, files) == {"a.py": []}


def test_copies_off_the_way_to_a_model_do_not_count(inventory: Callable[..., Inventory]) -> None:
    text = (function("one") + function("two")).replace("client.chat", "log.chat")
    assert copied(inventory, {"a.py": f"import log\n\n\n{text}"}) == {"a.py": []}
