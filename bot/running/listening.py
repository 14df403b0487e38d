"""The port on which a process is called, by Telegram or by a monitor: taken before anything else is begun.

Taken late, a port that somebody else has would end a service that answers already.
"""

from __future__ import annotations

import socket

from bot.settings import Settings, variable
from knowledge.errors import SettingsError


def listen(settings: Settings) -> socket.socket | None:
    """Take the port that the settings name; None where nobody calls. Whoever comes early waits.

    Raises:
        SettingsError: if it is taken, or the address is none of this machine's.
    """
    field = "metrics_port" if settings.webhook_url is None else "listen_port"
    host, port = settings.listen_host, getattr(settings, field)
    if port is None:
        return None
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except (OSError, ValueError) as error:
        # A name that cannot be one is a ValueError; what Python adds in brackets stands in the line already.
        reason = (getattr(error, "strerror", None) or str(error)).partition(" (")[0]
        raise SettingsError(
            f"{variable(field)}: cannot listen on port {port} of {host!r} ({reason})",
            f"Stop what listens there, or set another port, or an address of this machine as {variable('listen_host')}",
        ) from None
