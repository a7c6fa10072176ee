"""A clause for the base class catches the subclass."""

class Failure(Exception):
    def explain(self):
        pass


class Refused(Failure):
    def explain(self):
        pass


try:
    raise Refused
except Failure as error:
    error.explain()
