"""PIN operator balai: satu PIN di layar terminal, tanpa akun. Yang tanpa PIN hanya membaca."""

from __future__ import annotations

import hmac
import threading
import time

from terasa.musrenbang.rules import paket

KUKI = "balai"
SALAH_TERBANYAK, TUNGGU_DETIK = 8, 60


class Pintu:
    """The PIN and the cookies follow from the package's key, so a restart signs nobody out."""

    def __init__(self, kunci: str) -> None:
        self._kunci = kunci
        self.pin = f"{int(paket.sign(kunci, b'pin')[:12], 16) % 1_000_000:06d}"
        self._salah: list[float] = []
        self._gerbang = threading.Lock()

    def open(self, pin: str, nama: str) -> str:
        """A cookie for this operator, or "" when the PIN is wrong or was guessed at too often."""
        with self._gerbang:
            kini = time.monotonic()
            self._salah = [s for s in self._salah if kini - s < TUNGGU_DETIK]
            if len(self._salah) >= SALAH_TERBANYAK:
                return ""
            if not hmac.compare_digest(pin.strip().encode(), self.pin.encode()):
                self._salah.append(kini)
                return ""
        sandi = nama.encode().hex()
        return f"{sandi}.{paket.sign(self._kunci, b'sesi', nama.encode())}"

    def read(self, kuki: str) -> str:
        """The operator's name, or "" for everyone else."""
        sandi, _titik, tanda = kuki.partition(".")
        try:
            nama = bytes.fromhex(sandi).decode()
        except ValueError:
            return ""
        return nama if hmac.compare_digest(tanda, paket.sign(self._kunci, b"sesi", nama.encode())) else ""
