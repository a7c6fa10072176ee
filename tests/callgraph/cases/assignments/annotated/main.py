"""An annotation does not change what is bound."""

def target():
    pass


action: object = target
action()
