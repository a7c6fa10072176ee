"""Methods whose names begin alike are called."""

class Shell:
    def do_a(self): pass
    def do_b(self): pass
    def other(self): pass
    def run(self):
        for name in dir(self):
            if name.startswith("do_"):
                getattr(self, name)()
Shell().run()
