"""A mixin calls what its host defines."""

class SaveMixin:
    def save(self):
        self.write()


class File(SaveMixin):
    def write(self):
        pass


File().save()
