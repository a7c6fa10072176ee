"""What the words for states mean, by the column in which they stand."""

TERMS: dict[str, dict[str, str]] = {
    "Wait": {
        "infinite": "Nothing bounds it: a server that never answers is waited for without end.",
        "default": "Nobody chose it: the SDK's own timeout and number of attempts hold.",
        "bounded": "The program sets a timeout, or a guard around the call ends the wait.",
        "unknown": "What is passed, or where the client is built, could not be followed.",
        "not_applicable": "It runs in this process; no answer is waited for.",
    },
    "Model": {
        "pinned": "A dated id: its provider serves the same model until that is retired.",
        "alias": "A name behind which the provider can put another model on any day.",
        "retired": "The provider has shut it down.",
        "retiring": "The provider has named the day on which it is shut down.",
        "dynamic": "Configuration, the environment or a caller names it, and no default is seen.",
        "unmanaged": "A deployment or service names it: which model that is, is decided there.",
        "local": "A path: the files there decide.",
        "not_applicable": "The call chooses no model.",
        "unknown": "Where the name comes from could not be followed, or whether that can change.",
    },
    "SDK": {
        "locked": "A lock file names the version.",
        "exact": "A manifest names one version.",
        "bounded": "A manifest allows no other major version.",
        "lower_only": "A manifest allows any later version.",
        "unconstrained": "A manifest names it without a version.",
        "undeclared": "No manifest names it.",
        "not_applicable": "The call goes through no SDK.",
    },
    "Tests": {
        "none": "No test runs the call.",
        "replaced": "Every test that comes near replaces the code that makes the call.",
        "live_only": "Tests run it with the live model alone.",
        "happy_path": "A test runs it against a fake that answers as hoped.",
        "error_only": "Tests make it fail, and feed it no odd answer.",
        "edge_case": "A test feeds it an odd answer and asserts on what follows.",
        "unknown": "Whether a test runs it could not be followed.",
    },
}
"""By column, then by state; the test of this module holds that none is left out."""
