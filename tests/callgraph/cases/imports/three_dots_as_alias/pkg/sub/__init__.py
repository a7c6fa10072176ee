"""A subpackage."""

def stop():
    pass
