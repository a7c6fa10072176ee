"""A client goes with what else the object holds that holds the client."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

HEAD = "from anthropic import Anthropic, AnthropicVertex\n"
ASK = (
    "    def ask(self, messages):\n"
    "        return self.client.messages.create(\n"
    "            model=self.model, timeout=self.timeout, max_tokens=9, messages=messages\n"
    "        )\n"
)
BASE = (
    f"{HEAD}class Chat:\n"
    "    def __init__(self, model='claude-sonnet-4-5'):\n"
    "        self.client = Anthropic()\n"
    "        self.model = model\n"
    f"        self.timeout = 20\n{ASK}"
)
HANDED = (
    f"{HEAD}class Chat:\n"
    "    def __init__(self, client, model, timeout):\n"
    "        self.client = client\n"
    "        self.model = model\n"
    f"        self.timeout = timeout\n{ASK}"
)
PAIRS = {
    ("anthropic", "claude-sonnet-4-5"),
    ("vertex", "claude-sonnet-4@20250514"),
}
APPS = {
    "made by the classes": (
        f"{BASE}class Vertex(Chat):\n"
        "    def __init__(self, region, model='claude-sonnet-4@20250514'):\n"
        "        self.client = AnthropicVertex(region=region, project_id='p')\n"
        "        self.model = model\n"
        "        self.timeout = 30\n"
        "def main(kind, messages):\n"
        "    chat = Chat() if kind == 'a' else Vertex('r')\n"
        "    return chat.ask(messages)\n"
    ),
    "handed in": (
        f"{HANDED}def main(kind, messages):\n"
        "    if kind == 'a':\n"
        "        chat = Chat(Anthropic(), 'claude-sonnet-4-5', 20)\n"
        "    else:\n"
        "        client = AnthropicVertex(region='r', project_id='p')\n"
        "        chat = Chat(client, 'claude-sonnet-4@20250514', 30)\n"
        "    return chat.ask(messages)\n"
    ),
}


def pairs(point: IntegrationPoint) -> set[tuple[str, str | None]]:
    return {(pin.provider, pin.value) for pin in (point.model, *point.model.others)}


@pytest.mark.parametrize("app", APPS.values(), ids=APPS.keys())
def test_each_client_is_told_of_the_models_of_its_objects(
    point: Callable[..., IntegrationPoint], app: str
) -> None:
    assert pairs(point(app)) == PAIRS


def test_options_of_the_call_are_those_of_the_object(
    point: Callable[..., IntegrationPoint],
) -> None:
    app = APPS["handed in"].replace("'p')", "'p', timeout=5)")
    deadline = point(app).deadline
    assert {one.seconds for one in deadline.callers} == {20, 30}


HELD_ELSEWHERE = {
    "by another object": (
        f"{HEAD}class Clients:\n"
        "    def __init__(self):\n"
        "        self.first = Anthropic()\n"
        "        self.second = AnthropicVertex(region='r', project_id='p')\n"
        "class Chat:\n"
        "    def __init__(self, clients, model):\n"
        "        self.clients = clients\n"
        "        self.model = model\n"
        "    def ask(self, kind, messages):\n"
        "        client = self.clients.first if kind else self.clients.second\n"
        "        return client.messages.create(model=self.model, max_tokens=9, messages=messages)\n"
        "def main(kind, messages):\n"
        "    return Chat(Clients(), 'claude-sonnet-4-5').ask(kind, messages)\n"
    ),
    "by a global": (
        f"{HEAD}client = Anthropic()\n"
        "class Chat:\n"
        "    def __init__(self, model):\n"
        "        self.model = model\n"
        "    def ask(self, messages):\n"
        "        return client.messages.create(model=self.model, max_tokens=9, messages=messages)\n"
        "def main(messages):\n"
        "    return Chat('claude-sonnet-4-5').ask(messages)\n"
    ),
}


@pytest.mark.parametrize("app", HELD_ELSEWHERE.values(), ids=HELD_ELSEWHERE.keys())
def test_a_client_that_others_hold_says_nothing_of_the_object(
    point: Callable[..., IntegrationPoint], app: str
) -> None:
    assert {model for _, model in pairs(point(app))} == {"claude-sonnet-4-5"}
