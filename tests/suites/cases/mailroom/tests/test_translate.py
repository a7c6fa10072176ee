import pytest

from mailroom.translate import CutOff, Translator

CASES = []
CASES.append(("Hallo", "stop", "Hallo"))
CASES.append(("Hal", "length", CutOff))


@pytest.mark.parametrize("content, reason, expected", CASES)
def test_translate(client_saying, content, reason, expected):
    translator = Translator(client_saying(content, reason))
    if isinstance(expected, str):
        assert translator.translate("Hello", "German") == expected
    else:
        with pytest.raises(expected):
            translator.translate("Hello", "German")
