"""Members with several values are made by an __init__."""

from enum import Enum

class Planet(Enum):
    EARTH = (1, 2)
    MARS = (3, 4)

    def __init__(self, mass, radius):
        self.mass = mass
        self.weigh()

    def weigh(self):
        pass


Planet.MARS.weigh()
