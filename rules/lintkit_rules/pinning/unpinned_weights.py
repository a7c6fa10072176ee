"""LK204: weights are loaded without a commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, IntegrationPoint, ModelPin
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMIT = "e8c1ef3f9b1f2c2a1f0d4a8a9a6d5f1c2b3a4d5e"


class UnpinnedWeights(Rule[IntegrationPoint]):
    """Whoever can push to that repository decides what this program loads.

    ## What it does
    Flags weights, configurations and code that are loaded from a hub by the name of the repository
    alone, or by a branch or tag: `from_pretrained` of any class, `pipeline`, `SentenceTransformer`,
    downloads from the Hugging Face Hub, diffusers, `torch.hub`, vLLM. Local paths are fine.

    ## Why it matters
    A branch moves, and a tag can be moved. The same code then loads other weights, and where the
    repository brings code along, runs other code.

    ## Example
    ```python
    model = AutoModel.from_pretrained("bert-base-uncased")
    ```

    ## Use instead
    ```python
    model = AutoModel.from_pretrained("bert-base-uncased", revision="86b5e09…")  # all 40 digits
    ```

    ## When to ignore
    Where a mirror of your own holds the repository and does not follow the original.

    ## References
    - [Hugging Face: download a specific version](https://huggingface.co/docs/huggingface_hub/guides/download)
    """

    code = "LK204"
    name = "unpinned-weights"
    severity = "warning"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": (
                    "from transformers import AutoModel\n\n"
                    "model = AutoModel.from_pretrained('google-bert/bert-base-uncased')\n"
                )
            },
            "by name",
        ),
        Example(
            {
                "app.py": (
                    "from sentence_transformers import SentenceTransformer\n\n"
                    "model = SentenceTransformer('all-MiniLM-L6-v2', revision='main')\n"
                )
            },
            "by branch",
        ),
        Example(
            {
                "app.py": (
                    "import torch\n\nmodel = torch.hub.load('pytorch/vision:v0.10.0', 'resnet18')\n"
                )
            },
            "by tag",
        ),
        Example(
            {
                "app.py": (
                    "from huggingface_hub import snapshot_download\n\n"
                    "folder = snapshot_download('google-bert/bert-base-uncased', etag_timeout=5)\n"
                )
            },
            "a download",
        ),
    )
    valid = (
        Example(
            {
                "app.py": (
                    "from transformers import AutoModel\n\n"
                    "model = AutoModel.from_pretrained(\n"
                    f"    'google-bert/bert-base-uncased', revision='{_COMMIT}'\n"
                    ")\n"
                )
            },
            "by commit",
        ),
        Example(
            {
                "app.py": (
                    "from transformers import AutoModel\n\n"
                    "model = AutoModel.from_pretrained('./weights/bert')\n"
                )
            },
            "a local path",
        ),
        Example(
            {
                "app.py": (
                    "import os\n\n"
                    "from transformers import AutoModel\n\n"
                    "model = AutoModel.from_pretrained(os.environ['WEIGHTS'])\n"
                )
            },
            "the configuration names it, perhaps as a path",
        ),
    )

    def check(self, subject: IntegrationPoint) -> Iterator[Finding]:
        """Yields a finding for each repository whose branch or tag the point loads."""
        for pin in (subject.model, *subject.model.others):
            if (
                subject.kind == "weights" and pin.state == "alias" and pin.source != "sdk_default"
            ):  # what the library picks is LK203's
                yield self._unpinned(subject, pin)

    def _unpinned(self, subject: IntegrationPoint, pin: ModelPin) -> Finding:
        return self.finding(
            f"`{pin.value}` is loaded without a commit: whatever its repository holds on that day.",
            span=subject.span,
            symbol=subject.symbol,
            evidence=pin.evidence,
            remedy="Pass the commit that you tested with as the revision, all 40 digits of it.",
            confidence=subject.confidence,
        )
