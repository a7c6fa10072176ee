from faqbot.search import Index


def test_search(app):
    index = Index()
    index.add("apples")
    index.add("zebras")
    assert index.search("zoo", k=1) == ["zebras"]
