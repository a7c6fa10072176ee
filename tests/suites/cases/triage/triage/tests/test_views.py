import json
from unittest.mock import MagicMock, patch

from django.test import RequestFactory, SimpleTestCase
from openai import APITimeoutError

from triage import views


def post(text):
    return RequestFactory().post("/", json.dumps({"text": text}), content_type="application/json")


class CreateTest(SimpleTestCase):
    @patch("triage.views.classify_ticket")
    def test_queues(self, task):
        self.assertEqual(views.create_ticket(post("Help")).status_code, 200)
        task.delay.assert_called_once_with("Help")


class ReplyTest(SimpleTestCase):
    def setUp(self):
        patcher = patch("triage.services.client")
        self.client_mock = patcher.start()
        self.addCleanup(patcher.stop)

    def test_reply(self):
        self.client_mock.chat.completions.create.return_value = MagicMock(
            choices=[MagicMock(message=MagicMock(content="Try again."))]
        )
        self.assertEqual(views.suggest_reply(post("Help")).status_code, 200)

    def test_timeout(self):
        self.client_mock.chat.completions.create.side_effect = APITimeoutError(request=MagicMock())
        self.assertEqual(views.suggest_reply(post("Help")).status_code, 503)

    def test_empty_without_looking(self):
        self.client_mock.chat.completions.create.return_value = MagicMock(
            choices=[MagicMock(message=MagicMock(content=""))]
        )
        views.suggest_reply(post("Help"))
