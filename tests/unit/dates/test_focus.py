"""Which of the named days a message asks about, as on Wednesday 25 November 2026."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.dates.reading import days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ikke i dag men i morgen, hvornår åbner I", "2026-11-26"),
        ("jeg mente torsdag, ikke fredag, har I åbent", "2026-11-26"),
        ("are you open monday instead of friday", "2026-11-30"),
        ("har I åbent tirsdag i stedet for mandag", "2026-12-01"),
        ("ikke i juleferien, men i uge 2, er der noget", "2027-01-11..2027-01-17"),
    ],
)
def test_a_day_that_is_turned_down_is_not_asked_about(text: str, expected: str) -> None:
    """Where another is wanted in its place, the other one alone is meant."""
    assert days(text) == [expected]


@pytest.mark.parametrize("text", ["har I ikke åbent på lørdag", "er det ikke på lørdag I holder lukket"])
def test_a_day_that_alone_is_denied_is_asked_about(text: str) -> None:
    """Before the only day that is named, "ikke" turns nothing down."""
    assert days(text) == ["2026-11-28"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mit pas udløber den 15. december og jeg vil gerne komme på fredag, har borgerservice åbent", "2026-11-27"),
        ("jeg rejser til Spanien 5. december, har borgerservice åbent i morgen", "2026-11-26"),
        ("Jeg er født 12. marts 1948 og vil bare vide om der er åbent på lørdag", "2026-11-28"),
        ("I can't come on Friday, are you open on Saturday?", "2026-11-28"),
        ("i morgen skal jeg til tandlæge, så er der åbent på mandag", "2026-11-30"),
    ],
)
def test_a_day_that_is_only_told_is_not_asked_about(text: str, expected: str) -> None:
    """What the writer tells of themselves before asking is no day to answer for."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jeg rejser på søndag, kan jeg nå at hente mit pas", ["2026-11-29"]),
        ("åbent i morgen? og på lørdag?", ["2026-11-26", "2026-11-28"]),
        ("jeg vil gerne komme på torsdag eller fredag", ["2026-11-26..2026-11-27"]),
        ("har I åbent på lørdag, og hvad med søndag", ["2026-11-28..2026-11-29"]),
    ],
)
def test_days_are_kept_where_none_stands_out(text: str, expected: list[str]) -> None:
    """The only day that is named is meant, however it is told, and so are all that are asked about."""
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ikke på mandag, men mandagen efter, har I åbent der", "2026-12-07"),
        ("ikke denne lørdag men den næste, noget for børn", "2026-12-05"),
        ("ikke i denne uge men i næste, hvad sker der", "2026-11-30..2026-12-06"),
        ("ikke i december men måneden efter, hvad sker der", "2027-01-01..2027-01-31"),
        ("ikke på lørdag men ugen efter på lørdag", "2026-12-05"),
        ("not this weekend but the next, anything for kids", "2026-12-05..2026-12-06"),
    ],
)
def test_the_next_one_is_told_from_the_one_before(text: str, expected: str) -> None:
    """The one after ("mandagen efter", "den næste") is told from the day, week or month that was named before."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Da jeg var der i oktober, var der lukket. Er der også lukket i vinterferien?", ["2027-02-15..2027-02-21"]),
        ("Min mand døde i foråret. Er der noget for enlige i december?", ["2026-12-01..2026-12-31"]),
        ("Jeg bliver 79 den 5. december, det er jo en lørdag. Er der åbent dagen før?", ["2026-12-04"]),
        ("I waited since September. Anything on Sunday?", ["2026-11-29"]),
        ("Jeg går til banko hver torsdag. Er der noget i næste uge?", ["2026-11-30..2026-12-06"]),
        ("I missed the meeting yesterday. When is next?", []),
        ("Jeg læste det i avisen i går. Hvornår er det?", []),
    ],
)
def test_a_sentence_before_the_question_only_tells(text: str, expected: list[str]) -> None:
    """The day of the sentence that asks is meant, and what has gone by is no answer to one that names none."""
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i weekenden, men ikke søndag, hvad sker der", ["2026-11-28"]),
        ("åbent i næste uge undtagen onsdag", ["2026-11-30..2026-12-01", "2026-12-03..2026-12-06"]),
        ("hvad er der i uge 49 (ikke torsdag)", ["2026-11-30..2026-12-02", "2026-12-04..2026-12-06"]),
        ("this weekend but not Sunday, anything?", ["2026-11-28"]),
        ("åbent alle dage undtagen mandag?", []),
    ],
)
def test_a_day_that_is_taken_out_of_a_longer_time_is_left_out(text: str, expected: list[str]) -> None:
    """Of a weekend or a week all days are meant but the one that is excepted."""
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fra fredag eftermiddag til søndag middag", "2026-11-27..2026-11-29"),
        ("åbent fra nu til fredag", "2026-11-25..2026-11-27"),
        ("open on 24, 25, 26 december", "2026-12-24..2026-12-26"),
        ("den 28. eller 29.", "2026-11-28..2026-11-29"),
        ("de første tre dage i december", "2026-12-01..2026-12-03"),
        ("course beginning in january", "2027-01-01..2027-01-31"),
        ("jeg er væk til den 8. februar, åbent den 9.", "2027-02-09"),
        ("jeg kommer hjem den 14. januar. Hvad sker der resten af den måned?", "2027-01-14..2027-01-31"),
    ],
)
def test_lists_and_ranges_are_read_to_their_end(text: str, expected: str) -> None:
    """Neither parts of the day between, nor commas, nor a month that is not said again cut them short."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jeg kan ikke komme før på mandag, har I åbent der", "2026-11-30"),
        ("I can't make it until next week, what are your hours then", "2026-11-30..2026-12-06"),
        ("bogen skal afleveres senest fredag, har I åbent den dag", "2026-11-27"),
        ("jeg skal have den afleveret inden fredag, er der åbent", "2026-11-25..2026-11-26"),
    ],
)
def test_a_day_before_which_one_cannot_is_the_day_itself(text: str, expected: str) -> None:
    """What one cannot do before, or must do by a day on which "den dag" is asked about, means that day."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("christmas market this weekend?", ["2026-11-28..2026-11-29"]),
        ("any christmas events in december", ["2026-12-01..2026-12-31"]),
        ("are you open at christmas", ["2026-12-24..2026-12-26"]),
    ],
)
def test_a_feast_before_a_noun_is_a_kind_and_no_time(text: str, expected: list[str]) -> None:
    """A Christmas market is no market on Christmas Day."""
    assert days(text) == expected


@given(st.sampled_from(["i dag", "på lørdag", "den 3. december", "i næste uge", "juleaften"]), st.data())
def test_something_is_meant_wherever_something_is_named(one: str, data: st.DataObject) -> None:
    """Whatever is left out, a text that names coming days is never read as naming none."""
    other = data.draw(st.sampled_from(["i morgen", "på fredag", "uge 50", "nytårsaften"]))
    frame = data.draw(st.sampled_from(["ikke {}, men {}", "jeg kan ikke {} og jeg rejser {}", "{}, åbent {}", "{} {}"]))
    assert days(frame.format(one, other))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("har i åbent på tirsdag, undskyld jeg mener onsdag i næste uge", ["2026-12-02"]),
        ("har I åbent i morgen, nej jeg mener i overmorgen", ["2026-11-27"]),
        ("are you open on Monday, sorry, I mean Friday", ["2026-11-27"]),
        ("sker der noget på fredag, eller nej, lørdag", ["2026-11-28"]),
        ("hvad sker der på lørdag? undskyld, søndag", ["2026-11-29"]),
        ("åbent i Faxe på søndag, ups, mandag mente jeg", ["2026-11-30"]),
        ("hvad er der i uge 50, rettelse uge 51", ["2026-12-14..2026-12-20"]),
        ("what is on Sunday, no wait, Saturday", ["2026-11-28"]),
    ],
)
def test_a_day_that_is_taken_back_is_not_asked_about(text: str, expected: list[str]) -> None:
    """Who corrects the day means the one they correct it to."""
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("har I åbent på lørdag, og jeg mener også søndag", ["2026-11-28..2026-11-29"]),
        ("er der åbent på fredag og, undskyld jeg spørger, på lørdag", ["2026-11-27..2026-11-28"]),
        ("is there something on Friday, is there no Saturday class", ["2026-11-27..2026-11-28"]),
    ],
)
def test_a_day_that_is_added_takes_none_back(text: str, expected: list[str]) -> None:
    """An excuse for the question, "no" before a noun and "I mean … too" correct nothing."""
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("min bog skal være afleveret på mandag, har I åbent på søndag", ["2026-11-29"]),
        ("mit lån forfalder på søndag, er der åbent på fredag", ["2026-11-27"]),
        ("min søn spiller kamp på lørdag, er der noget søndag", ["2026-11-29"]),
        ("elevatoren er i stykker på fredag, har I åbent lørdag", ["2026-11-28"]),
        ("jeg bor på 3. sal og elevatoren er i stykker til på fredag, har I åbent lørdag", ["2026-11-28"]),
        ("vi kan på fredag, er der noget, eller på lørdag", ["2026-11-27..2026-11-28"]),
        (
            "jeg passer børn i næste uge, hvor der er juleferie, hvad sker der",
            ["2026-11-30..2026-12-06", "2026-12-19..2027-01-03"],
        ),
        ("skal til Spanien i februar, og mit pas går ud i april, hvor søger jeg", ["2027-04-01..2027-04-30"]),
    ],
)
def test_what_is_stated_before_a_question_with_a_day_is_only_told(text: str, expected: list[str]) -> None:
    """A clause about the writer names no day to answer for; when they can come does."""
    assert days(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "jeg gik på pension i oktober, hvad har I for seniorer",
        "Min mand døde i foråret, hvad gør jeg med hans pas?",
        "I moved here in August, do you have anything for kids",
        "i påsken var jeg til påskejagt hos jer, gør I det igen",
        "jeg begyndte at strikke i januar, har I en strikkeklub",
    ],
)
def test_what_has_been_is_no_time_to_come(text: str) -> None:
    """A month or feast of something that the writer did is over, though no year says so."""
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jeg var der lørdag, men der var lukket, hvornår har I åbent", []),
        ("vi kom mandag og kunne ikke komme ind. hvornår er der åbent?", []),
        ("I was there on Saturday but it was closed, when are you open", []),
        ("jeg var der i lørdags, hvornår har I åbent", []),
        ("jeg kom forbi mandag og der var lukket, har I åbent torsdag", ["2026-11-26"]),
        ("jeg var der i går, hvad var det for en film", ["2026-11-24"]),
    ],
)
def test_a_weekday_on_which_somebody_was_there_is_over(text: str, expected: list[str]) -> None:
    """Who was there on Saturday does not ask about the coming one, but may ask about what was then."""
    assert days(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "jeg tog fri lørdag, har I åbent",
        "jeg fik en aftale lørdag, har I åbent der",
        "vi kom til at love at komme lørdag, er der åbent",
        "jeg var glad for koncerten på lørdag, er der åbent",
    ],
)
def test_a_weekday_of_another_past_verb_may_be_to_come(text: str) -> None:
    """Time off, an appointment and a promise are for a day ahead, and so is "på lørdag"."""
    assert days(text) == ["2026-11-28"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("min bil er på værksted til i morgen og min datter kan køre mig på lørdag, har I så åbent der", "2026-11-28"),
        ("jeg arbejder lørdag og har først fri søndag, er der åbent den dag", "2026-11-29"),
    ],
)
def test_that_day_is_the_one_that_was_named_last(text: str, expected: str) -> None:
    """A question that says "der" or "den dag" asks about the last day of what is told before it."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jeg fik en tid den 3. december, har I åbent der", "2026-12-03"),
        ("jeg hørte at der er julemarked i december, hvornår er det", "2026-12-01..2026-12-31"),
        ("jeg var glad for koncerten, hvad sker der i oktober", "2027-10-01..2027-10-31"),
    ],
)
def test_what_was_heard_or_got_may_still_be_to_come(text: str, expected: str) -> None:
    """An appointment and what somebody heard of lie ahead, though the verb does not."""
    assert days(text) == [expected]
