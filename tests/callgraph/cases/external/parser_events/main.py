"""A parser calls the methods of a subclass for what it finds, and a reader those of a handler."""

import xml.sax
from html.parser import HTMLParser


class Links(HTMLParser):
    def handle_starttag(self, tag, attrs):
        self.keep(tag)

    def handle_data(self, data):
        self.keep(data)

    def keep(self, item):
        pass


class Handler(xml.sax.ContentHandler):
    def startElement(self, name, attrs):
        self.note(name)

    def note(self, name):
        pass


Links().feed("<a>text</a>")
xml.sax.parseString(b"<a/>", Handler())
