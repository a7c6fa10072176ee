"""A factory returns what it defined."""

def make():
    def made():
        pass

    return made


make()()
