"""What doubles give that stand for functions which have no part in a call to a model."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Points = Callable[..., tuple[IntegrationPoint, ...]]

APP = (
    "from openai import OpenAI\n"
    "client = OpenAI(timeout=9)\n"
    "def load():\n    return open('a.txt').read()\n"
    "def get_client():\n    return client\n"
    "def rewrite(text):\n"
    "    return client.responses.create(model='gpt-4.1', input='again: ' + text).output_text\n"
    "def ask():\n"
    "    text = rewrite(load())\n"
    "    return get_client().responses.create(model='gpt-4.1', input=text).output_text\n"
)
TEST = (
    "from unittest.mock import MagicMock, patch\nimport pytest\nimport app\n"
    "@pytest.fixture\n"
    "def answer():\n"
    "    with patch.object(app.client.responses, 'create') as create:\n"
    "        create.return_value.output_text = 'fine'\n"
    "        yield create\n"
    "@pytest.fixture\n"
    "def load():\n"
    "    with patch('app.load', return_value='x') as fake:\n"
    "        yield fake\n"
)


@pytest.mark.parametrize(
    "test",
    [
        "def test_it(answer, load):\n    load.return_value = ''\n",
        "def test_it(answer):\n    fake = patch('app.load').start()\n    fake.return_value = ''\n",
        "@patch('app.load')\ndef test_it(fake, answer):\n    fake.return_value = ''\n",
        (
            "@patch('app.load', lambda: 'x')\n@patch.object(app, 'load')\n"
            "def test_it(fake, answer):\n    fake.return_value = ''\n"
        ),
        "def test_it(answer, mocker):\n    mocker.patch('app.load', return_value='')\n",
        "def test_it(answer, mocker):\n    mocker.patch('app.rewrite', return_value='')\n",
        (
            "def test_it(answer, monkeypatch):\n    fake = MagicMock()\n"
            "    fake.return_value = ''\n    monkeypatch.setattr(app, 'load', fake)\n"
        ),
        (
            "def test_it(answer, monkeypatch):\n"
            "    monkeypatch.setattr('app.load', MagicMock(side_effect=['']))\n"
        ),
    ],
)
def test_what_is_returned_for_another_function_is_no_answer(points: Points, test: str) -> None:
    files = {"app.py": APP, "test_app.py": f"{TEST}{test}    assert app.ask() == 'fine'\n"}
    found = points(files)[-1].tests
    assert (found.state, found.edge_cases) == ("happy_path", ())


@pytest.mark.parametrize(
    "test",
    [
        (
            "@patch('app.get_client')\n@patch('app.load')\n"
            "def test_it(load, get):\n"
            "    load.return_value = 'x'\n"
            "    get.return_value.responses.create.return_value.output_text = ''\n"
        ),
        "def test_it(answer, load):\n    answer.return_value.output_text = ''\n",
        (
            "def test_it(monkeypatch, load):\n"
            "    fake = MagicMock()\n"
            "    fake.return_value.responses.create.return_value.output_text = ''\n"
            "    monkeypatch.setattr(app, 'get_client', fake)\n"
        ),
    ],
)
def test_what_the_double_of_a_client_gives_is_an_answer(points: Points, test: str) -> None:
    files = {"app.py": APP, "test_app.py": f"{TEST}{test}    assert app.ask() == ''\n"}
    found = points(files)[-1].tests
    assert (found.state, found.edge_cases) == ("edge_case", ("empty",))


MAIL = (
    "class Post:\n    def send(self, text):\n        print(text)\n"
    "post = Post()\n"
    "def deliver(text):\n    post.send(text)\n"
)
DESK = (
    "import smtplib\n"
    "from openai import OpenAI\n"
    "import mail\n"
    "class Desk:\n"
    "    def __init__(self, client: OpenAI, post=None):\n"
    "        self.client = client\n"
    "        self.post = post\n"
    "    def ask(self):\n"
    "        text = self.client.responses.create(model='gpt-4.1', input='x').output_text\n"
    "        try:\n"
    "            {send}\n"
    "        except TimeoutError:\n"
    "            return text + '!'\n"
    "        return text\n"
)
FAKES = (
    "from types import SimpleNamespace\n"
    "from unittest.mock import MagicMock, Mock, patch\n"
    "import app\nfrom app import Desk\n"
    "def client():\n"
    "    fake = MagicMock()\n"
    "    fake.responses.create.return_value = SimpleNamespace(output_text='fine')\n"
    "    return fake\n"
    "class Slow:\n"
    "    def send(self, text):\n        raise TimeoutError\n"
    "def slow(*args):\n    raise TimeoutError\n"
)
OWN, GLOBAL, SMTP = (
    "self.post.send(text)",
    "mail.post.send(text)",
    "smtplib.SMTP().send_message(text)",
)


@pytest.mark.parametrize(
    ("send", "test"),
    [
        (OWN, "def test_it():\n    desk = Desk(client(), Slow())\n"),
        (
            OWN,
            (
                "def test_it():\n    post = Mock()\n    post.send.side_effect = TimeoutError\n"
                "    desk = Desk(client(), post)\n"
            ),
        ),
        (
            GLOBAL,
            (
                "@patch('app.mail.post')\ndef test_it(post):\n"
                "    post.send.side_effect = TimeoutError\n    desk = Desk(client())\n"
            ),
        ),
        (
            SMTP,
            (
                "@patch('app.smtplib.SMTP')\ndef test_it(smtp):\n"
                "    smtp.return_value.send_message.side_effect = TimeoutError\n"
                "    desk = Desk(client())\n"
            ),
        ),
        (
            "mail.deliver(text)",
            (
                "def test_it(monkeypatch):\n    monkeypatch.setattr('app.mail.deliver', slow)\n"
                "    desk = Desk(client())\n"
            ),
        ),
        (
            GLOBAL,
            (
                "def test_it(monkeypatch):\n    monkeypatch.setattr(app.mail, 'post', Slow())\n"
                "    desk = Desk(client())\n"
            ),
        ),
        (
            GLOBAL,
            (
                "def test_it(monkeypatch):\n    monkeypatch.setattr(app.mail.post, 'send', slow)\n"
                "    desk = Desk(client())\n"
            ),
        ),
    ],
)
def test_what_another_double_raises_is_no_failure_of_the_model(
    points: Points, send: str, test: str
) -> None:
    files = {
        "mail.py": MAIL,
        "app.py": DESK.format(send=send),
        "test_app.py": f"{FAKES}{test}    assert desk.ask() == 'fine!'\n",
    }
    found = points(files)[-1].tests
    assert (found.state, found.edge_cases) == ("happy_path", ())


@pytest.mark.parametrize(
    "test",
    [
        (
            "def test_it():\n    fake = MagicMock()\n"
            "    fake.responses.create.side_effect = TimeoutError\n    desk = Desk(fake)\n"
        ),
        (
            "class Responses:\n    def create(self, **kw):\n        raise TimeoutError\n"
            "class Client:\n    responses = Responses()\n"
            "def test_it():\n    desk = Desk(Client())\n"
        ),
        (
            "class Answer:\n    @property\n    def output_text(self):\n        raise TimeoutError\n"
            "class Responses:\n    def create(self, **kw):\n        return Answer()\n"
            "class Client:\n    responses = Responses()\n"
            "def test_it():\n    desk = Desk(Client())\n"
        ),
    ],
)
def test_what_the_double_of_a_client_raises_is_a_failure(points: Points, test: str) -> None:
    files = {
        "mail.py": MAIL,
        "app.py": DESK.format(send=OWN),
        "test_app.py": f"{FAKES}{test}    assert desk.ask() == 'fine!'\n",
    }
    assert points(files)[-1].tests.edge_cases == ("timeout",)


WEATHER = (
    "import httpx\nfrom openai import OpenAI\n"
    "client = OpenAI(timeout=9)\n"
    "def ask(http):\n"
    "    try:\n"
    "        response = http.get('https://weather.example.org/')\n"
    "        response.raise_for_status()\n"
    "        sky = response.json()['text']\n"
    "    except httpx.HTTPError:\n        sky = 'unknown'\n"
    "    return client.responses.create(model='gpt-4.1', input=sky).output_text\n"
)
ANSWERED = (
    "import app, httpx\nfrom openai import OpenAI\nfrom unittest.mock import MagicMock, patch\n"
)


@pytest.mark.parametrize("response", ["500", "200, json={'text': ''}"])
@pytest.mark.parametrize(
    "put",
    [
        "with patch.object(app, 'client') as client:",
        "with patch('app.client') as client:",
        "with patch.object(app, 'client', new=MagicMock()) as client:",
    ],
)
def test_where_a_mock_stands_for_the_client_requests_are_sent_to_others(
    points: Points, put: str, response: str
) -> None:
    test = (
        f"{ANSWERED}def test_it():\n    {put}\n"
        "        client.responses.create.return_value.output_text = 'Fine'\n"
        f"        answer = lambda request: httpx.Response({response})\n"
        "        http = httpx.Client(transport=httpx.MockTransport(answer))\n"
        "        assert app.ask(http) == 'Fine'\n"
    )
    found = points({"app.py": WEATHER, "test_app.py": test})[-1].tests
    assert (found.state, found.edge_cases) == ("happy_path", ())


def test_where_the_client_is_a_real_one_requests_are_its_own(points: Points) -> None:
    test = (
        f"{ANSWERED}def test_it(monkeypatch):\n"
        "    answer = lambda request: httpx.Response(500)\n"
        "    http = httpx.Client(transport=httpx.MockTransport(answer))\n"
        "    fake = OpenAI(api_key='k', http_client=http)\n"
        "    monkeypatch.setattr(app, 'client', fake)\n"
        "    assert app.ask(httpx.Client()) == 'Fine'\n"
    )
    assert points({"app.py": WEATHER, "test_app.py": test})[-1].tests.edge_cases == ("rate_limit",)
