import json
from pathlib import Path
from types import SimpleNamespace

FIXTURES = Path(__file__).parent / "fixtures"


def load(name):
    """A recorded answer, with attributes in the place of keys."""
    return json.loads((FIXTURES / name).read_text(), object_hook=lambda d: SimpleNamespace(**d))


def message(content=None, tool_calls=None):
    return SimpleNamespace(choices=[SimpleNamespace(message=SimpleNamespace(content=content, tool_calls=tool_calls))])


def tool_call(name, arguments):
    return SimpleNamespace(id="1", function=SimpleNamespace(name=name, arguments=arguments))
