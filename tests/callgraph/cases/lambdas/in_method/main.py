"""A lambda in a method captures self."""

class Door:
    def run(self):
        act = lambda: self.open()
        act()

    def open(self):
        pass


Door().run()
