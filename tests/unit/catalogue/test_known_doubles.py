import pytest

from lintkit.catalogue import Catalogue


@pytest.mark.parametrize(
    ("symbol", "name", "mechanism"),
    [
        ("unittest.mock.patch.object", "unittest.mock", "sdk_method"),
        ("unittest.mock.MagicMock.return_value.create", "unittest.mock", "sdk_method"),
        ("pytest.MonkeyPatch.setattr", "monkeypatch", "sdk_method"),
        ("respx.mock", "respx", "transport"),
        ("pydantic_ai.models.test.TestModel", "pydantic-ai TestModel", "model_class"),
        ("litellm.completion", "litellm mock_response", "parameter"),
    ],
)
def test_a_double_by_what_is_called(
    shipped: Catalogue, symbol: str, name: str, mechanism: str
) -> None:
    found = shipped.doubles.at(symbol)
    assert found is not None
    assert (found.name, found.mechanism) == (name, mechanism)


def test_a_double_by_its_fixture(shipped: Catalogue) -> None:
    found = shipped.doubles.of_fixture("mocker")
    assert found is not None
    assert found.name == "pytest-mock"


def test_what_is_no_double(shipped: Catalogue) -> None:
    assert shipped.doubles.at("unittest.TestCase") is None
    assert shipped.doubles.at("pytest.MonkeyPatch") is None  # only what lies below it
    assert shipped.doubles.of_fixture("tmp_path") is None
