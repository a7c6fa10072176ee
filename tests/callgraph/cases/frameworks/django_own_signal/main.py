"""Sending a signal of one's own runs its receivers, connected by call or by decorator."""

from django.dispatch import Signal, receiver

answered = Signal()
unused = Signal()


def log(sender, **kwargs):
    pass


@receiver(answered)
def count(sender, reply, **kwargs):
    reply.measure()


@receiver(unused)
def never(sender, **kwargs):
    pass


class Reply:
    def measure(self):
        pass


def answer():
    answered.send(sender=None, reply=Reply())


answered.connect(log)
answer()
