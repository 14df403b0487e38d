"""Words about codes that are no codes: what is asked and said of them, and codes of other kinds."""

from __future__ import annotations

import re
from typing import Final

TALK: Final = frozenset(
    """
    a aldrig alle allerede alligevel altid an and at bare blev bliver blevet blokeret bortkommet brugt brugernavn
    cannot could de den der deres did do does du eller en endnu er et expired fejl fik for forgot forgotten forkert
    forsvundet forældet fra free får før gammel gemt gik glemt gone good gyldig ham hans har have hedder hende
    hendes her hos how hvad hvem hvilken hvilket hvis hvor hvordan hvorfor hvornår i igen ikke in incorrect ind
    invalid is it ja jeg jer jeres kan keeps ku kunne kræves lang lavet long lost lukket lyder låst man mangler med
    men mener mig min mine mistet mit must my måske need needed nej never new no not nu nulstil nulstillet ny nye
    nyt nødvendig når og okay om on or os over person please på required reset same samme sendt sent should skal
    skiftet skrevet slut som spærret stjålet still stoppet strong stærk svær så søger tabt tak tast tastet that the
    til to udløbet ugyldig ukendt used utilgængelig valid var ved vedkommende vejledning very via vil virker vores
    was we what when where which who why will with wrong væk you your ændret åben åbner
    """.split()
)
"""What is said of a code, in lower case."""

STATES: Final = re.compile(r"(?:et|ede|te|ig|lig|bar|løs|ed|able|ing)$", re.IGNORECASE)
"""How words end that tell what became of a code: "udløbet", "ugyldig", "blocked"."""

NO_CODES: Final = re.compile(
    r"(?:fejl|error|post|zip|area|lande?|country|qr|dress|status|source|kilde|morse|farve|colou?r|rabat|promo|discount"
    r"|gave|vare|kommune|streg|bar|tids|vej|branche|bygnings|told|valuta|emne|stats)[\s\-]?(?:kode(?:n|r|rne)?|code)$",
    re.IGNORECASE,
)
"""Codes that anybody may know."""
