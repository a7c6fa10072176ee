"""A class decorator returns a subclass."""

def hardened(kind):
    class Hardened(kind):
        def open(self):
            super().open()

    return Hardened


@hardened
class Door:
    def open(self):
        pass


Door().open()
