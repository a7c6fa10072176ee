"""What was passed under a key is replaced before anybody reads it."""

def hook(): pass
def never(): pass
def target(extra): extra()
def inner(**kwargs):
    kwargs["extra"] = hook
    target(**kwargs)
inner(extra=never)
