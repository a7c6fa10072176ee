from unittest import mock

import anthropic
import httpx

from legaldesk.clauses import ClauseFinder
from legaldesk.gateway import Gateway, GatewayError

from .base import GatewayTestCase, text_message

REQUEST = httpx.Request("POST", "https://api.anthropic.com/v1/messages")


class GatewayTest(GatewayTestCase):
    def test_answer(self):
        self.create.return_value = text_message("hello")
        self.assertEqual(Gateway().ask("hi"), "hello")

    def test_retries_after_timeout(self):
        self.create.side_effect = [anthropic.APITimeoutError(REQUEST), text_message("late")]
        self.assertEqual(Gateway().ask("hi"), "late")
        self.sleep.assert_called_once_with(1)

    def test_gives_up(self):
        self.create.side_effect = anthropic.APITimeoutError(REQUEST)
        with self.assertRaises(GatewayError):
            Gateway(retries=1).ask("hi")

    def test_cut_off(self):
        self.create.return_value = text_message("hel", stop_reason="max_tokens")
        with self.assertRaisesRegex(GatewayError, "cut off"):
            Gateway().ask("hi")


class ClauseFinderTest(GatewayTestCase):
    def test_clauses(self):
        self.create.return_value = text_message('{"clauses": ["rent"]}')
        self.assertEqual(ClauseFinder().find("contract"), ["rent"])

    def test_no_json(self):
        self.create.return_value = text_message("I found these clauses: rent")
        self.assertEqual(ClauseFinder().find("contract"), [])

    def test_gateway_replaced(self):
        gateway = mock.create_autospec(Gateway, instance=True)
        gateway.ask.return_value = ""
        self.assertEqual(ClauseFinder(gateway).find("contract"), [])
