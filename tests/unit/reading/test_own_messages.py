"""Whether somebody speaks of what the assistant sends by itself."""

from __future__ import annotations

import pytest

from knowledge.reading.said_to_us.own_messages import OwnMessages, of_own_messages

PLAIN = (
    "hold nu op med at spamme mig|lad være med at skrive til mig|jeg gider ikke flere beskeder fra jer"
    "|vil ikke have flere beskeder|please stop messaging me|I do not want any more messages"
    "|du skal ikke sende mig flere beskeder|jeg vil ikke høre fra jer mere|afmeld alle beskederne tak"
    "|hvad har jeg abonneret på"
)
OF_SUBSCRIBERS = (
    "I sender alt for mange beskeder|du skriver for ofte|meld mig fra jeres påmindelser|fjern mig fra listen"
    "|jeg vil kun have dem om koncerter|kun for voksne fremover|skift til en gang om ugen|hellere sjældnere"
    "|hold pause med beskederne i juleferien|hvad er jeg tilmeldt|change my subscription|fewer messages please"
    "|fjern haslev, jeg bor i faxe|afmeld nyhedsbrevet|how do I turn off the reminders|opt out"
    "|det vælter ind med beskeder fra jer|sæt beskederne på pause til marts"
    "|kan jeg nøjes med arrangementer i Haslev|please only send me things for adults"
    "|kan jeg få dem sjældnere|hvordan kommer jeg af listen|could you only tell me about concerts"
    "|vent med at skrive til mig til januar|du må gerne skrive til mig igen|begynd at sende mig beskeder igen"
    "|jeg får besked om faxe men bor i haslev|wait with messages until after the holiday"
    "|vis mine abonnementer|ingen beskeder i juleferien tak|kan jeg få beskederne om morgenen i stedet"
    "|hvordan slipper jeg for de her beskeder|hvordan afmelder jeg jeres beskeder|send mig kun det der er i weekenden"
    "|only tell me about free stuff|jeg vil kun høre om gratis arrangementer"
)
BARE = (
    "pause til nytår|genoptag|abonnement|hvorfor får jeg det her|hvem har tilmeldt mig|why am I getting this"
    "|pause|start igen|resume|kun fra Faxe|jeg vil kun have noget for unge|kun for børn tak|only for kids|også haslev"
    "|kun gratis|kun i weekenden|kun lørdage|helst om aftenen|jeg vil kun have det, der er gratis|only free things"
)
SOMETHING_ELSE = (
    "|jeg får alt for mange beskeder i e-boks|hvordan stopper jeg mit lån|afmeld min reservation|stop ikke"
    "|jeg får ikke nogen beskeder|hvorfor får jeg ikke besked|jeg vil ikke sende en besked|hvordan sender jeg en besked"
    "|han stopper ikke med at skrive til mig|min eks sender mig beskeder hele tiden|jeg vil ikke mere|jeg kan ikke mere"
    "|hvordan melder jeg mig til beskeder|meld mig ud af biblioteket|kan jeg få besked om arrangementer|er det spam"
    "|har I noget kun for børn|er der ikke noget for børn i faxe|kun for voksne?|holder I pause i juleferien"
    "|vis arrangementer i denne uge|jeg vil ikke have flere bøder|how do I turn notifications on"
    "|kan I fjerne mine beskeder|pause på min reservation"
    "|kan I skrive til mig igen i morgen|hvornår begynder det igen"
    "|hvorfor får jeg ikke det her|pause på lånet til nytår|ingen besked fra lægen"
    "|skriv til mig igen når I har svar|start forfra|er det kun gratis for børn|jeg kan ikke lørdag|gratis"
)


@pytest.mark.parametrize("text", PLAIN.split("|"))
def test_to_stop_what_is_sent_is_said_plainly(text: str) -> None:
    """It says to stop, or not to want it, and names messages."""
    assert of_own_messages(text) is OwnMessages.PLAIN


@pytest.mark.parametrize("text", OF_SUBSCRIBERS.split("|"))
def test_complaints_and_changes_are_those_of_subscribers(text: str) -> None:
    """Too many, other ones, a pause or a list: only somebody who gets messages means these."""
    assert of_own_messages(text) is OwnMessages.OF_SUBSCRIBERS


@pytest.mark.parametrize("text", BARE.split("|"))
def test_what_only_narrows_down_is_the_least_sure(text: str) -> None:
    """It may be about the events that were just listed."""
    assert of_own_messages(text) is OwnMessages.BARE


@pytest.mark.parametrize("text", SOMETHING_ELSE.split("|"))
def test_one_word_about_anything_else_and_it_is_about_that(text: str) -> None:
    """Letters of the authorities, loans, people who write, danger, questions about events and wishes to begin."""
    assert of_own_messages(text) is None
