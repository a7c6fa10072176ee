"""Which def is bound depends on a branch."""

def first():
    pass


def second():
    pass


for flag in (True, False):
    if flag:

        def run():
            first()

    else:

        def run():
            second()

    run()
