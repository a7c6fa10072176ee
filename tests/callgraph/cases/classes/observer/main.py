"""Callbacks collected in a list of the instance."""

class Subject:
    def __init__(self):
        self.listeners = []

    def listen(self, action):
        self.listeners.append(action)

    def notify(self):
        for listener in self.listeners:
            listener()


def first():
    pass


def second():
    pass


subject = Subject()
subject.listen(first)
subject.listen(second)
subject.notify()
