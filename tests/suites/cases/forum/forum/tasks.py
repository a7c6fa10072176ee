from celery import shared_task

from forum.ai import Moderation
from forum.models import Post


@shared_task(bind=True, max_retries=3)
def moderate_post(self, post_id):
    post = Post.objects.get(pk=post_id)
    try:
        verdict = Moderation().verdict(post)
    except Exception as error:
        raise self.retry(exc=error)
    post.flagged = bool(verdict.get("flag"))
    post.save()


@shared_task
def name_post(post_id):
    post = Post.objects.get(pk=post_id)
    post.title = Moderation().title(post)
    post.save()
