import unittest
from unittest import mock

import anthropic


def text_message(text, stop_reason="end_turn"):
    return mock.Mock(content=[mock.Mock(type="text", text=text)], stop_reason=stop_reason)


class GatewayTestCase(unittest.TestCase):
    def setUp(self):
        super().setUp()
        patcher = mock.patch.object(anthropic, "Anthropic")
        self.anthropic = patcher.start()
        self.addCleanup(patcher.stop)
        self.create = self.anthropic.return_value.messages.create
        sleeping = mock.patch("legaldesk.gateway.time.sleep")
        self.sleep = sleeping.start()
        self.addCleanup(sleeping.stop)
