from django.core.management.base import BaseCommand

from entries.ai import summarize
from entries.models import Entry


class Command(BaseCommand):
    help = "Summarise entries that have no summary."

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, default=50)

    def handle(self, *args, **options):
        for entry in Entry.objects.filter(summary="")[: options["limit"]]:
            entry.summary = summarize(entry.text)
            entry.save()
            self.stdout.write(f"{entry.pk}: {entry.summary}")
