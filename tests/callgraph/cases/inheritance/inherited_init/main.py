"""Making an instance finds __init__ by the MRO."""

class Base:
    def __init__(self):
        pass


class Child(Base):
    pass


Child()
