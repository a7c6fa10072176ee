from io import StringIO
from types import SimpleNamespace
from unittest.mock import patch

from django.core.management import call_command
from django.test import TestCase

from entries.models import Entry


def completion(text):
    message = SimpleNamespace(content=text)
    return SimpleNamespace(choices=[SimpleNamespace(message=message)])


class SummarizeEntriesTests(TestCase):
    def setUp(self):
        self.entry = Entry.objects.create(text="Lovely place, we will come again.")

    @patch("entries.ai.client")
    def test_writes_summaries(self, client):
        client.chat.completions.create.return_value = completion(" Lovely place. ")
        out = StringIO()
        call_command("summarize_entries", limit=1, stdout=out)
        self.entry.refresh_from_db()
        self.assertEqual(self.entry.summary, "Lovely place.")
        self.assertIn("Lovely place.", out.getvalue())

    @patch("entries.management.commands.summarize_entries.summarize", return_value="short")
    def test_limit(self, summarize):
        Entry.objects.create(text="Second")
        call_command("summarize_entries", "--limit", "1", stdout=StringIO())
        self.assertEqual(summarize.call_count, 1)
