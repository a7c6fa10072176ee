"""Only the function that the name holds at the call is called."""

def first():
    pass


def second():
    pass


chosen = first
chosen = second
chosen()
