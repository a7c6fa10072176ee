"""A finally block runs after return is evaluated."""

def value():
    return 1


def cleanup():
    pass


def run():
    try:
        return value()
    finally:
        cleanup()


run()
