"""A bare raise passes the exception on."""

class Refused(Exception):
    def explain(self):
        pass


def note():
    pass


def run():
    try:
        raise Refused
    except Refused:
        note()
        raise


try:
    run()
except Refused as error:
    error.explain()
