"""Raising a class makes an instance."""

class Refused(Exception):
    def __init__(self):
        self.reason = "no"


def run():
    raise Refused


try:
    run()
except Refused:
    pass
