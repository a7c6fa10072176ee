"""A mixin's super reaches the class behind it."""

class LogMixin:
    def save(self):
        super().save()


class File:
    def save(self):
        pass


class LoggedFile(LogMixin, File):
    pass


LoggedFile().save()
