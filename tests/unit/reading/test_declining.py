"""A no to an offer in more words than "nej tak"."""

from __future__ import annotations

import pytest

from knowledge.reading.said_to_us.declining import says_no_in_words, takes_back

NO = (
    "nej alligevel ikke|nej det er lige meget|nej jeg finder selv ud af det|nej glem det|det behøver du ikke"
    "|Nej tak, jeg ringer selv|fortryd|annuller|alligevel ikke|ikke alligevel|stop|nej jeg prøver selv først"
    "|det er ok jeg fandt ud af det|nej tak det var bare det|måske senere|Nej tak, jeg kommer forbi i morgen"
    "|ok, jeg ringer bare til jer|ellers tak, vi klarer det selv|nej, jeg har fundet det|it's ok, I found it"
    "|ok tak det var alt|okay tak, hav en god dag|ok tak, det var bare det jeg ville vide|ok thanks that's all"
    "|ok tak så er jeg med. farvel|øv, nå men så må jeg jo selv finde ud af det|så må vi ringe"
    "|ok så går jeg op på rådhuset og spørger|nå men så prøver jeg selv|okay så ringer jeg til kommunen"
    "|no thanks, I'll call instead|I'll figure it out|I've changed my mind|nej, jeg har ombestemt mig"
    "|nej tak det er lige meget|whatever|nåh glem det igen|nå skidt med det|I found it thanks|det er sgu ligegyldigt"
    "|vi ses|ses|godnat|ok sov godt|see ya"
)
SOMETHING_ELSE = (
    "|nej jeg mente et kørekort|nej, det er til mit barn|jeg har fundet en pung|hvor kommer jeg forbi"
    "|kan jeg ringe selv|så kommer jeg med passet|så går jeg glip af det"
    "|jeg kommer og henter passet|jeg finder ikke svaret|jeg har ikke fundet det|stop abonnement"
    "|annuller min tid|kan jeg komme senere?|I need help|jeg vil ikke leve mere|ring til mig|det er ikke lige meget"
    "|jeg vil ikke have mit pas|ja tak|nej|glem det ikke|vent lige|no wait|jeg kommer ikke alligevel"
)


@pytest.mark.parametrize("text", NO.split("|"))
def test_an_offer_may_be_left_in_words(text: str) -> None:
    """Whoever takes it back, or finds out alone, has said no."""
    assert says_no_in_words(text)


@pytest.mark.parametrize("text", SOMETHING_ELSE.split("|"))
def test_a_word_about_anything_else_is_no_no(text: str) -> None:
    """What names a thing, asks, or wants help is a question, whatever it begins with."""
    assert not says_no_in_words(text)


def test_a_bare_command_takes_nothing_back_that_was_not_offered() -> None:
    """An appointment may be meant by it; whoever thinks better of it says so."""
    assert takes_back("nej alligevel ikke")
    assert takes_back("ok, jeg ringer bare til jer")
    assert takes_back("ok tak, det var alt. Hav en god dag")
    assert not takes_back("annuller")
    assert not takes_back("hav en god dag")
    assert not takes_back("det var alt for dyrt")
    assert not takes_back("nej jeg mente et kørekort")
