import os


def found():
    return "found"


def begun():
    return "begun"


def is_file():
    path = "/surely/nowhere"
    return not os.path.isfile(path) and found() and len(path)


def begins(name):
    if name.startswith("a"):
        name = begun
    return name


class Listing:
    def startswith(self, name):
        return name == "b"


def begins_of_another():
    name = "b"
    if Listing().startswith(name):
        name = found
    return name


is_file()
begins("about")()
begins_of_another()()
