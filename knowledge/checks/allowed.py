"""What answers may point to: numbers and sites that were compared with their owners' pages.

A number or a site that is not here is an error of the check, so that nobody publishes a mistyped one: compare it with
the owner's page, then add it here. Numbers of the houses themselves are local facts and stand in `local.yaml`.
"""

from __future__ import annotations

PHONES = {
    "112": "alarm centre",
    "114": "the police, not urgent",
    "1813": "the Capital Region's medical helpline (named so that nobody in Faxe rings it)",
    "1818": "Region Sjælland's medical helpline; check after the regions merge on 1 January 2027",
    "1888": "Lev Uden Vold",
    "116111": "BørneTelefonen",
    "70201201": "Livslinien",
    "33980010": "MitID support",
    "33980098": "the hotline for identity theft",
    "33370037": "Cyberhotline",
}
"""Numbers, spaces left out, and whose they are."""

DOMAINS = frozenset(
    """
    arkiv.dk ast.dk bibliotek.dk borger.dk bornetelefonen.dk bornsvilkar.dk datatilsynet.dk
    detdigitalefolkebibliotek.dk digitaliser.dk digst.dk domstol.dk e-boks.dk ereolen.dk ereolengo.dk faktalink.dk
    familieretshuset.dk faxebibliotek.dk faxekommune.dk filmcentralen.dk filmstriben.dk fjernleje.filmstriben.dk
    forfatterweb.dk fstyr.dk givsamtykke.dk kb.dk levudenvold.dk libbyapp.com lifeindenmark.borger.dk litteratursiden.dk
    livslinien.dk mitid.dk nemkonto.dk nota.dk nyidanmark.dk personregistrering.dk politi.dk regionsjaelland.dk
    sikkerdigital.dk sundhed.dk taenk.dk um.dk valg.dk was.digst.dk
    """.split()
)
"""Sites that answers and sources may link to, with or without "www."."""
