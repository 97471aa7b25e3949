"""The socket to the hub, by the library `websockets`."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidURI
from websockets.typing import Subprotocol

from ..tasks import Tasks
from .hub_session import Socket, SocketEvents

SUBPROTOCOL = Subprotocol("xstate-webrtc.v1")
_MAX_MESSAGE = 16_777_216
_CLOSE_S = 2.0


class WebSockets:
    """Opens sockets to one hub."""

    def __init__(self, url: str, tasks: Tasks, headers: Mapping[str, str] | None, tls: ssl.SSLContext | None) -> None:
        self._url = url
        self._tasks = tasks
        self._headers = headers
        self._tls = tls

    def open(self, events: SocketEvents) -> Socket:
        return _WebSocket(self._url, self._tasks, self._headers, self._tls, events)


class _WebSocket:
    def __init__(
        self,
        url: str,
        tasks: Tasks,
        headers: Mapping[str, str] | None,
        tls: ssl.SSLContext | None,
        events: SocketEvents,
    ) -> None:
        self._url = url
        self._headers = headers
        self._tls = tls
        self._events = events
        self._outgoing: asyncio.Queue[str | int] = asyncio.Queue()
        self._closing = False
        self._tasks = tasks
        self._reading = tasks.spawn(self._run())

    def send(self, text: str) -> None:
        if not self._closing:
            self._outgoing.put_nowait(text)

    def close(self, code: int) -> None:
        if not self._closing:
            self._closing = True
            self._outgoing.put_nowait(code)

    async def _run(self) -> None:
        options: dict[str, Any] = {} if self._tls is None else {"ssl": self._tls}
        try:
            async with connect(
                self._url,
                subprotocols=[SUBPROTOCOL],
                additional_headers=self._headers,
                max_size=_MAX_MESSAGE,
                close_timeout=_CLOSE_S,
                **options,
            ) as socket:
                await self._converse(socket)
        except (OSError, InvalidHandshake, InvalidURI, asyncio.TimeoutError) as error:
            self._events.on_closed(1006, str(error) or type(error).__name__)

    async def _converse(self, socket: ClientConnection) -> None:
        if socket.subprotocol != SUBPROTOCOL:
            await socket.close(1002)
            self._events.on_closed(1002, f"it does not speak {SUBPROTOCOL}")
            return
        if not self._closing:
            self._events.on_open()
        writing = self._tasks.spawn(self._write(socket))
        try:
            async for text in socket:
                if isinstance(text, str):
                    self._events.on_text(text)
        except ConnectionClosed:
            pass  # told below
        finally:
            writing.cancel()
        self._events.on_closed(socket.close_code or 1006, socket.close_reason or "")

    async def _write(self, socket: ClientConnection) -> None:
        try:
            while True:
                item = await self._outgoing.get()
                if isinstance(item, int):
                    await socket.close(item)
                    return
                await socket.send(item)
        except ConnectionClosed:
            pass  # the reader tells
