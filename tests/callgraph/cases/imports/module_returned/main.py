"""A function imports a module and returns it."""

def backend():
    import store

    return store


backend().save()
