from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintkit.catalogue import Catalogue, load_catalogue
from lintkit.errors import CatalogueError
from lintkit.plugins import catalogue_folders

Load = Callable[..., Catalogue]
LoadSdk = Callable[[str], Catalogue]

CLIENT = """
[[client]]
paths = ["acme.Client"]
"""
ASK = '[client.calls]\nask = { kind = "chat" }\n'


@pytest.mark.parametrize(
    ("below", "message"),
    [
        (CLIENT + "timeot = 3", r"client 1 \(acme\.Client\): unknown key `timeot`.*`timeout`\?"),
        (CLIENT + 'timeout = ["t@x"]', r'timeout\[0\]: expected "name", "name\.key" or "name@pos'),
        (CLIENT + 'timeout = "t"', r'timeout: expected "name", .* in an array'),
        (CLIENT + 'unit = "min"', r'unit: "min" means nothing here; known: ms, s'),
        (CLIENT + "seconds = -1", r"seconds: expected `float` >= 0"),
        (CLIENT + "attempts = 0", r"attempts: expected `int.*` >= 1"),
        (CLIENT + 'managed = "yes"', r"managed: expected `boolean`, got `string`"),
        (CLIENT + 'versions = "one"', r'acme\.Client: versions = "one" is no version specifier'),
        (CLIENT + 'delegate_default = "acme.Clien"', r'= "acme\.Clien" is not .*`acme\.Client`'),
        (CLIENT + 'errors = "none"', r'acme\.Client: errors = "acme\.none" is not in the catalo'),
        (CLIENT + 'like = "acme.Base"', r'like = "acme\.Base" names no client'),
        (CLIENT + 'like = "acme.Client"', r'like = "acme\.Client" names no client'),
        (CLIENT + "like = 3", r'like = "3" names no client'),
        (CLIENT + 'provider = "acm"', r'acme\.Client: provider = "acm" has no \[models\.acm\]'),
        (CLIENT + "calls = 3", r"\[client\.calls\] must be a table"),
        (CLIENT + "derived = 3", r"derived\] must be a table"),
        (CLIENT + "[client.calls]\nask = 3", r'ask" must be a table'),
        (CLIENT + "[client.calls]\nask = {}", r'calls\."ask": `kind` is missing'),
        (CLIENT + '[client.calls]\nask = { kind = "chatt" }', r'"chatt" means .*mean `chat`\?'),
        (
            CLIENT + '[client.calls]\nask = { kind = "chat", versions = "x" }',
            r'acme\.Client\.ask: versions = "x"',
        ),
        (
            CLIENT + '[client.calls]\nask = { kind = "chat", response = "chat" }',
            r'response = "acme\.chat" is not in the catalogue$',
        ),
        (
            "[responses.chat]\n" + CLIENT + '[client.calls]\nask={kind="chat", response="chta"}',
            r"did you mean `acme\.chat`\?",
        ),
        ("[[client]]\nseconds = 3", r"client 1 \(no path\): `paths` is missing"),
        ('[[client]]\npaths = ["acme.{A,B"]', r'"acme\.\{A,B" is no dotted path'),
        (
            '[[client]]\npaths = ["a.A"]\nlike = "a.B"\n[[client]]\npaths = ["a.B"]\nlike = "a.A"',
            "leads in a circle",
        ),
        ("[clients]", "top level: unknown key `clients`; did you mean `client`"),
        ("[client]", r"client must be an array of tables: \[\[client\]\]"),
        (
            '[responses.chat.outcomes]\n"()" = { emty = "None" }',
            r'responses\.chat, .*"emty" means nothing here; did you mean `empty`',
        ),
    ],
)
def test_a_broken_sdk_file_is_named_with_the_place_and_the_mend(
    load_sdk: LoadSdk, below: str, message: str
) -> None:
    with pytest.raises(CatalogueError, match=r"^\S+0\.toml: ") as caught:
        load_sdk(below)
    assert caught.match(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sdk = 3", "sdk must be a table"),
        ('[sdk]\nname = "acme"', "sdk: `provider` is missing"),
        ("[errors.x]", r"errors needs an \[sdk\] table in the same file"),
        ("x = ", "is not TOML"),
        ('[models.acme]\nas_of = "x"', "as_of: write a date as 2026-11-23"),
        ("[models.acme]\nas_of = 2026-01-01\npinned = ['(']", r"pinned: '\(' is no regular exp"),
        ('[hosts]\n"a.b" = { provider = "any", model = "x" }', "needs a group in parentheses"),
        ('[hosts]\n"a.b" = { provider = "acme" }', r"hosts\.a\.b: provider = \"acme\" has no"),
        ('[url_paths]\n"/x" = { kind = "chat", provider = "b" }', r"url_paths\./x: provider"),
        (
            '[url_paths]\n"/x" = { kind = "chat", response = "acme.chat" }',
            r'url_paths\./x: response = "acme\.chat" is not in the catalogue',
        ),
        ('[[double]]\nname = "x"\nmechanism = "magic"', "known: cassette, model_class,"),
        ("double = [3]", r"double must be an array of tables"),
    ],
)
def test_a_broken_file_of_another_kind_is_named_too(load: Load, text: str, message: str) -> None:
    with pytest.raises(CatalogueError, match=r"^\S+0\.toml: ") as caught:
        load(text)
    assert caught.match(message)


def test_a_file_that_is_not_there_or_not_text_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"missing\.toml: no such catalogue file or folder"):
        load_catalogue([tmp_path / "missing.toml"])
    latin = tmp_path / "latin.toml"
    latin.write_bytes(b'name = "caf\xe9"')
    with pytest.raises(CatalogueError, match=r"latin\.toml: is not UTF-8"):
        load_catalogue([latin])
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(CatalogueError, match=r"folder\.toml: cannot be read"):
        load_catalogue([tmp_path])


def test_braces_stand_for_every_choice(load_sdk: LoadSdk) -> None:
    catalogue = load_sdk(
        """
        [[client]]
        paths = ["acme.{,v2.}{Client, Api}"]
        [client.calls]
        "{ask,tell}" = { kind = "chat" }
        """
    )
    (client,) = catalogue.sdks[0].clients
    assert client.paths == ("acme.Client", "acme.Api", "acme.v2.Client", "acme.v2.Api")
    assert list(client.calls) == ["ask", "tell"]


def test_a_parameter_is_written_in_one_text(load_sdk: LoadSdk) -> None:
    catalogue = load_sdk(CLIENT + 'timeout = ["options.http.timeout@2", "timeout"]\n')
    first, second = catalogue.sdks[0].clients[0].timeout
    assert (first.name, first.keys, first.position) == ("options", ("http", "timeout"), 2)
    assert (second.name, second.keys, second.position) == ("timeout", (), None)


def test_a_client_may_be_like_one_of_an_earlier_layer(load: Load) -> None:
    base = """
    [sdk]
    name = "base"
    provider = "any"
    distributions = ["base"]
    imports = ["base"]
    verified = []
    source = "signatures"
    [[client]]
    paths = ["base.Client"]
    seconds = 60
    [client.calls]
    ask = { kind = "chat" }
    """
    own = base.replace("base", "own").replace("seconds = 60", 'like = "base.Client"')
    found = load(base, own).match_call("own.Client.ask")
    assert found is not None
    assert (found.seconds, found.sdk.name) == (60, "own")


def test_a_company_gateway_is_added_by_a_file_of_ones_own(
    shipped: Catalogue, tmp_path: Path
) -> None:
    own = tmp_path / "gateway.toml"
    own.write_text(
        """
        [hosts]
        "llm.acme.example" = { provider = "openai" }
        [models.openai]
        as_of = 2026-11-24
        pinned = ['^acme-chat-v\\d+$']
        [sdk]
        name = "acme-gateway"
        provider = "openai"
        distributions = ["acme-gateway"]
        imports = ["acme_gateway"]
        verified = []
        source = "its authors"
        [[client]]
        paths = ["acme_gateway.Gateway"]
        like = "openai.OpenAI"
        seconds = 30
        attempts = 1
        """,
        encoding="utf-8",
    )
    catalogue = load_catalogue([*catalogue_folders(), own])
    found = catalogue.match_call("acme_gateway.Gateway.chat.completions.create")
    vendors = catalogue.match_call("openai.OpenAI.chat.completions.create")
    assert found is not None
    assert vendors is not None
    assert (found.seconds, found.attempts) == (30, 1)
    assert found.response == vendors.response
    endpoint = catalogue.endpoint("https://llm.acme.example/v1/chat/completions")
    assert endpoint is not None
    assert endpoint.provider == "openai"
    assert shipped.endpoint("https://llm.acme.example/other") is None
    assert "acme_gateway" in catalogue.import_roots
    assert "llm.acme.example" in catalogue.markers


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["sdk", "client", "paths", "calls", "call", "like", "kind", "timeout", "hosts", "x"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def as_toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        inner = ", ".join(f"{key} = {as_toml(one)}" for key, one in value.items())
        return "{" + inner + "}"
    if isinstance(value, list):
        return "[" + ", ".join(as_toml(one) for one in value) + "]"
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(letter):08X}" for letter in value) + '"'
    return "3" if value is None else repr(value)


def complaint(file: Path) -> str:
    """What is wrong with a file; "" if it loads."""
    try:
        load_catalogue([file])
    except CatalogueError as error:
        return str(error)
    return ""


@given(
    st.dictionaries(
        st.sampled_from(["sdk", "client", "hosts", "url_paths", "models", "double", "errors"]),
        values,
        min_size=1,
    )
)
def test_a_broken_file_is_an_error_that_names_it_and_never_a_crash(
    tmp_path_factory: pytest.TempPathFactory, tables: dict[str, object]
) -> None:
    file = tmp_path_factory.getbasetemp() / "broken.toml"
    file.write_text(
        "\n".join(f"{key} = {as_toml(value)}" for key, value in tables.items()), encoding="utf-8"
    )
    problem = complaint(file)
    assert not problem or problem.startswith(f"{file}: ")


@given(st.text(max_size=200))
def test_any_text_loads_or_is_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "text.toml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    problem = complaint(file)
    assert not problem or problem.startswith(f"{file}: ")
