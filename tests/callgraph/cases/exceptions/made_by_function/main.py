"""The raised instance comes from a factory."""

class Refused(Exception):
    def explain(self):
        pass


def make():
    return Refused()


try:
    raise make()
except Refused as error:
    error.explain()
