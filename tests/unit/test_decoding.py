"""The letters of files that do not say how they are written."""

from __future__ import annotations

import pytest

from knowledge.bulk import BulkFileError
from knowledge.bulk.decoding import decoded

ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "mac_roman", "cp850", "cp865")
TEXTS = (
    "titel;sted\nLæsekreds for børn på Ærø;Østergade\nÅrets bøger;Å",
    "RØDGRØD MED FLØDE\nen 15årig må gerne være med\ncafé og entré er også på plads",
    "blå",
)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", TEXTS)
def test_danish_is_read_as_any_machine_wrote_it(text: str, encoding: str) -> None:
    """Windows, an old Mac and DOS write æ, ø and å with other bytes; each file is read as it was written."""
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize("text", ["“Pas” – 10 €", "don’t", "rock’n’roll; § 4; 20 °C; ½ time", "Müller"])
def test_signs_of_windows_need_no_danish_letter(text: str) -> None:
    """What has no æ, ø or å is read as Windows wrote it, where that makes sense."""
    assert decoded(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    "data",
    [
        "Ældrecheck".encode("mac_roman"),
        "ÆLDRE".encode("cp850"),
        "Zażółć gęślą jaźń".encode("cp1250"),
        "Ελληνικά κείμενα".encode("cp1253"),
        b"\x81;\xe6",
    ],
)
def test_letters_that_cannot_be_told_are_refused(data: bytes) -> None:
    """Nothing is guessed where no way of reading makes sound Danish: the line is named, and what to save it as."""
    with pytest.raises(BulkFileError, match=r"The letters of line 2 cannot be told .* Save the file as .csv \(UTF-8\)"):
        decoded(b"titel\n" + data)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", TEXTS)
def test_what_says_that_it_is_utf_16_is_read_so(text: str, encoding: str) -> None:
    """As Excel writes its »Unicode text«; what is damaged is refused."""
    written = ("\ufeff" + text).encode(encoding)
    assert decoded(written) == text
    with pytest.raises(BulkFileError, match="the file is damaged"):
        decoded(written[:-1])


def test_mark_of_utf_8_is_no_letter() -> None:
    """However often a program has put it at the beginning."""
    assert decoded("\ufeff\ufefftitel".encode()) == "titel"
