"""Each function of a queue gets the arguments that were put with it."""

class Loop:
    def __init__(self):
        self.queue = []
    def call_soon(self, fn, *args):
        self.queue.append((fn, args))
    def run(self):
        while self.queue:
            fn, args = self.queue.pop(0)
            fn(*args)
def first(loop):
    loop.call_soon(second, 1)
def second(n):
    return n
loop = Loop()
loop.call_soon(first, loop)
loop.run()
