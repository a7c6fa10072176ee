"""What is set on a module is what is read from it right after."""

import settings


def own():
    pass


settings.hook = own
settings.hook()
