"""Calls back into the application."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

_log = logging.getLogger("xstate_webrtc")


def guarded(callback: Callable[..., object], *arguments: Any) -> None:
    """What the application raises is logged, and ends neither link nor connection."""
    try:
        callback(*arguments)
    except Exception:  # noqa: BLE001 the application's
        _log.exception("A callback failed.")
