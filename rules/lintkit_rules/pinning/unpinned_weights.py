"""LK204: weights are loaded without a commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, Fix, IntegrationPoint, ModelPin, SetArgument
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_NAMES = 3
_SHOWN = 7  # digits of a commit, as git abbreviates it
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
        """Yields a finding where the point loads what a branch or tag of a repository holds."""
        pins = [  # what the library picks is LK203's
            pin
            for pin in (subject.model, *subject.model.others)
            if pin.state == "alias" and pin.source != "sdk_default"
        ]
        if subject.kind == "weights" and pins:
            yield self._unpinned(subject, pins)

    def _unpinned(self, subject: IntegrationPoint, pins: list[ModelPin]) -> Finding:
        names = ", ".join(f"`{pin.value}`" for pin in pins[:_MOST_NAMES])
        more = f" and {len(pins) - _MOST_NAMES} more" if len(pins) > _MOST_NAMES else ""
        verb = "is" if len(pins) == 1 else "are"
        return self.finding(
            f"{names}{more} {verb} loaded without a commit: whatever the repository holds then.",
            span=subject.span,
            symbol=subject.symbol,
            evidence=pins[0].evidence,
            remedy="Pass the commit that you tested with as the revision, all 40 digits of it.",
            confidence=subject.confidence,
            fix=_pinned(subject) if len(pins) == 1 else None,
        )


def _pinned(subject: IntegrationPoint) -> Fix | None:
    """Names the commit that the rest of the program loads."""
    commit, parameter = subject.model.commit, subject.model.commit_parameter
    if commit is None or parameter is None:
        return None
    return Fix(
        title=f"Pass `{parameter}` as elsewhere in the program, {commit[:_SHOWN]}…",
        safe=False,
        change=SetArgument(subject.span, parameter, f'"{commit}"'),
    )
