"""Frames: batches of messages, and slices of a batch that is too large for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..data.jsontext import Message, parse, utf8_length
from .protocol import FRAME_BYTES, MESSAGE_BYTES, ProtocolError


class FrameReader:
    """Reads the frames of one channel of one connection."""

    def __init__(self, frame_bytes: int = FRAME_BYTES, message_bytes: int = MESSAGE_BYTES) -> None:
        self.frame_bytes = frame_bytes
        self._message_bytes = message_bytes
        self._slices: list[str] = []
        self._sliced_bytes = 0

    def read(self, frame: str) -> list[Message]:
        """The messages that the frame completes. Raises `ProtocolError` if it is none."""
        size = utf8_length(frame)
        if size > self.frame_bytes:
            raise ProtocolError(f"A frame has {size} bytes, more than {self.frame_bytes}.")
        kind = frame[:1]
        if kind == "[":
            if self._slices:
                raise ProtocolError("A batch amid slices.")
            return _batch(frame)
        if kind not in ("+", "."):
            raise ProtocolError("A frame begins with [, + or .")
        if size == 1:
            raise ProtocolError("An empty slice.")
        self._sliced_bytes += size - 1
        if self._sliced_bytes > self._message_bytes:
            raise ProtocolError(f"A batch has more than {self._message_bytes} bytes.")
        self._slices.append(frame[1:])
        if kind == "+":
            return []
        whole = "".join(self._slices)
        self._slices.clear()
        self._sliced_bytes = 0
        return _batch(whole)


def write_frames(messages: Iterable[str], frame_bytes: int) -> Iterator[str]:
    """The encoded messages in as few frames as their order allows."""
    batch: list[str] = []
    size = 1
    for message in messages:
        length = utf8_length(message)
        if batch and size + length + 1 > frame_bytes:
            yield f"[{','.join(batch)}]"
            batch, size = [], 1
        if length + 2 > frame_bytes:
            yield from _slices(f"[{message}]", frame_bytes - 1)
        else:
            batch.append(message)
            size += length + 1
    if batch:
        yield f"[{','.join(batch)}]"


def _slices(batch: str, part_bytes: int) -> Iterator[str]:
    rest = batch.encode()
    while len(rest) > part_bytes:
        end = part_bytes
        while rest[end] & 0xC0 == 0x80:  # within a code point
            end -= 1
        yield "+" + rest[:end].decode()
        rest = rest[end:]
    yield "." + rest.decode()


def _batch(text: str) -> list[Message]:
    try:
        batch = parse(text)
    except ValueError as error:
        raise ProtocolError(f"A batch is not JSON: {error}.") from None
    if not isinstance(batch, list) or not batch:
        raise ProtocolError("A batch is a list of messages, and not empty.")
    for message in batch:
        if not isinstance(message, dict) or not isinstance(message.get("type"), str):
            raise ProtocolError("A message is an object with a type that is a text.")
    return batch
