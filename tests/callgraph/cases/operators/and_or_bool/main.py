"""`and`, `or`, `while` and a conditional expression test their operands."""

class Queue:
    def __init__(self):
        self.left = 1

    def __bool__(self):
        self.left -= 1
        return self.left >= 0


def default():
    pass


def drain(queue):
    while queue:
        pass
    return queue or default()


drain(Queue())
