from django.db import models


class Entry(models.Model):
    text = models.TextField()
    summary = models.TextField(blank=True)
    flagged = models.BooleanField(default=False)
