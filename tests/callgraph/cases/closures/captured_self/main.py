"""A closure made in a method captures self."""

class Door:
    def open(self):
        pass

    def opener(self):
        def act():
            self.open()

        return act


Door().opener()()
