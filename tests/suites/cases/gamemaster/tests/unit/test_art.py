from unittest.mock import MagicMock, PropertyMock, patch

from gamemaster.art import Painter


def test_paint():
    with patch.object(Painter, "client", new_callable=PropertyMock) as client:
        client.return_value.images.generate.return_value.data = [MagicMock(url="https://x.test/1.png")]
        assert Painter().paint("A door") == "https://x.test/1.png"


def test_describe():
    painter = Painter()
    painter.describe = MagicMock(return_value="a door")
    assert painter.describe("https://x.test/1.png") == "a door"
