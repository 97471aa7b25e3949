"""Keys that look as if their values were secrets, and keys that are names and no data."""

from __future__ import annotations

import re
from functools import lru_cache

_ANYWHERE = [
    "password",
    "passwd",
    "passphrase",
    "secret",
    "token",
    "credential",
    "authorization",
    "cookie",
    "apikey",
    "privatekey",
    "sessionid",
    "vcapservices",
    "iban",
    "cardnumber",
    "creditcard",
    "debitcard",
    "securitycode",
    "socialsecurity",
]
_AT_END = ("key", "auth", "pwd", "pin", "jwt", "cvv", "cvc", "otp", "signature")
# So short that they occur within harmless words.
_WHOLE_WORDS = frozenset(("pan", "ssn"))


def is_secret(key: str) -> bool:
    return _looks_secret(key) if len(key) <= 64 else _looks_secret.__wrapped__(key)


@lru_cache(maxsize=2_000)
def _looks_secret(key: str) -> bool:
    plain = re.sub(r"[-_. ]", "", key).lower()
    if any(word in plain for word in _ANYWHERE) or plain.endswith(_AT_END):
        return True
    words = re.split(r"[-_. ]|(?<=[a-z\d])(?=[A-Z])", key)
    return any(word.lower() in _WHOLE_WORDS for word in words)


def is_name(key: str) -> bool:
    """Up to 40 characters that could be an identifier, with at most two digits."""
    plain = key.replace("$", "_")
    return len(key) <= 40 and plain.isidentifier() and sum(each.isnumeric() for each in key) <= 2
