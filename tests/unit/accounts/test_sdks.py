import pytest

from lintkit.accounts.sdks import Sdks
from lintkit.catalogue import Catalogue
from lintkit.model import SdkPin

CALL = "openai.OpenAI.chat.completions.create"


@pytest.mark.parametrize(
    ("specifier", "beside", "missing"),
    [
        ("==0.27.8", False, "0.27.8"),
        ("==0.27.8", True, ""),  # of another program
        ("==1.54.0", False, ""),
        ("==1.54.0", True, ""),
    ],
)
def test_a_version_of_another_folder_lacks_no_call(
    catalogue: Catalogue, specifier: str, *, beside: bool, missing: str
) -> None:
    pin = SdkPin(state="pinned", distribution="openai", specifier=specifier, beside=beside)
    sdks = Sdks(catalogue, lambda *_: pin)
    found = sdks.match(CALL, "app.py")
    assert found
    assert found.seconds == 600
    assert sdks.missing(found, "app.py") == missing
