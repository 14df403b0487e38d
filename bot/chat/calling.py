"""The telephone number for those who cannot be helped here."""

from __future__ import annotations

from bot.catalogue import Texts


def with_phone(texts: Texts, html: str, phone: str | None) -> str:
    """A sentence that tells where else to turn, with the number to call where there is one."""
    return html if phone is None else f"{html} {texts.html('call-us', phone=phone)}"
