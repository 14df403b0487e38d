"""The house on a case's card is the one that the citizen named."""

from __future__ import annotations

import pytest

from bot.desk.houses import house_named


@pytest.mark.parametrize(
    ("texts", "house"),
    [
        (("hvornår åbner I i haslev?",), "Haslev"),
        (("Faxes bibliotek",), "Faxe"),
        (("fakse bibliotek",), "Faxe"),
        (("og i morgen?", "åbner I i Haslev i dag Åbningstider"), "Haslev"),
        (("nej, i Faxe", "åbner I i Haslev"), "Faxe"),
        (("i Haslev eller Faxe?", "i Haslev"), None),
        (("er Faxe Kommune på ferie i faxe ladeplads?",), None),
        (("haslevgade", ""), None),
    ],
)
def test_the_house_is_the_one_that_is_named(texts: tuple[str, ...], house: str | None) -> None:
    """The question goes before what was said earlier; where both houses are meant, or the municipality, none is."""
    assert house_named(*texts) == house
