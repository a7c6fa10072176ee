"""After the loop the target keeps the last item."""

def first():
    pass


def second():
    pass


for action in (first, second):
    pass
action()
