"""A name bound in a condition is called in the branch and after it."""

def find():
    return act


def act():
    pass


if found := find():
    found()
while (again := find()) is not None:
    again()
    break
