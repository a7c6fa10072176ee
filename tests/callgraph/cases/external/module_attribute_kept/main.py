"""A module of a library is kept on an instance."""

import json

class Codec:
    def __init__(self, module=json):
        self.module = module

    def read(self, text):
        return self.module.loads(text)


Codec().read("1")
