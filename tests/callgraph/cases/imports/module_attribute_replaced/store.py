"""Calls its own global."""

def save():
    pass


def run():
    save()
