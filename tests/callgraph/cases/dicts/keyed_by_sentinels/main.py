"""What a module makes once, with whatever library, may be the key of an item."""

import uuid

START = uuid.uuid4()
STOP = uuid.uuid4()
MISSING = object()


def start():
    pass


def stop():
    pass


def missing():
    pass


hooks = {START: start, MISSING: missing}
hooks[STOP] = stop


def run(name):
    hooks[name]()


hooks[START]()
hooks.get(MISSING)()
run(STOP)
