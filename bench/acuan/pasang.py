"""The environment of the reference: build/acuan, made once from requirements/acuan.txt. Standard library only."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path


def install_acuan(akar: Path) -> Path | None:
    """Its Python, or None when it cannot be installed here; why not goes to stderr."""
    kebutuhan, rumah = akar / "requirements/acuan.txt", akar / "build/acuan"
    python, cap = rumah / "bin/python", rumah / ".sidik"
    sidik = hashlib.sha256(kebutuhan.read_bytes()).hexdigest()
    if cap.is_file() and cap.read_text() == sidik and _works(python):
        return python
    print("Memasang pabutools di build/acuan sebagai pembanding.", file=sys.stderr)
    try:
        _run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(rumah)])
        _fill(python, kebutuhan)
    except (OSError, subprocess.CalledProcessError) as galat:
        keluhan = getattr(galat, "stderr", None) or str(galat)
        baris = keluhan.strip().splitlines()[-1:] or [type(galat).__name__]
        print(f"pabutools tidak dapat dipasang, jadi tanpa rasio: {baris[0]}", file=sys.stderr)
        return None
    if not _works(python):
        print("pabutools terpasang tetapi tidak dapat dijalankan di sini, jadi tanpa rasio.", file=sys.stderr)
        return None
    cap.write_text(sidik)
    return python


def _fill(python: Path, kebutuhan: Path) -> None:
    """With uv, once more trusting the system's certificates, or with pip; all of them check the hashes."""
    uv = Path(sys.executable).with_name("uv")
    sync = ["pip", "sync", "-q", "--require-hashes", "--python", str(python), str(kebutuhan)]
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--require-hashes", "-r"]
    for perintah in ([str(uv), *sync], [str(uv), "--system-certs", *sync]):
        try:
            _run(perintah)
        except (OSError, subprocess.CalledProcessError):
            continue
        return
    _run([*pip, str(kebutuhan)])


def _works(python: Path) -> bool:
    try:
        _run([str(python), "-c", "import pabutools.election, pabutools.rules, gmpy2"])
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def _run(perintah: list[str]) -> None:
    subprocess.run(perintah, check=True, capture_output=True, text=True)
