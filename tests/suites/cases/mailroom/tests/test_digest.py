from mailroom.digest import subject_lines


def test_subject_lines():
    assert subject_lines(["Hello\nthere"]) == ["Hello"]
