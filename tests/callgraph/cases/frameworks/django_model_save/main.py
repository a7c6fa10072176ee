"""A model's own save runs where a record is saved, and calls Django's."""

from django.db import models


class Note(models.Model):
    text = models.TextField()

    def save(self, *args, **kwargs):
        self.clean_text()
        super().save(*args, **kwargs)

    def clean_text(self):
        pass


def edit(note: Note):
    note.save()


def add():
    note = Note(text="")
    note.save()
