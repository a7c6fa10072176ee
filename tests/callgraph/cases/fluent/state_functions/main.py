"""A table of transitions from state and event to a method."""

class Door:
    def __init__(self):
        self.state = "closed"
        self.transitions = {
            ("closed", "open"): self.on_open,
            ("open", "close"): self.on_close,
        }

    def fire(self, event):
        self.transitions[self.state, event]()

    def on_open(self):
        self.state = "open"

    def on_close(self):
        self.state = "closed"


door = Door()
door.fire("open")
door.fire("close")
