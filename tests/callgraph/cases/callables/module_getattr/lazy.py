"""A lazily loaded name."""

def __getattr__(name):
    if name == "Client":
        from client import Client

        return Client
    raise AttributeError(name)
