"""Value patterns compare with members of an enumeration."""

import enum

class Mode(enum.Enum):
    READ = 1
    WRITE = 2


def read():
    pass


def write():
    pass


def handle(mode):
    match mode:
        case Mode.READ:
            read()
        case Mode.WRITE:
            write()


handle(Mode.READ)
handle(Mode.WRITE)
