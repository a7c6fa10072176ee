"""Making an instance calls __init__."""

class Door:
    def __init__(self):
        pass


Door()
