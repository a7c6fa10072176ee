from types import SimpleNamespace
from unittest import mock

from django.test import SimpleTestCase

from triage.schemas import Verdict
from triage.tasks import classify_ticket


def parsed(verdict=None, refusal=None):
    message = SimpleNamespace(parsed=verdict, refusal=refusal, content="")
    return SimpleNamespace(choices=[SimpleNamespace(message=message, finish_reason="stop")])


@mock.patch("triage.services.client")
class ClassifyTest(SimpleTestCase):
    def test_verdict(self, client):
        client.beta.chat.completions.parse.return_value = parsed(Verdict(urgency="high", team="billing"))
        self.assertEqual(classify_ticket("Help!"), {"team": "billing", "urgency": "high"})

    def test_refusal(self, client):
        client.beta.chat.completions.parse.return_value = parsed(refusal="I can't help with that.")
        self.assertEqual(classify_ticket("Help!")["team"], "unknown")
