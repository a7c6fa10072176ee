import unittest
from unittest import mock

import transcribe


class TranscribeTest(unittest.TestCase):
    def test_text(self):
        client = mock.Mock()
        client.audio.transcriptions.create.return_value = mock.Mock(text=" Hello. ")
        with mock.patch("pathlib.Path.open", mock.mock_open(read_data=b"RIFF")):
            self.assertEqual(transcribe.transcribe("a.wav", client), "Hello.")

    @mock.patch("transcribe.openai.OpenAI")
    def test_failure(self, OpenAI):
        OpenAI.return_value.audio.transcriptions.create.side_effect = TimeoutError
        with mock.patch("pathlib.Path.open", mock.mock_open(read_data=b"RIFF")):
            with self.assertRaises(TimeoutError):
                transcribe.transcribe("a.wav")


if __name__ == "__main__":
    unittest.main()
