import pytest

from mailroom.classify import Classifier, Unclassified


def test_label(client_saying):
    assert Classifier(client_saying("Invoice ")).classify("Please pay") == "invoice"


def test_silence_is_no_label(client_saying):
    with pytest.raises(Unclassified):
        Classifier(client_saying(None)).classify("Please pay")
