import json
import unittest

import responses


class ModelTestCase(unittest.TestCase):
    def setUp(self):
        self.mock = responses.RequestsMock()
        self.mock.start()
        self.addCleanup(self.mock.stop)

    def answer(self, content, status=200):
        body = {"choices": [{"message": {"role": "assistant", "content": content}}]}
        self.mock.add(
            responses.POST,
            "https://api.mistral.ai/v1/chat/completions",
            body=json.dumps(body),
            status=status,
        )
