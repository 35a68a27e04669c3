"""Waktu mengisi seluruh peragaan ke basis data kosong: dinding, CPU Python, CPU PostgreSQL, dan barisnya.

    make bench NAMA=isi-peragaan

Memakai gugus basis data sementara sendiri; menyiapkannya tidak dihitung. KECIL=1 mengisi sepersepuluhnya. Dua
angka CPU tidak terpengaruh pekerjaan lain di mesin yang sama; dindingnya terpengaruh. Mencetak satu baris JSON.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

TERASA = str(Path(sys.executable).with_name("terasa"))
DETAK = os.sysconf("SC_CLK_TCK")


def terasa(lingkungan: dict[str, str], *perintah: str) -> subprocess.CompletedProcess[bytes]:
    """One command of ours; what it prints goes to standard error."""
    return subprocess.run([TERASA, *perintah], env=lingkungan, stdout=sys.stderr, check=True)


def cpu_server(data: Path) -> float:
    """CPU seconds of the postmaster, its children, and those children that have ended."""
    induk = (data / "data" / "postmaster.pid").read_text(encoding="utf-8").split()[0]
    detak = 0
    for berkas in Path("/proc").glob("[0-9]*/stat"):
        try:
            isi = berkas.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        # The name may hold anything; what follows its last bracket are numbers.
        angka = isi.rpartition(")")[2].split()
        if berkas.parent.name == induk:
            detak += sum(map(int, angka[11:15]))
        elif angka[1] == induk:
            detak += sum(map(int, angka[11:13]))
    return detak / DETAK


def cpu_anak() -> float:
    pakai = resource.getrusage(resource.RUSAGE_CHILDREN)
    return pakai.ru_utime + pakai.ru_stime


HITUNG = """
import json
from terasa.config.cli.dasar import siapkan_django
siapkan_django()
from django.db import connection, transaction
from terasa.umum import konteks
from terasa.umum.audit.queries import check_chain
from terasa.umum.penjaga import guarded_models
with konteks.pakai(konteks.sistem()), transaction.atomic():
    baris = {m._meta.db_table: m._base_manager.count() for m in guarded_models()}
    putus = check_chain().putus
print(json.dumps({"baris": baris, "putus": putus is not None}))
"""


def count(lingkungan: dict[str, str]) -> dict[str, Any]:
    """Rows per table, and whether the audit chain is broken, read as the application."""
    keluar = subprocess.run(
        [sys.executable, "-c", HITUNG], env=lingkungan, capture_output=True, text=True, check=True
    )
    isi: dict[str, Any] = json.loads(keluar.stdout.splitlines()[-1])
    return isi


def measure(lingkungan: dict[str, str], data: Path) -> dict[str, Any]:
    """Fill once, with the server already warm."""
    sebelum, cpu, mulai = cpu_server(data), cpu_anak(), time.monotonic()
    terasa(lingkungan, "demo", "--isi-saja", *(["--kecil"] if os.environ.get("KECIL") else []))
    dinding, python = time.monotonic() - mulai, cpu_anak() - cpu
    return {
        "dinding_s": round(dinding, 1),
        "cpu_python_s": round(python, 1),
        "cpu_postgresql_s": round(cpu_server(data) - sebelum, 1),
    }


def main() -> int:
    data = Path(tempfile.mkdtemp(prefix="terasa-isi-", dir="/var/tmp"))
    data.chmod(0o755)
    lingkungan = {**os.environ, "TERASA_DATA": str(data / "d")}
    for nama in ("DATABASE_URL", "TERASA_URL_APP", "TERASA_URL_PEMILIK", "TERASA_UJI_CEPAT"):
        lingkungan.pop(nama, None)
    try:
        terasa(lingkungan, "basisdata", "siapkan")
        # The command that prepares stops what it started; this one leaves it running.
        terasa(lingkungan, "basisdata", "mulai")
        ukuran = measure(lingkungan, data / "d")
        hasil = count(lingkungan)
    finally:
        subprocess.run([TERASA, "basisdata", "berhenti"], env=lingkungan, stdout=sys.stderr, check=False)
        shutil.rmtree(data, ignore_errors=True)
    baris = hasil["baris"]
    laporan = {
        "bench": "isi-peragaan",
        **ukuran,
        "baris": sum(baris.values()),
        "usulan": baris["musrenbang_usulan"],
        "audit": baris["umum_auditbaris"],
        "rantai_audit_putus": hasil["putus"],
    }
    print(json.dumps(laporan))
    return 1 if hasil["putus"] else 0


if __name__ == "__main__":
    sys.exit(main())
