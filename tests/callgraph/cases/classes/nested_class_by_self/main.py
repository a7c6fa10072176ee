"""An inner class reached by self."""

class House:
    class Door:
        def __init__(self):
            pass

    def build(self):
        return self.Door()


House().build()
