"""A factory returns several closures under keys."""

def target():
    pass


def make(action):
    def start():
        action()

    def stop():
        pass

    return {"start": start, "stop": stop}


make(target)["start"]()
