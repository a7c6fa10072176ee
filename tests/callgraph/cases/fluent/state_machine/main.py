"""States are objects that return the next state."""

class Start:
    def next(self, event):
        return Running()


class Running:
    def next(self, event):
        return Stopped() if event == "stop" else self


class Stopped:
    def next(self, event):
        return self


class Machine:
    def __init__(self):
        self.state = Start()

    def feed(self, event):
        self.state = self.state.next(event)


machine = Machine()
for event in ("go", "stop", "end"):
    machine.feed(event)
