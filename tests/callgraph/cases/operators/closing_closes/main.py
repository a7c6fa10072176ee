"""closing calls close where its block ends; nullcontext and suppress call nothing."""

from contextlib import closing, nullcontext, suppress


class Res:
    def close(self):
        return self.free()

    def free(self):
        pass

    def use(self):
        return 1


with closing(Res()) as r:
    r.use()
with nullcontext(Res()) as r2:
    r2.use()
with suppress(ValueError):
    int("x")
