"""Of the key of a table, the beginning and the end are known."""

import sys

def on_load():
    pass


def on_save():
    pass


def download():
    pass


TABLE = {"on_load": on_load, "on_save": on_save, "download": download}

KEY = "on_" + sys.argv[0][:0] + "load"

def call(table):
    table[KEY]()


def pick():
    return TABLE


call(pick())
