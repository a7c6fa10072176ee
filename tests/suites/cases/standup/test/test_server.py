import io
import unittest
from unittest.mock import patch

import server


class ServerTest(unittest.TestCase):
    def setUp(self):
        self.http = server.app.test_client()

    @patch("server.transcribe", return_value="Ann deploys.")
    @patch("server.points", return_value={"Ann": ["deploys"]})
    @patch("server.TaskFinder")
    @patch("server.mood", return_value="calm")
    def test_standup(self, mood, finder, points, transcribe):
        finder.return_value.run.return_value = []
        answer = self.http.post("/standup", data={"audio": (io.BytesIO(b"RIFF"), "a.wav")})
        self.assertEqual(answer.get_json()["mood"], "calm")

    @patch("mood.mood", return_value="calm")
    def test_mood(self, mood):
        from mood import mood as patched

        self.assertEqual(patched("..."), "calm")
