"""Either of two classes."""

class Door:
    def open(self):
        pass


class Gate:
    def open(self):
        pass


for wide in (True, False):
    kind = Gate if wide else Door
    kind().open()
