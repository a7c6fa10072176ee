"""A bound method handed over."""

class Button:
    def __init__(self, action):
        self.action = action

    def press(self):
        self.action()


class Page:
    def __init__(self):
        self.button = Button(self.save)

    def save(self):
        pass


Page().button.press()
