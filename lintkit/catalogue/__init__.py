"""The typed view of what is known of SDKs, models and test doubles; the data is in TOML files."""

from lintkit.catalogue.catalogue import Catalogue, load_catalogue
from lintkit.catalogue.hosts import Endpoint
from lintkit.catalogue.load import Contents, read_contents
from lintkit.catalogue.match import CallMatch
from lintkit.catalogue.models import ANY_PROVIDER, HOSTED, ModelVerdict

__all__ = [
    "ANY_PROVIDER",
    "HOSTED",
    "CallMatch",
    "Catalogue",
    "Contents",
    "Endpoint",
    "ModelVerdict",
    "load_catalogue",
    "read_contents",
]
