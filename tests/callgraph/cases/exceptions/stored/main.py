"""The caught exception is kept and used after the handler."""

class Refused(Exception):
    def explain(self):
        pass


kept = None
try:
    raise Refused
except Refused as error:
    kept = error
kept.explain()
