class Low(Exception):
    def name(self):
        return "low"


class High(Exception):
    def name(self):
        return "high"


class Aside(Exception):
    def name(self):
        return "aside"


def inner():
    raise Low


def middle():
    try:
        inner()
    except Low:
        raise High from None


def outer():
    try:
        middle()
    except Exception as error:
        return error.name()


def other():
    try:
        raise Aside
    except Aside:
        return None


other()
outer()
