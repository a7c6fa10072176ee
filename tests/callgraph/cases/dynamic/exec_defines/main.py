"""`exec` binds a name that is called afterwards."""

def save():
    pass


exec("chosen = save")
chosen()
