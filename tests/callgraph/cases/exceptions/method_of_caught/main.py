"""A method of the exception that was caught."""

class Refused(Exception):
    def explain(self):
        pass


try:
    raise Refused
except Refused as error:
    error.explain()
