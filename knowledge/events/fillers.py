"""Words of a question that say nothing about its subject, as skeletons of words (å, aa and a are one)."""

from __future__ import annotations

from typing import Final

FILLERS: Final = frozenset(
    """
    hvad hva hvem hvor hvornar hvordan hvilke hvilken hvilket hvorfor sker skete ske foregar foregik er e var bliver
    blir ar der dr det den de dem en et i jer jeres os vi jeg mig min mit mine du din dit kan ka kunne vil skal ma man
    mon vel jo egentlig ellers maske u gerne har have haft ha holder findes kommer komme tage med me til fra for pa af
    om og eller hos ved under mellem ogsa kun noget nogen nogle mere andet alle alt hele hver ikke ingen nok snart
    igen nu da sa her lige sted steder bare altsa lave laves gore se vise vis vises fortal finde finder find planlagt
    planlagger hore vide brug bruge mulig muligt mulighed tilbud ting spandende sjovt sjov fedt godt hyggeligt keder
    sig ses tak venlig hilsen hej goddag please thanks hi hello bibliotek biblioteket bibliotekerne biblioteker bib
    bibliotekets library libraries biblo huset husene hus arrangement arrangementer arrangementet arrangementerne
    arrangerer event events activity activities aktivitet aktiviteter aktiviteterne program programmet kalender
    kalenderen happening happenings happens oplevelse oplevelser aflyst udsolgt flyttet cancelled canceled sold out
    moved billet billetten billetter billetterne tickets ticket koster pris gratis free what whats when where which
    who how is are there any anything something some the a an do does can could we you your my our us in at on of to
    with and or going this that be will would like want has see hours time times tid tider tiden klokken kl dag dage
    dagen datoer today fa far arig arige gammel gamle age aged year years old over born barn hans hendes
    """.split()
)
