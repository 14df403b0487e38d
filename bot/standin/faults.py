"""Faults on demand: what the stand-in does wrong, for whom, and how often."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from bot.standin.errors import ApiError, flood


class FaultKind(StrEnum):
    """What can go wrong; `after` means that the request was carried out before the answer was lost."""

    FLOOD = "flood"
    SERVER_ERROR = "server_error"
    REFUSE = "refuse"
    DROP_BEFORE = "drop_before"
    DROP_AFTER = "drop_after"
    HANG_BEFORE = "hang_before"
    HANG_AFTER = "hang_after"
    SLOW = "slow"
    GONE = "gone"


@dataclass(slots=True, kw_only=True)
class Fault:
    """One fault.

    Attributes:
        method: the method it strikes, or None for all but getUpdates (`gone` strikes that too).
        chat_id: the chat it strikes, or None for all.
        times: how often it still strikes, or None until it is lifted.
        probability: how likely it strikes a request it fits.
        retry_after: seconds, for a flood.
        status: the HTTP status of a server error or refusal.
        delay: seconds, for a slow answer.
        used: how often it has struck.
    """

    kind: FaultKind
    id: int = 0
    method: str | None = None
    chat_id: int | None = None
    times: int | None = 1
    probability: float = 1.0
    seed: int = 0
    retry_after: int = 1
    status: int = 502
    description: str = "Bad Gateway"
    delay: float = 0.0
    used: int = 0
    dice: random.Random = field(default_factory=random.Random, repr=False)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)  # noqa: S311 - a repeatable fault, not a secret

    def strikes(self, method: str, chat_id: object) -> bool:
        """Whether it strikes this request; counts it if so."""
        if self.kind is not FaultKind.GONE and not self._fits(method, chat_id):
            return False
        if self.times == 0 or self.dice.random() >= self.probability:
            return False
        self.used += 1
        if self.times is not None:
            self.times -= 1
        return True

    def _fits(self, method: str, chat_id: object) -> bool:
        if self.method is None and method == "getUpdates":
            return False
        return self.method in (None, method) and self.chat_id in (None, chat_id)

    def error(self) -> ApiError | None:
        """The refusal this fault answers with, or None for the kinds that are no answer."""
        if self.kind is FaultKind.FLOOD:
            return flood(self.retry_after)
        if self.kind in (FaultKind.SERVER_ERROR, FaultKind.REFUSE):
            return ApiError(self.description, code=self.status)
        return None


class Faults:
    """The faults that are set at present; the oldest that fits a request strikes it."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._last = 0
        self.on_change: Callable[[], None] = lambda: None

    @property
    def away(self) -> bool:
        """Whether the network is gone."""
        return any(fault.kind is FaultKind.GONE and fault.times != 0 for fault in self._faults)

    def all(self) -> list[Fault]:
        """Every fault that was not lifted, used up or not."""
        return list(self._faults)

    def add(self, fault: Fault) -> Fault:
        """Set a fault; it gets an id. The network is gone until that is lifted."""
        self._last += 1
        fault.id = self._last
        if fault.kind is FaultKind.GONE:
            fault.times = None
        self._faults.append(fault)
        self.on_change()
        return fault

    def lift(self, fault_id: int | None = None) -> None:
        """Lift one fault, or all."""
        self._faults = [] if fault_id is None else [f for f in self._faults if f.id != fault_id]
        self.on_change()

    def strike(self, method: str, chat_id: object) -> Fault | None:
        """The fault that strikes this request, if any."""
        return next((fault for fault in self._faults if fault.strikes(method, chat_id)), None)
