"""A global is bound through `globals()` and called by its name."""

def save():
    pass


globals()["store"] = save
store()
