"""A model that says what a test wrote down."""

from types import SimpleNamespace


def says(text):
    return SimpleNamespace(content=text, tool_calls=None)


def calls(name, arguments="{}"):
    function = SimpleNamespace(name=name, arguments=arguments)
    return SimpleNamespace(content=None, tool_calls=[SimpleNamespace(id="c1", function=function)])


class ScriptedClient:
    def __init__(self, *messages):
        self._messages = iter(messages)

    @property
    def chat(self):
        return self

    @property
    def completions(self):
        return self

    def create(self, **kwargs):
        message = next(self._messages)
        return SimpleNamespace(choices=[SimpleNamespace(message=message)])
