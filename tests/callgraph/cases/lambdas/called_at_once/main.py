"""A lambda called where it stands."""

def target():
    pass


(lambda: target())()
