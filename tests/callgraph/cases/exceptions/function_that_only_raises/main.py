"""Behind the call of a function that only raises, nothing of its block is run."""

def refuse(reason):
    if reason:
        raise ValueError(reason)
    else:
        raise KeyError


def check(reason):
    if reason:
        raise ValueError(reason)


def done(): ...


def never(): ...


def mended(): ...


def stopped():
    refuse("late")
    never()


def in_branch(is_late):
    if is_late:
        refuse("late")
        never()
    done()


try:
    refuse("early")
    never()
except ValueError:
    mended()
else:
    never()

for reason in ("", "odd"):
    try:
        check(reason)
    except ValueError:
        mended()
    else:
        done()

in_branch(False)
for run in (stopped, lambda: in_branch(True)):
    try:
        run()
    except ValueError:
        mended()
