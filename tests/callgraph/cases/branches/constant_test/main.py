"""A branch under a constant is never run, nor is its value the one of the expression."""


def taken(): ...


def dropped(): ...


def statement():
    if False:
        dropped()
    elif not 0:
        taken()
    else:
        dropped()


def expression():
    (dropped if None else taken)()


def assigned():
    if True:
        chosen = taken
    else:
        chosen = dropped
    chosen()


def replaced():
    chosen = dropped
    if True:
        chosen = taken
    chosen()


def repeated():
    while False:
        dropped()


statement()
expression()
assigned()
replaced()
repeated()

last = dropped
if not False:
    last = taken
last()
