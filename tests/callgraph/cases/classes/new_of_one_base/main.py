"""A base that is chosen at run time; one choice has `__new__`, the other inherits it."""

import argparse
import sys


class Kept:
    def __new__(cls, name):
        return super().__new__(cls)


class Task(Kept if sys.argv else argparse.Namespace):
    def __init__(self, name):
        self.name = name

    def run(self):
        pass


Task("a").run()
