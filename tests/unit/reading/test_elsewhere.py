"""Everyday troubles of elsewhere are told from what is ours."""

from __future__ import annotations

import pytest

from knowledge.reading.elsewhere import is_of_elsewhere


@pytest.mark.parametrize(
    "text",
    [
        "der er ingen varme i min lejlighed",
        "RADIATOREN ER KOLD!",
        "hej, strømmen er gået hos mig",
        "min udlejer vil ikke betale mit depositum tilbage",
        "bussen kom ikke",
        "toget er aflyst igen",
        "hvornår går bussen til Næstved",
        "kloakken er stoppet",
        "no heating in my flat",
        "vores router i stuen virker ikke",
        "glemt koden til mit internet herhjemme",
    ],
)
def test_troubles_at_home_and_on_the_way_are_of_elsewhere(text: str) -> None:
    """Heat, water, power, landlords, buses and trains are nobody's here."""
    assert is_of_elsewhere(text)


@pytest.mark.parametrize(
    "text",
    [
        "der er ingen varme på biblioteket",
        "hvornår kommer bogbussen",
        "kan jeg få boligstøtte til min lejlighed",
        "bussen kører på børn ved skolen",
        "min udlejer skal bruge en bopælsattest",
        "min lejlighed",
        "kan man se film om tog",
        "min bog faldt i vandet",
        "mit wifi virker ikke",
        "er der internet i jeres hus",
        "er der wifi i stuen",
        "mit internet derhjemme er væk, kan jeg sidde på biblioteket",
    ],
)
def test_one_word_more_is_another_matter(text: str) -> None:
    """What tells of anything else is judged as every question."""
    assert not is_of_elsewhere(text)
