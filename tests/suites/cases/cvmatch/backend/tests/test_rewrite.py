from unittest import mock

from app.core import rewrite as module
from app.core.config import Settings


def chunk(text):
    return mock.Mock(choices=[mock.Mock(delta=mock.Mock(content=text))])


def test_off():
    with mock.patch.object(module, "get_settings", return_value=Settings(enable_rewrite=False)):
        assert module.rewrite("my cv") == "my cv"


def test_rewrite():
    with (
        mock.patch.object(module, "get_settings", return_value=Settings()),
        mock.patch.object(module, "OpenAI") as openai,
    ):
        client = openai.return_value.__enter__.return_value
        client.chat.completions.create.return_value = iter([chunk("My "), chunk(None), chunk("CV")])
        assert module.rewrite("my cv") == "My CV"
