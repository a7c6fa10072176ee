"""Each except clause binds its own class."""

class Refused(Exception):
    def explain(self):
        pass


class Missing(Exception):
    def explain(self):
        pass


def refuse():
    try:
        raise Refused
    except Refused as error:
        error.explain()


def miss():
    try:
        raise Missing
    except Refused as error:
        error.explain()
    except Missing as error:
        error.explain()


refuse()
miss()
