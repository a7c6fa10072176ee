"""A loop stores what an earlier turn did not see."""

def first():
    pass


def second():
    pass


actions = [first]
for _ in range(2):
    actions[0]()
    actions[0] = second
