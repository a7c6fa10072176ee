"""One method calls another by self."""

class Door:
    def open(self):
        self.creak()

    def creak(self):
        pass


Door().open()
