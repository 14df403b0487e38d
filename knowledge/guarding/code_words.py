"""What is written about codes and is no code: what is asked and said of them, codes of other kinds, plain numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

Rule = tuple[re.Pattern[str], Callable[[re.Match[str], str], bool]]
"""How codes are told, the code being the group "value", and whether what is found, without its last sign, is one."""

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
    r"|gave|vare|kommune|streg|bar|tids|vej|branche|bygnings|told|valuta|emne|stats|vinci|genetiske?|genetic)[\s\-]?(?:kode(?:n|r|rne)?|code)$",
    re.IGNORECASE,
)
"""Codes that anybody may know."""

ENDS_CLAUSE: Final = re.compile(
    r"[\s\"'”»)]{0,3}(?:$|[.,;!?\n)]|\s+(?:og|men|and|but|tak|hilsen|mvh)\b)", re.IGNORECASE
)
"""What follows the last word of a clause."""

PLAIN_NUMBER: Final = re.compile(
    r"\d{1,2}(?:[:.\-/]\d{1,2}){1,2}|\d{1,3}|\d{1,2}[.\-/]\d{1,2}[.\-/]\d{2,4}|\d+(?:kr|%|stk|-?cif\w*)\.?"
    r"|(?:19|20)\d\d-(?:19|20)\d\d",
    re.IGNORECASE,
)
"""Times, dates, counts, sums and school years."""

_LONG_ENOUGH = 4


def with_digits(_: re.Match[str], value: str) -> bool:
    """Whether `value` is long enough for a code, holds figures, and is no date, time, price or count."""
    if not any(map(str.isdigit, value)) or PLAIN_NUMBER.fullmatch(value):
        return False
    return len(value) >= _LONG_ENOUGH and "[" not in value
