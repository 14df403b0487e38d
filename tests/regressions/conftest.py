"""What the transport's tests share is shared by the regressions, too."""

from __future__ import annotations

from tests.integration.transport.conftest import (
    anna,
    bent,
    bot,
    gateway,
    hands,
    server,
    signals,
    specification,
    world,
)

__all__ = ["anna", "bent", "bot", "gateway", "hands", "server", "signals", "specification", "world"]
