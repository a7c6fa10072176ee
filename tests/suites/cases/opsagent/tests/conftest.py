from types import SimpleNamespace
from unittest.mock import patch

import pytest


def message(content=None, calls=()):
    tool_calls = [
        SimpleNamespace(id=str(i), function=SimpleNamespace(name=name, arguments=arguments))
        for i, (name, arguments) in enumerate(calls)
    ]
    return SimpleNamespace(
        choices=[SimpleNamespace(message=SimpleNamespace(content=content, tool_calls=tool_calls))]
    )


@pytest.fixture
def create(request):
    with patch("app.llm.provider.OpenAI") as openai:
        create = openai.return_value.chat.completions.create
        create.side_effect = getattr(request, "param", [message("Done.")])
        yield create
