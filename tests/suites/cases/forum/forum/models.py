from django.db import models


class Post(models.Model):
    author = models.CharField(max_length=80)
    body = models.TextField(blank=True)
    title = models.CharField(max_length=80, blank=True)
    content = models.TextField(blank=True)
    flagged = models.BooleanField(default=False)
