"""A manager creates a record by its class's save."""

from django.db import models


class Note(models.Model):
    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)


def add():
    Note.objects.create()
