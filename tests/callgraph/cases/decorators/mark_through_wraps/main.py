"""`functools.wraps` hands on what is set on the function."""

import functools
def log(fn):
    @functools.wraps(fn)
    def inner(*args):
        return fn(*args)
    return inner
def command(fn):
    fn.is_command = True
    return fn
class Shell:
    @log
    @command
    def do_a(self):
        return 1
    @log
    def do_b(self):
        return 2
    def run(self):
        for name in ("do_a", "do_b"):
            fn = getattr(self, name)
            if getattr(fn, "is_command", False):
                fn()
Shell().run()
Shell().do_b()
