"""Signatures hand tasks over, to be run one after another."""

from celery import chain, shared_task


@shared_task
def load():
    pass


@shared_task
def save(data):
    pass


def start():
    chain(load.s(), save.s()).apply_async()
