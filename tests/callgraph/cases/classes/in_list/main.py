"""Instances in a list."""

class Door:
    def open(self):
        pass


class Gate:
    def open(self):
        pass


for item in [Door(), Gate()]:
    item.open()
