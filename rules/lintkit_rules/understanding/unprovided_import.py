"""LK505: an import that no manifest declares and no module provides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, ModuleAccount
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_MANIFEST = "openai==2.8.1\nPyYAML==6.0.3\n"


class UnprovidedImport(Rule[ModuleAccount]):
    """Nothing that the project names or holds provides this import.

    ## What it does
    Flags an import at the top of a module where no manifest of the project names such a package,
    no file or folder of the project has that name, none of the often installed packages is imported
    by it, and nothing that the manifests do name can be it: of each of these, it is known as what
    it is imported, or the names have no word in common. Imports under a `try` or a condition are
    left alone, and so is everything where a manifest computes what it requires.

    ## Why it matters
    Models invent packages that sound right. The program does not start, or worse: somebody has
    registered the invented name meanwhile, and installing it runs their code.

    ## Example
    ```python
    import openai_prompt_cacher  # in no manifest
    ```

    ## Use instead
    Look up whether the package exists, who publishes it and since when. Then name it in the
    manifest with a version, or write the few lines that were wanted of it.

    ## When to ignore
    Where the environment provides it, as some hosts and editors do.

    ## References
    - [Spracklen et al.: We Have a Package for You! (USENIX Security 2025)](https://arxiv.org/abs/2406.10279)
    """

    code = "LK505"
    name = "unprovided-import"
    severity = "warning"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "requirements.txt": _MANIFEST,
                "app.py": "import openai\nimport openai_prompt_cacher\nimport yaml\n"
                "\nprint(openai, openai_prompt_cacher, yaml)\n",
            },
            "a package that nothing names",
        ),
        Example(
            {
                "requirements.txt": f"{_MANIFEST}our-own-toolbox==1.0\n",
                "app.py": "import quick_prompt_cacher\n",
            },
            "the manifest names something that nobody knows, by quite another name",
        ),
    )
    valid = (
        Example(
            {
                "requirements.txt": _MANIFEST,
                "app.py": "import json\n\nimport numpy\nimport yaml\n\nimport helpers\n",
                "helpers.py": "",
            },
            "Python's own, what comes along, another name, a module",
        ),
        Example(
            {
                "requirements.txt": _MANIFEST,
                "app.py": "try:\n    import quick_prompt_cacher\nexcept ImportError:\n"
                "    quick_prompt_cacher = None\n",
            },
            "optional",
        ),
        Example({"app.py": "import quick_prompt_cacher\n"}, "there is no manifest"),
        Example(
            {
                "requirements.txt": f"{_MANIFEST}our-prompt-tools==1.0\n",
                "app.py": "import quick_prompt_cacher\n",
            },
            "the manifest names something that nobody knows, which may provide it",
        ),
        Example(
            {
                "requirements.txt": _MANIFEST,
                "Dockerfile": "FROM python:3.12\nRUN pip install quick-prompt-cacher\n",
                "app.py": "import quick_prompt_cacher\n",
            },
            "installed elsewhere",
        ),
    )

    def check(self, subject: ModuleAccount) -> Iterator[Finding]:
        """Yields a finding for each import that nothing provides."""
        for found in subject.unprovided:
            yield self.finding(
                f"`{found.subject}` is in no manifest, no file of the project has that name, and "
                "no well-known package is imported under it.",
                span=found.span,
                symbol=found.symbol,
                evidence=found.evidence,
                remedy="Make sure that such a package exists and is the one that is meant, then "
                "name it in the manifest.",
            )
