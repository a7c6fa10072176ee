from types import SimpleNamespace
from unittest.mock import patch

from django.test import TestCase
from django.urls import reverse

from entries.models import Entry
from entries.tasks import moderate_entry


class TranslateViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.entry = Entry.objects.create(text="Merci beaucoup")

    def post(self, **data):
        return self.client.post(reverse("translate", args=[self.entry.pk]), data)

    @patch("entries.ai.client.chat.completions.create")
    def test_translates(self, create):
        create.return_value.choices = [SimpleNamespace(message=SimpleNamespace(content="Thanks"))]
        response = self.post(language="en")
        self.assertEqual(response.json(), {"text": "Thanks"})

    @patch("entries.ai.client.chat.completions.create")
    def test_nothing_comes_back(self, create):
        create.return_value.choices = [SimpleNamespace(message=SimpleNamespace(content=None))]
        response = self.post(language="en")
        self.assertEqual(response.status_code, 502)


class FlagTests(TestCase):
    @patch("entries.views.moderate_entry.delay")
    def test_queues(self, delay):
        entry = Entry.objects.create(text="Buy now")
        response = self.client.post(reverse("flag", args=[entry.pk]))
        self.assertEqual(response.status_code, 202)
        delay.assert_called_once_with(entry.pk)

    @patch("entries.ai.anthropic.Anthropic")
    def test_flags(self, Anthropic):
        block = SimpleNamespace(type="text", text='{"flag": true, "why": "spam"}')
        Anthropic.return_value.messages.create.return_value.content = [block]
        entry = Entry.objects.create(text="Buy now")
        self.assertTrue(moderate_entry.apply(args=[entry.pk]).get())
