"""A name bound in try or in the handler is called afterwards."""

def preferred():
    pass


def fallback():
    pass


for ready in (True, False):
    try:
        if not ready:
            raise LookupError
        action = preferred
    except LookupError:
        action = fallback
    action()
