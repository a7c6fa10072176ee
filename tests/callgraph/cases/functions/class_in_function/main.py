"""A class defined in a function."""

def make():
    class Local:
        def act(self):
            pass

    return Local()


make().act()
