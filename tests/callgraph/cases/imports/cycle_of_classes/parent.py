"""Imports the child first."""

from child import Child

class Parent:
    def make(self):
        return Child()
