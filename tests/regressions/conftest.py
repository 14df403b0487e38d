"""What the transport's tests share is shared by the regressions, too."""

from __future__ import annotations

from tests.integration.transport.conftest import bent, bot, gateway, hands, signals, world

__all__ = ["bent", "bot", "gateway", "hands", "signals", "world"]
