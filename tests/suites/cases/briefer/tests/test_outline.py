from briefer.outline import Outliner


class Canned(Outliner):
    def ask(self, prompt):
        return "one\ntwo"


def test_outline():
    assert Canned().outline("...") == ["one", "two"]
