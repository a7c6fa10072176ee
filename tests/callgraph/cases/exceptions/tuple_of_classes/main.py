"""One clause for two classes."""

class Refused(Exception):
    def explain(self):
        pass


class Missing(Exception):
    def explain(self):
        pass


for kind in (Refused, Missing):
    try:
        raise kind
    except (Refused, Missing) as error:
        error.explain()
