"""A partial of a partial of a bound method, with a keyword overridden at the call."""

from functools import partial

class Sender:
    def send(self, to, *, via, then):
        via()
        then()


def mail():
    pass


def sms():
    pass


def done():
    pass


base = partial(Sender().send, via=mail)
partial(base, "me", then=done)(via=sms)
