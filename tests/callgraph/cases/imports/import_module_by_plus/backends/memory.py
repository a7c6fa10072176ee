"""Chosen."""

def do_save():
    pass


def do_load():
    pass
