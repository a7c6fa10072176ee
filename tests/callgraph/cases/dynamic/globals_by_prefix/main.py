"""Handlers are the globals with a prefix, whose ends are not known."""

import sys

def handle_py():
    pass


def never():
    pass


def call(kind):
    return globals()["handle_" + kind]()


call(sys.argv[0][-2:])
