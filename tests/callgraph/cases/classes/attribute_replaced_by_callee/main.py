"""An attribute that another code may have replaced in between may be either."""


def first():
    pass


def second():
    pass


class Box:
    pass


def replace(box, now):
    if now:
        box.function = second


box = Box()
for now in (False, True):
    box.function = first
    replace(box, now)
    box.function()
