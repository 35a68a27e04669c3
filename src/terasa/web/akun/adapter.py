"""allauth disesuaikan: tidak ada pendaftaran terbuka; akun dibuat pengelola."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter


class AkunAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def is_open_for_signup(self, request: Any) -> bool:
        return False
