from unittest import mock

from django.test import TestCase, override_settings

from forum.models import Post
from forum.tasks import moderate_post, name_post


@override_settings(CELERY_TASK_ALWAYS_EAGER=True, OPENAI_KEY="k")
class TaskTests(TestCase):
    def setUp(self):
        self.post = Post.objects.create(author="ann", body="Buy now!!", content="")
        patcher = mock.patch("forum.ai.openai.OpenAI")
        self.client_class = patcher.start()
        self.addCleanup(patcher.stop)

    def answer(self, content=None, refusal=None):
        message = mock.Mock(content=content, refusal=refusal)
        create = self.client_class.return_value.chat.completions.create
        create.return_value = mock.Mock(choices=[mock.Mock(message=message)])

    def test_a_flag_is_kept(self):
        self.answer('{"flag": true}')
        moderate_post.delay(self.post.pk)
        self.post.refresh_from_db()
        self.assertTrue(self.post.flagged)

    def test_a_refusal_flags(self):
        self.answer(refusal="I cannot help with that")
        moderate_post.delay(self.post.pk)
        self.post.refresh_from_db()
        self.assertTrue(self.post.flagged)

    def test_name(self):
        self.client_class.return_value.responses.create.return_value.output_text = "  Spam  "
        name_post.apply(args=[self.post.pk])
        self.post.refresh_from_db()
        self.assertEqual(self.post.title, "Spam")

    def test_an_empty_post_keeps_no_title(self):
        empty = Post.objects.create(author="bob", body="", content="")
        name_post.apply(args=[empty.pk])
        self.client_class.return_value.responses.create.assert_not_called()
