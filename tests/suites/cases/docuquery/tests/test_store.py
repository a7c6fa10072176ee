from docuquery.store import Store


class Letters:
    """Counts letters."""

    def embed_query(self, text):
        return [text.count(letter) for letter in "abc"]


def test_nearest():
    assert Store(Letters()).nearest("a", ["bb", "aa", "cc"], number=1) == ["aa"]
