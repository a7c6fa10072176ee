"""A bracketed target list and a list value."""

def first():
    pass


def second():
    pass


[left, right] = [first, second]
left()
