class Handle:
    def __getstate__(self):
        return {"closed": True}

    def __setstate__(self, state):
        self.reopen()

    def reopen(self):
        pass

    def read(self):
        pass
