import unittest
from unittest.mock import MagicMock, patch

import httpx
from openai import RateLimitError

from invoices.reader import Invoice, InvoiceError, InvoiceReader
from tests.base import ReaderTestCase, completion, recorded


class ReadTest(ReaderTestCase):
    def test_reads_all_fields(self):
        self.create.return_value = recorded("plain")
        self.assertEqual(self.reader.read("…"), Invoice("R-1", 12.5, "EUR"))

    def test_cut_off(self):
        self.create.return_value = recorded("cut")
        with self.assertRaisesRegex(InvoiceError, "cut off"):
            self.reader.read("…")

    def test_broken_answers(self):
        for content in ("", "no invoice", '{"number": "R-1"}'):
            with self.subTest(content=content):
                self.create.return_value = completion(content)
                self.assertRaises(InvoiceError, self.reader.read, "…")


class ClassifyTest(ReaderTestCase):
    def test_kind(self):
        self.create.return_value = completion(" Invoice\n")
        assert self.reader.classify("…") == "invoice"

    def test_too_many_requests(self):
        response = httpx.Response(429, request=httpx.Request("POST", "https://api.openai.com"))
        self.create.side_effect = RateLimitError("slow down", response=response, body=None)
        self.assertEqual(self.reader.classify("…"), "unknown")


class SummariseTest(ReaderTestCase):
    def test_empty_text_is_summed_up(self):
        self.create.return_value = completion("Nothing to pay.")
        self.assertEqual(self.reader.summarise(""), "Nothing to pay.")


class TranslateTest(unittest.TestCase):
    @patch.object(InvoiceReader, "translate", return_value="")
    def test_translate(self, translate):
        self.assertEqual(InvoiceReader(MagicMock()).translate("…", "de"), "")
