"""__new__ of the base picks the subclass; __init__ of that one runs."""

class Path:
    def __new__(cls, text):
        if cls is Path:
            cls = Remote if text.startswith("s3") else Local
        return object.__new__(cls)

    def __init__(self, text):
        self.text = text

    def read(self):
        return self.open()


class Local(Path):
    def open(self):
        pass


class Remote(Path):
    def open(self):
        pass


Path("s3://x").read()
Path("x").read()
