"""Requests whose URL leads to a model API are points, others are not."""

import time
from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

BODY = 'json={"model": "gpt-4o-2024-08-06", "messages": []}'

REQUESTS = {
    "literal": (
        f"""
        import requests
        requests.post("https://api.openai.com/v1/chat/completions", {BODY}, timeout=7)
        """,
        ("openai", "chat", "bounded", 7),
    ),
    "no_timeout": (
        f"""
        import requests
        requests.post("https://api.openai.com/v1/chat/completions", {BODY})
        """,
        ("openai", "chat", "infinite", None),
    ),
    "tuple_timeout": (
        f"""
        import requests
        requests.post("https://api.openai.com/v1/chat/completions", {BODY}, timeout=(3, 9))
        """,
        ("openai", "chat", "bounded", 9),
    ),
    "f_string_with_a_constant": (
        f"""
        import requests
        BASE = "https://api.openai.com/v1"
        requests.post(f"{{BASE}}/chat/completions", {BODY}, timeout=7)
        """,
        ("openai", "chat", "bounded", 7),
    ),
    "environment_default": (
        f"""
        import os
        import requests
        base = os.getenv("OPENAI_BASE", "https://api.openai.com/v1")
        requests.post(base + "/chat/completions", {BODY}, timeout=7)
        """,
        ("openai", "chat", "bounded", 7),
    ),
    "attribute": (
        f"""
        import requests
        class Chat:
            def __init__(self):
                self.api_base = "https://api.openai.com/v1"
            def ask(self):
                return requests.post(f"{{self.api_base}}/chat/completions", {BODY}, timeout=7)
        Chat().ask()
        """,
        ("openai", "chat", "bounded", 7),
    ),
    "session": (
        f"""
        import requests
        session = requests.Session()
        session.post("https://api.openai.com/v1/chat/completions", {BODY})
        """,
        ("openai", "chat", "infinite", None),
    ),
    "request_with_a_method": (
        f"""
        import requests
        requests.request("POST", "https://api.openai.com/v1/chat/completions", {BODY}, timeout=7)
        """,
        ("openai", "chat", "bounded", 7),
    ),
    "httpx": (
        f"""
        import httpx
        httpx.post("https://api.openai.com/v1/chat/completions", {BODY})
        """,
        ("openai", "chat", "default", 5),
    ),
    "httpx_client": (
        f"""
        import httpx
        with httpx.Client(timeout=7) as client:
            client.post("https://api.openai.com/v1/chat/completions", {BODY})
        """,
        ("openai", "chat", "bounded", 7),
    ),
    "httpx_client_with_a_base": (
        f"""
        import httpx
        client = httpx.Client(base_url="https://api.openai.com/v1", timeout=None)
        client.post("/chat/completions", {BODY})
        """,
        ("openai", "chat", "infinite", None),
    ),
    "httpx_async": (
        f"""
        import httpx
        async def ask():
            async with httpx.AsyncClient() as client:
                return await client.post(
                    "https://api.openai.com/v1/chat/completions", {BODY}, timeout=7
                )
        """,
        ("openai", "chat", "bounded", 7),
    ),
    "aiohttp": (
        f"""
        import aiohttp
        async def ask():
            async with aiohttp.ClientSession() as session:
                url = "https://api.openai.com/v1/chat/completions"
                async with session.post(url, {BODY}) as response:
                    return await response.json()
        """,
        ("openai", "chat", "default", 300),
    ),
    "aiohttp_timeout": (
        f"""
        import aiohttp
        async def ask():
            limit = aiohttp.ClientTimeout(total=7)
            async with aiohttp.ClientSession(timeout=limit) as session:
                url = "https://api.openai.com/v1/chat/completions"
                async with session.post(url, {BODY}) as response:
                    return await response.json()
        """,
        ("openai", "chat", "bounded", 7),
    ),
    "urlopen": (
        """
        import json
        from urllib.request import Request, urlopen
        request = Request("https://api.openai.com/v1/chat/completions", data=b"{}")
        urlopen(request, timeout=7)
        """,
        ("openai", "chat", "bounded", 7),
    ),
    "urlopen_without": (
        """
        import urllib.request
        urllib.request.urlopen("https://api.openai.com/v1/chat/completions", data=b"{}")
        """,
        ("openai", "chat", "infinite", None),
    ),
    "anthropic": (
        """
        import requests
        body = {"model": "claude-opus-4-6", "messages": []}
        requests.post("https://api.anthropic.com/v1/messages", json=body, timeout=7)
        """,
        ("anthropic", "chat", "bounded", 7),
    ),
    "local": (
        """
        import requests
        body = {"model": "llama3", "prompt": "x"}
        requests.post("http://localhost:11434/api/generate", json=body, timeout=7)
        """,
        ("ollama", "completion", "bounded", 7),
    ),
}


@pytest.mark.parametrize(("source", "expected"), REQUESTS.values(), ids=REQUESTS.keys())
def test_a_request_to_a_model_is_a_point(
    point: Callable[..., IntegrationPoint], source: str, expected: tuple[object, ...]
) -> None:
    found = point(source)
    told = (found.provider, found.kind, found.deadline.state, found.deadline.seconds)
    assert told == expected


ELSEWHERE = {
    "another_host": 'import requests\nrequests.post("https://example.com/v1/things", json={})\n',
    "unknown_host": "import requests\ndef send(url):\n    requests.post(url, json={})\n",
    "usage": 'import requests\nrequests.get("https://api.openai.com/v1/usage?date=2025-01-01")\n',
    "web_page": 'import requests\nrequests.get("https://openai.com/blog")\n',
}


@pytest.mark.parametrize("source", ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_a_request_elsewhere_is_no_point(
    points: Callable[..., tuple[IntegrationPoint, ...]], source: str
) -> None:
    assert points(source) == ()


OWN_WAYS = {
    "subclass": """
        import requests
        from elsewhere import send
        class Session(requests.Session):
            def request(self, *args, **kwargs):
                return send(*args, **kwargs)
        Session().post("https://api.openai.com/v1/chat/completions", json={"model": "gpt-4o"})
        """,
    "replaced_method": """
        import requests
        from elsewhere import within
        session = requests.Session()
        session.request = within(session.request, timeout=5)
        session.post("https://api.openai.com/v1/chat/completions", json={"model": "gpt-4o"})
        """,
}


@pytest.mark.parametrize("source", OWN_WAYS.values(), ids=OWN_WAYS.keys())
def test_a_session_that_sends_in_its_own_way(
    point: Callable[..., IntegrationPoint], source: str
) -> None:
    assert point(source).deadline.state == "unknown"


def test_the_model_in_the_body(point: Callable[..., IntegrationPoint]) -> None:
    found = point(REQUESTS["literal"][0]).model
    assert (found.state, found.value) == ("pinned", "gpt-4o-2024-08-06")


def test_the_model_in_the_address(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        """
        import requests
        MODEL = "gemini-2.0-flash-001"
        url = f"https://generativelanguage.googleapis.com/v1beta/models/{MODEL}:generateContent"
        requests.post(url, json={}, timeout=7)
        """
    )
    assert (found.provider, found.model.value) == ("gemini", "gemini-2.0-flash-001")


def test_a_deployment_is_managed_elsewhere(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        """
        import requests
        url = "https://x.openai.azure.com/openai/deployments/chat/chat/completions"
        requests.post(url, params={"api-version": "2024-10-21"}, json={}, timeout=7)
        """
    )
    assert (found.provider, found.model.state) == ("azure", "unmanaged")


def test_a_body_put_together_before(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        """
        import requests
        def ask(model="gpt-4-0613"):
            body = {"messages": []}
            body["model"] = model
            url = "https://api.openai.com/v1/chat/completions"
            return requests.post(url, json=body, timeout=7)
        ask()
        """
    ).model
    assert (found.value, found.source) == ("gpt-4-0613", "parameter_default")


def test_an_address_that_is_made_of_itself_over_and_over_costs_little(
    points: Callable[..., tuple[IntegrationPoint, ...]],
) -> None:
    ways = "".join(
        f"    def at{one}(self, name):\n        self.url = f'{{self.url}}/{{name}}/{one}'\n"
        for one in range(12)
    )
    started = time.process_time()
    points(
        "import requests\n"
        "class Client:\n"
        "    def __init__(self, url='https://api.openai.com/v1'):\n        self.url = url\n"
        f"{ways}"
        "    def ask(self, body):\n        return requests.post(self.url, json=body, timeout=9)\n"
        "one = Client()\n" + "".join(f"one.at{one}('a')\n" for one in range(12)) + "one.ask({})\n"
    )
    assert time.process_time() - started < 5
