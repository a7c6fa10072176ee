"""A handler raises the exception again for the one around it."""

class Refused(Exception):
    def explain(self):
        pass


def work():
    try:
        raise Refused
    except Refused:
        raise


try:
    work()
except Refused as error:
    error.explain()
