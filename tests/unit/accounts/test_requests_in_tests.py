"""Which routes a test enters by a client, however it says where."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Point = Callable[..., IntegrationPoint]

ASK = (
    "from openai import OpenAI\n"
    "client = OpenAI(timeout=9)\n"
    "def ask(prompt):\n"
    "    return client.responses.create(model='gpt-4.1', input=prompt).output_text\n"
)
ROUTES = (
    "from fastapi import APIRouter, WebSocket\nfrom ask import ask\n"
    "router = APIRouter()\n"
    "@router.post('/ask')\ndef answer():\n    return ask('x')\n"
    "@router.get('/ask')\ndef last():\n    return ''\n"
    "@router.get('/{name}')\ndef other(name):\n    return ''\n"
    "@router.websocket('/chat')\nasync def chat(socket: WebSocket):\n    SOCKET\n"
)
APP = (
    "from fastapi import FastAPI\nimport routes\n"
    "app = FastAPI()\napp.include_router(routes.router, prefix='/api/v1')\n"
)
TEST = (
    "from unittest.mock import patch\nfrom fastapi.testclient import TestClient\n"
    "from app import app\nBASE = '/api/v1'\nname = input()\n"
    "web = TestClient(app)\n"
    "def test_it():\n"
    "    with patch('ask.client') as client:\n"
    "        client.responses.create.return_value.output_text = 'Hi'\n"
    "        assert REQUEST\n"
)


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("web.post('/api/v1/ask')", "happy_path"),
        ("web.get('/api/v1/ask')", "none"),
        ("web.post(f'{BASE}/ask')", "happy_path"),
        ("web.post(f'{name}/ask?q=1')", "happy_path"),
        ("web.post(name)", "unknown"),
        ("web.request('POST', '/api/v1/ask')", "happy_path"),
        ("web.request('GET', '/api/v1/ask')", "none"),
        ("web.stream('POST', url='/api/v1/ask')", "happy_path"),
        ("web.post(app.url_path_for('answer'))", "happy_path"),
        ("web.get(app.url_path_for('last'))", "none"),
    ],
)
def test_a_route_is_found_behind_the_prefix_of_its_router(
    point: Point, request_: str, expected: str
) -> None:
    files = {"ask.py": ASK, "routes.py": ROUTES.replace("SOCKET", "pass"), "app.py": APP}
    test = TEST.replace("REQUEST", request_)
    assert point({**files, "test_app.py": test}).tests.state == expected


def test_a_socket_is_a_route(point: Point) -> None:
    ask = ASK.replace("input=prompt).output_text", "input=prompt)")
    routes = ROUTES.replace("return ask('x')", "return ''").replace("SOCKET", "ask('x')")
    test = TEST.replace("REQUEST", "web.websocket_connect('/api/v1/chat')")
    files = {"ask.py": ask, "routes.py": routes, "app.py": APP, "test_app.py": test}
    assert point(files).tests.state == "happy_path"


@pytest.mark.parametrize(
    ("second", "expected"), [("", "happy_path"), ("@router.post('/v1/ask')", "unknown")]
)
def test_of_several_routes_behind_prefixes_none_is_surely_entered(
    point: Point, second: str, expected: str
) -> None:
    routes = ROUTES.replace("SOCKET", "pass")
    routes += f"{second}\ndef more():\n    return ''\n" if second else ""
    test = TEST.replace("REQUEST", "web.post('/api/v1/ask')")
    files = {"ask.py": ASK, "routes.py": routes, "app.py": APP, "test_app.py": test}
    assert point(files).tests.state == expected


LIFESPAN = (
    "from contextlib import asynccontextmanager\nfrom fastapi import FastAPI, Request\n"
    "from openai import OpenAI\n"
    "class Brain:\n"
    "    def __init__(self):\n        self.client = OpenAI(timeout=9)\n"
    "    def ask(self):\n"
    "        return self.client.responses.create(model='gpt-4.1', input='x').output_text\n"
    "brains = {}\n"
    "@asynccontextmanager\nasync def lifespan(app):\n"
    "    brains['one'] = Brain()\n    yield\n"
    "app = FastAPI(lifespan=lifespan)\n"
    "@app.post('/ask')\ndef answer():\n    return brains['one'].ask()\n"
)
ENTERED = (
    "from unittest.mock import patch\nfrom fastapi.testclient import TestClient\n"
    "from app import app\n"
    "@patch('app.OpenAI')\n"
    "def test_it(made):\n"
    "    made.return_value.responses.create.return_value.output_text = 'Hi'\n"
    "    {enter}\n"
    "        assert web.post('/ask').json() == 'Hi'\n"
)


@pytest.mark.parametrize(
    ("enter", "expected"),
    [
        ("with TestClient(app) as web:", "happy_path"),
        ("for web in [TestClient(app)]:", "unknown"),
    ],
)
def test_what_the_start_of_an_app_makes_is_there_once_its_client_is_entered(
    point: Point, enter: str, expected: str
) -> None:
    files = {"app.py": LIFESPAN, "test_app.py": ENTERED.format(enter=enter)}
    assert point(files).tests.state == expected


DJANGO = {
    "shop/urls.py": (
        "from django.urls import path\nfrom shop import views\n"
        "urlpatterns = [path('ask/<int:pk>/', views.ask_view, name='ask'),"
        " path('other/', views.other, name='other')]\n"
    ),
    "shop/views.py": (
        "from shop.ask import ask\n"
        "def ask_view(request, pk):\n    return ask('x')\n"
        "def other(request):\n    return ''\n"
    ),
    "shop/ask.py": ASK,
    "shop/management/commands/ask_all.py": (
        "from django.core.management.base import BaseCommand\nfrom shop.ask import ask\n"
        "class Command(BaseCommand):\n"
        "    def handle(self, *args, **options):\n        self.stdout.write(ask('x'))\n"
    ),
    "shop/management/commands/ask_none.py": (
        "from django.core.management.base import BaseCommand\n"
        "class Command(BaseCommand):\n    def handle(self, *args, **options):\n        pass\n"
    ),
}


@pytest.mark.parametrize(
    ("entering", "expected"),
    [
        ("self.client.post('/ask/3/')", "happy_path"),
        ("self.client.get(reverse('ask', args=[3]))", "happy_path"),
        ("self.client.get(reverse('shop:ask', args=[3]))", "happy_path"),
        ("self.client.get(reverse('other'))", "none"),
        ("self.client.get(self.url)", "happy_path"),
        ("call_command('ask_all')", "happy_path"),
        ("call_command(Command())", "happy_path"),
        ("call_command('ask_none')", "none"),
        ("call_command(input())", "unknown"),
    ],
)
def test_a_test_of_django_enters_views_and_commands(
    point: Point, entering: str, expected: str
) -> None:
    test = (
        "from unittest.mock import patch\n"
        "from django.core.management import call_command\n"
        "from django.test import TestCase\nfrom django.urls import reverse\n"
        f"{'from shop.management.commands.ask_all import Command' * ('Command()' in entering)}\n"
        "class AskTests(TestCase):\n"
        "    def setUp(self):\n        self.url = reverse('ask', args=[3])\n"
        "    @patch('shop.ask.client')\n"
        "    def test_it(self, client):\n"
        "        client.responses.create.return_value.output_text = 'Hi'\n"
        f"        assert {entering}\n"
    )
    assert point({**DJANGO, "shop/tests/test_ask.py": test}).tests.state == expected


@pytest.mark.parametrize(
    ("entering", "expected"),
    [
        ("self.client.post('/ask/3/')", "happy_path"),
        ("self.client.get('/ask/3/')", "none"),
        ("self.client.post(reverse('ask', args=[3]))", "happy_path"),
        ("self.client.get(reverse('ask', args=[3]))", "none"),
    ],
)
def test_a_class_as_a_view_answers_by_the_method_named_after_the_request(
    point: Point, entering: str, expected: str
) -> None:
    files = {
        "shop/ask.py": ASK,
        "shop/urls.py": (
            "from django.urls import path\nfrom shop.views import AskView\n"
            "urlpatterns = [path('ask/<int:pk>/', AskView.as_view(), name='ask')]\n"
        ),
        "shop/views.py": (
            "from django.views import View\nfrom shop.ask import ask\n"
            "class AskView(View):\n"
            "    def get(self, request, pk):\n        return ''\n"
            "    def post(self, request, pk):\n        return ask('x')\n"
        ),
        "shop/tests/test_ask.py": (
            "from unittest.mock import patch\n"
            "from django.test import TestCase\nfrom django.urls import reverse\n"
            "class AskTests(TestCase):\n"
            "    @patch('shop.ask.client')\n"
            "    def test_it(self, client):\n"
            "        client.responses.create.return_value.output_text = 'Hi'\n"
            f"        assert {entering}\n"
        ),
    }
    assert point(files).tests.state == expected
