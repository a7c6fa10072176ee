"""max returns one of its arguments."""

def target():
    pass


max([target], key=lambda action: 1)()
