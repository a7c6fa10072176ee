"""A parser of the standard library calls the methods that are set on it."""

import xml.parsers.expat


class H:
    def start(self, name, attrs):
        pass

    def end(self, name):
        self.done()

    def done(self):
        pass


h = H()
p = xml.parsers.expat.ParserCreate()
p.StartElementHandler = h.start
p.EndElementHandler = h.end
p.Parse("<a></a>", True)
