"""Instances in a dict; one is used."""

class Door:
    def open(self):
        pass


class Gate:
    def open(self):
        pass


items = {"door": Door(), "gate": Gate()}
items["gate"].open()
