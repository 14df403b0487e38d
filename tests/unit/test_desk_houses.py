"""The house on a case's card is the one that the citizen named."""

from __future__ import annotations

import pytest

from bot.desk.houses import House, house_named, read_house


@pytest.mark.parametrize(
    ("texts", "house"),
    [
        (("hvornår åbner I i haslev?",), House.HASLEV),
        (("Faxes bibliotek",), House.FAXE),
        (("fakse bibliotek",), House.FAXE),
        (("og i morgen?", "åbner I i Haslev i dag Åbningstider"), House.HASLEV),
        (("nej, i Faxe", "åbner I i Haslev"), House.FAXE),
        (("i Haslev eller Faxe?", "i Haslev"), None),
        (("er Faxe Kommune på ferie i faxe ladeplads?",), None),
        (("haslevgade", ""), None),
    ],
)
def test_the_house_is_the_one_that_is_named(texts: tuple[str, ...], house: House | None) -> None:
    """The question goes before what was said earlier; where both houses are meant, or the municipality, none is."""
    assert house_named(*texts) == house


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("Fakse", House.FAXE),
        ("Faxe bibliotek", House.FAXE),
        ("Biblioteket i Fakse", House.FAXE),
        ("haslef", House.HASLEV),
        ("has", House.HASLEV),
        ("FAXE", House.FAXE),
        ("Rønnede", None),
        ("Haslev og Faxe", None),
        ("", None),
    ],
)
def test_a_house_is_read_however_it_is_written(text: str, house: House | None) -> None:
    """Misspelt, in the old spelling, among other words or begun; an unknown one is none, and two are none."""
    assert read_house(text) is house
