"""The thresholds of the decision (`knowledge.decide`), and what each of them is for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """The thresholds of the table, all probabilities.

    Attributes:
        answer: the best candidate must reach this to be answered.
        strange: the same, where its entry never uses one of the question's telling words.
        unasked: the same, where hardly anybody asks for its entry in that way.
        other_kind: the same, where the question names another kind of what its entry is about.
        clear: the share of what all candidates have together that the best must have.
        option: what a candidate must reach to be offered in a clarification.
        urgent_option: the same for a signpost: who asked about a greenhouse is not asked about danger.
        harmless_option: the same for a signpost, where danger was listened for and there is nothing of it.
        clarify: what the offered candidates must reach together.
        rival: what a look-alike that a question may be about as well must reach to be asked about.
        rival_in_a_word: the same, where one word of the question tells anything.
        rival_elsewhere: the same, where besides the look-alike is about another topic.
        signpost: what an urgent entry must reach; lower, since missing one is worse than a false alarm.
    """

    answer: float = 0.63
    strange: float = 0.75
    unasked: float = 0.90
    other_kind: float = 0.95
    clear: float = 0.75
    option: float = 0.01
    urgent_option: float = 0.10
    harmless_option: float = 0.20
    clarify: float = 0.20
    rival: float = 0.02
    rival_in_a_word: float = 0.005
    rival_elsewhere: float = 0.0001
    signpost: float = 0.45
