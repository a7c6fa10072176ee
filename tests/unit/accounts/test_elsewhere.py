"""Where requests go that are no calls of a model."""

from collections.abc import Callable

import pytest

from lintkit.model import Inventory

Find = Callable[..., Inventory]

HEAD = "import httpx, os, requests, sys\n"


def told(inventory: Find, text: str) -> list[tuple[str, list[int]]]:
    files = {"app.py": HEAD + text, "test_app.py": f"{HEAD}requests.get('https://tests.org')\n"}
    found = inventory(files).destinations
    return [(one.host, [step.line for step in one.requests]) for one in found]


@pytest.mark.parametrize(
    ("sent", "host"),
    [
        ("requests.get('https://example.org/a?b=c')", "example.org"),
        ("requests.post('http://user:word@example.org:8080')", "example.org:8080"),
        ("httpx.post(f'https://example.org/{input()}')", "example.org"),
        ("httpx.Client(base_url='https://example.org').get('/a')", "example.org"),
        ("requests.get(sys.argv[1])", ""),
        ("requests.get(f'https://{input()}.org/')", ""),
    ],
)
def test_a_request_is_listed_by_the_host_that_the_code_names(
    inventory: Find, sent: str, host: str
) -> None:
    assert told(inventory, f"{sent}\n") == [(host, [2])]


def test_places_of_one_host_stand_together_with_their_function(inventory: Find) -> None:
    text = (
        f"{HEAD}URL = 'https://example.org'\nrequests.get(URL)\n"
        "def f():\n    requests.put(f'{URL}/a')\nrequests.get(os.name)\n"
    )
    first, second = inventory(text).destinations
    assert (first.host, second.host) == ("", "example.org")
    assert [(one.line, one.text) for one in second.requests] == [
        (3, "in `app`, without a timeout"),
        (5, "in `f`, without a timeout"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "requests.post('https://api.openai.com/v1/chat/completions', json={'model': 'm'})\n",
        "print(os.name)\n",
    ],
    ids=["a model", "no request"],
)
def test_calls_of_models_and_other_calls_are_left_out(inventory: Find, text: str) -> None:
    assert told(inventory, text) == []


@pytest.mark.parametrize(
    ("sent", "bound"),
    [
        ("requests.get('https://a.org', timeout=3)", ", `timeout=3`"),
        ("requests.get('https://a.org', timeout=None)", ""),
        ("requests.get('https://a.org', timeout=sys.argv[1])", ", `timeout=sys.argv[1]`"),
        ("requests.get('https://a.org', timeout=(lambda: 1)())", ""),
        ("requests.get('https://a.org', **sys.argv[1])", ""),
        ("httpx.get('https://a.org')", ""),
    ],
)
def test_how_long_a_request_waits_is_told_where_it_is_known(
    inventory: Find, sent: str, bound: str
) -> None:
    (found,) = inventory(f"{HEAD}{sent}\n").destinations
    assert [step.text for step in found.requests] == [f"in `app`{bound}"]
