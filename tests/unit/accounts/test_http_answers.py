"""What becomes of answers that come over HTTP: the JSON of their bodies is followed."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Found = Callable[..., IntegrationPoint]

CHAT = '"https://api.openai.com/v1/chat/completions", timeout=9'
BODY = 'json={"model": "gpt-5.2", "max_tokens": 9, "messages": []}'
CONTENT = '["choices"][0]["message"]["content"]'
STREAMING = 'json={"model": "gpt-5.2", "messages": [], "stream": True}'
REPLY = f"    r = requests.post({CHAT}, {BODY})\n"
ASK = f"import json, httpx, requests\ndef ask():\n{REPLY}"
GEMINI = (
    "import requests\n"
    'URL = "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-pro:generateContent"\n'
    "def ask():\n    r = requests.post(URL, timeout=9, json={})\n"
)
PARTS = '["candidates"][0]["content"]["parts"][0]["text"]'

UNGUARDED = {
    "json": f"{ASK}    return r.json(){CONTENT}.strip()\n",
    "get": (
        f"{ASK}    choice = r.json().get('choices', [{{}}])[0]\n"
        "    return choice.get('message', {}).get('content', '').strip()\n"
    ),
    "text": f"{ASK}    return json.loads(r.text){CONTENT}.strip()\n",
    "bytes": f"{ASK}    return json.loads(r.content.decode()){CONTENT}.strip()\n",
    "a helper": (
        f"import requests\ndef send(body):\n    r = requests.post({CHAT}, json=body)\n"
        "    r.raise_for_status()\n    return r.json()\ndef ask():\n"
        f"    return send({{'model': 'gpt-5.2', 'messages': []}}){CONTENT}.strip()\n"
    ),
    "httpx": (
        "import httpx\nasync def ask():\n    async with httpx.AsyncClient() as c:\n"
        f"        r = await c.post({CHAT}, {BODY})\n    return r.json(){CONTENT}.strip()\n"
    ),
    "aiohttp": (
        "import aiohttp\nasync def ask():\n    async with aiohttp.ClientSession() as s:\n"
        f"        async with s.post({CHAT}, {BODY}) as r:\n            data = await r.json()\n"
        f"    return data{CONTENT}.strip()\n"
    ),
    "urllib": (
        "import json, urllib.request\ndef ask():\n"
        "    q = urllib.request.Request('https://api.openai.com/v1/chat/completions',\n"
        "        data=json.dumps({'model': 'gpt-5.2'}).encode())\n"
        "    with urllib.request.urlopen(q, timeout=9) as r:\n"
        f"        return json.load(r){CONTENT}.strip()\n"
    ),
    "anthropic": (
        "import requests\ndef ask():\n"
        '    r = requests.post("https://api.anthropic.com/v1/messages", timeout=9, json={})\n'
        "    return r.json()['content'][0]['text']\n"
    ),
    "gemini": f"{GEMINI}    return r.json(){PARTS}\n",
}

GUARDED = {
    "a test": f"{ASK}    text = r.json(){CONTENT}\n    return text.strip() if text else ''\n",
    "a stop reason": (
        f"{ASK}    choice = r.json()['choices'][0]\n    if choice['finish_reason'] != 'stop':\n"
        "        raise OSError\n    return choice['message']['content'].strip()\n"
    ),
    "a handler": (
        f"{GEMINI}    try:\n        return r.json(){PARTS}\n"
        "    except (KeyError, IndexError):\n        raise OSError from None\n"
    ),
    "an empty text": (
        "import requests\ndef ask():\n"
        "    r = requests.post('http://localhost:11434/api/generate', timeout=9,\n"
        "        json={'model': 'llama3.2', 'stream': False})\n"
        "    return r.json()['response'].strip()\n"
    ),
    "another API": (
        "import requests\n"
        "URLS = ['https://api.openai.com/v1/chat/completions', "
        "'https://api.anthropic.com/v1/messages']\n"
        "def ask(number):\n    r = requests.post(URLS[number], timeout=9, json={})\n"
        f"    return r.json(){CONTENT}.strip()\n"
    ),
    "pieces": f"{ASK.replace(BODY, STREAMING)}    return r.json(){CONTENT}.strip()\n",
}


@pytest.mark.parametrize("name", UNGUARDED)
def test_content_of_a_body_is_used_without_a_look(point: Found, name: str) -> None:
    assert "unguarded" in [one.kind for one in point(UNGUARDED[name]).output.faults]


@pytest.mark.parametrize("name", GUARDED)
def test_content_of_a_body_is_looked_at_or_not_used(point: Found, name: str) -> None:
    assert "unguarded" not in [one.kind for one in point(GUARDED[name]).output.faults]


def test_the_reason_names_whose_api_it_is(point: Found) -> None:
    (fault,) = point(UNGUARDED["json"]).output.faults
    assert fault.reason.startswith("openai's API gives None there for an answer without text")


def test_json_in_the_text_of_a_body_may_be_none(point: Found) -> None:
    found = point(f"{ASK}    return json.loads(r.json(){CONTENT} or '')\n").output.faults
    assert [one.kind for one in found] == ["malformed"]


def test_the_json_of_the_body_itself_is_not_what_the_model_says(point: Found) -> None:
    assert not point(f"{ASK}    print(json.loads(r.text))\n").output.faults


@pytest.mark.parametrize(
    ("asked", "is_followed"),
    [("", False), (", 'stream': True", False), (", 'stream': False", True)],
)
def test_a_service_that_answers_in_pieces_unless_it_is_told_not_to(
    point: Found, asked: str, is_followed: bool
) -> None:
    source = (
        "import requests\ndef ask():\n"
        "    r = requests.post('http://localhost:11434/api/chat', timeout=9,\n"
        f"        json={{'model': 'llama3.2'{asked}}})\n"
        "    return r.json()['message']['content'].strip()\n"
    )
    assert ("truncated" in point(source).output.missing) is is_followed


def kinds(point: IntegrationPoint) -> list[str]:
    return [fault.kind for fault in point.output.faults if fault.kind in ("no_limit", "truncation")]


OLLAMA = 'requests.post("http://localhost:11434/api/generate", timeout=9, json={"model": "m"MORE})'
ANTHROPIC = (
    'requests.post("https://api.anthropic.com/v1/messages", timeout=9, json={"model": "m"MORE})'
)
OPENAI = f'requests.post({CHAT}, json={{"model": "gpt-5.2"MORE}})'
TEXT = f".json(){CONTENT}"


@pytest.mark.parametrize(
    ("request_", "more", "read", "expected"),
    [
        (OPENAI, "", TEXT, ["no_limit"]),
        (OPENAI, ', "max_tokens": 300', TEXT, ["truncation"]),
        (OPENAI, ', "max_completion_tokens": 300', TEXT, ["truncation"]),
        (OPENAI, ', "max_tokens": 5', TEXT, []),
        (OPENAI, ', "max_tokens": 300', ".json()['choices'][0]", []),
        (OPENAI, ", **more", TEXT, []),
        (ANTHROPIC, "", ".json()['content'][0]['text']", []),
        (ANTHROPIC, ', "max_tokens": 300', ".json()['content'][0]['text']", ["truncation"]),
        (OLLAMA, ', "stream": False', ".json()['response']", ["no_limit"]),
        (
            OLLAMA,
            ', "stream": False, "options": {"num_predict": 99}',
            ".json()['response']",
            ["truncation"],
        ),
    ],
)
def test_the_body_of_a_request_limits_the_answer(
    point: Found, request_: str, more: str, read: str, expected: list[str]
) -> None:
    source = f"import requests\ndef ask(more):\n    r = {request_.replace('MORE', more)}\n"
    assert kinds(point(f"{source}    print(r{read})\n")) == expected


def test_a_body_that_is_made_elsewhere_may_set_a_limit(point: Found) -> None:
    source = (
        f"import requests\ndef ask(body):\n    r = requests.post({CHAT}, json=body)\n"
        f"    print(r{TEXT})\n"
    )
    assert kinds(point(source)) == []
