"""Signals as class attributes, connected to methods and lambdas."""

class Signal:
    def __init__(self):
        self.receivers = []

    def connect(self, receiver):
        self.receivers.append(receiver)

    def send(self, **named):
        return [receiver(**named) for receiver in self.receivers]


class Model:
    saved = Signal()

    def save(self):
        self.saved.send(instance=self)

    def touch(self):
        pass


class Audit:
    def note(self, instance):
        pass


Model.saved.connect(Audit().note)
Model.saved.connect(lambda instance: instance.touch())
Model().save()
