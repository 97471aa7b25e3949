"""Joining a channel of a hub."""

from __future__ import annotations

import asyncio
import inspect
import ssl
from collections.abc import Awaitable, Callable, Generator, Mapping
from types import TracebackType

from .channel import Channel
from .connecting.rtc_engine import RtcEngine
from .data.clock import LoopClock
from .data.jsontext import Message
from .errors import HubError, Problem
from .signaling.member import AskToken, JoinRequest
from .signaling.websocket import WebSockets
from .tasks import Tasks

Token = str | Callable[[], str | Awaitable[str]]
"""A join token, or a function that gets one each time that one is needed."""

_BYE_S = 0.15
_END_S = 5.0


def join(
    url: str,
    channel: str,
    *,
    name: str = "",
    kind: str = "python",
    instance: str | None = None,
    token: Token | None = None,
    headers: Mapping[str, str] | None = None,
    tls: ssl.SSLContext | None = None,
    timeout: float | None = None,
) -> Joining:
    """Joins a channel of the hub at `url`, such as `wss://shop.example/xstate/signaling`.

    `headers` go with the handshake, for a log-in. A hub that is not there is tried again until it is, for `timeout`
    seconds if that is given; one that refuses raises `HubError`.

        async with join(url, "orders", name="thermostat") as channel: …
    """
    peer: Message = {"name": name, "kind": kind, "iceRestart": False, "services": []}
    if instance is not None:
        peer["instance"] = instance
    return Joining(url, channel, peer, token, headers, tls, timeout)


class Joining:
    """What `join` returns: an asynchronous context manager, or to be awaited, and then ended by `leave`."""

    def __init__(
        self,
        url: str,
        channel: str,
        peer: Message,
        token: Token | None,
        headers: Mapping[str, str] | None,
        tls: ssl.SSLContext | None,
        timeout: float | None,
    ) -> None:
        self._url = url
        self._channel = channel
        self._peer = peer
        self._token = token
        self._headers = headers
        self._tls = tls
        self._timeout = timeout
        self._tasks = Tasks()
        self._joined: Channel | None = None

    async def __aenter__(self) -> Channel:
        token = self._token
        request = JoinRequest(
            self._channel,
            self._peer,
            token=token if isinstance(token, str) else None,
            ask_token=self._asking(token) if callable(token) else None,
        )
        sockets = WebSockets(self._url, self._tasks, self._headers, self._tls)
        engine = RtcEngine(self._tasks)
        joined = Channel(self._url, request, sockets.open, engine.connect, LoopClock())
        self._joined = joined
        try:
            await asyncio.wait_for(joined.until_joined(), self._timeout)
        except asyncio.TimeoutError:
            await self.leave()
            late = Problem("timeout", f"The hub at {self._url} did not answer within {self._timeout} s.")
            raise HubError(joined.error or late) from None
        except BaseException:
            await self.leave()
            raise
        return joined

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.leave()

    def __await__(self) -> Generator[object, None, Channel]:
        return self.__aenter__().__await__()

    async def leave(self) -> None:
        """Says goodbye, and ends everything that the channel has begun."""
        if self._joined:
            self._joined.leave()
            # What was said last has this long to go out before its connection is closed.
            await asyncio.sleep(_BYE_S)
        await self._tasks.finish(_END_S)

    def _asking(self, source: Callable[[], str | Awaitable[str]]) -> AskToken:
        def ask(done: Callable[[str | None, Problem | None], None]) -> None:
            async def get() -> None:
                try:
                    answer = source()
                    token = await answer if inspect.isawaitable(answer) else answer
                except Exception as error:  # noqa: BLE001 told as a problem
                    done(None, Problem("no-token", f"The application has no token: {error!r}"))
                else:
                    done(token, None)

            self._tasks.spawn(get())

        return ask
