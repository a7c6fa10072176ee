"""__getattribute__ sees every access, those by object.__getattribute__ apart."""

class Audited:
    def __getattribute__(self, name):
        log(name)
        return object.__getattribute__(self, name)

    def save(self):
        pass


def log(name):
    pass


Audited().save()
