class AppError(Exception):
    def describe(self):
        return "app"


class Missing(LookupError):
    def describe(self):
        return "missing"


def fail():
    raise AppError


def look():
    raise Missing


def any_of_them():
    try:
        fail()
    except Exception as error:
        return error.describe()


def only_lookups():
    try:
        look()
    except (OSError, LookupError) as error:
        return error.describe()


any_of_them()
only_lookups()
