"""Peluncur PostgreSQL: mulai, dibunuh paksa, dan mulai lagi, dengan data yang tetap ada."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import psycopg
import pytest

from terasa.config import postgres
from terasa.config.postgres import gugus, letak, luar, proses
from terasa.config.postgres.letak import Letak
from terasa.config.postgres.url import build_url

MENGHITUNG = "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid()"


@pytest.fixture(scope="module")
def tempat() -> Iterator[Letak]:
    """A cluster of our own in a short folder that the service user may enter. fsync stays on."""
    folder = Path(tempfile.mkdtemp(prefix="terasa-uji-", dir="/var/tmp"))
    folder.chmod(0o755)
    semula = {nama: os.environ.pop(nama, None) for nama in ("TERASA_UJI_CEPAT", "DATABASE_URL")}
    yield postgres.find_letak(folder / "d")
    postgres.stop(folder / "d")
    shutil.rmtree(folder)
    os.environ.update({nama: nilai for nama, nilai in semula.items() if nilai is not None})


@pytest.fixture
def alamat(tempat: Letak) -> postgres.Alamat:
    """The running cluster, whatever the test before it did."""
    return postgres.ensure_running(tempat.dasar)


def ask(url: str, perintah: str) -> object:
    with psycopg.connect(url, autocommit=True) as sambungan:
        hasil = sambungan.execute(perintah.encode())
        baris = hasil.fetchone() if hasil.description else None
        return baris[0] if baris else None


def kill_all(tempat: Letak) -> None:
    for pid in proses.find_servers(tempat):
        # A child may leave by itself as soon as its postmaster is gone.
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    while proses.find_servers(tempat):
        time.sleep(0.01)


def start_elsewhere(tempat: Letak) -> subprocess.Popen[str]:
    """Another process that needs the database; it prints whether it was the one to start it."""
    kode = "from terasa.config import postgres; print(postgres.ensure_running().dimulai)"
    lingkungan = {**os.environ, "TERASA_DATA": str(tempat.dasar)}
    return subprocess.Popen([sys.executable, "-c", kode], env=lingkungan, stdout=subprocess.PIPE, text=True)


def test_concurrent_starts_of_a_new_cluster_start_it_once(tempat: Letak) -> None:
    bersamaan = [start_elsewhere(tempat) for _ in range(4)]
    jawaban = [p.communicate(timeout=100)[0].strip() for p in bersamaan]
    assert sorted(jawaban) == ["False", "False", "False", "True"]
    assert all(p.returncode == 0 for p in bersamaan)
    assert gugus.answers(tempat), "the server outlives the process that started it"


def test_two_roles_without_power_over_each_other(alamat: postgres.Alamat) -> None:
    kuasa = "SELECT rolname || rolsuper || rolbypassrls FROM pg_roles WHERE rolname = current_user"
    assert ask(alamat.app_url, kuasa) == "terasa_appfalsefalse"
    assert ask(alamat.pemilik_url, kuasa) == "terasa_pemilikfalsefalse"
    assert ask(alamat.app_url, "SELECT pg_has_role('terasa_pemilik', 'MEMBER')") is False
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(alamat.app_url, "CREATE TABLE milikku (x int)")


def test_application_is_bound_by_row_level_security(alamat: postgres.Alamat) -> None:
    for perintah in (
        "DROP TABLE IF EXISTS rahasia_desa",
        "CREATE TABLE rahasia_desa (x int)",
        "INSERT INTO rahasia_desa VALUES (1)",
        "ALTER TABLE rahasia_desa ENABLE ROW LEVEL SECURITY",
        "GRANT SELECT ON rahasia_desa TO terasa_app",
    ):
        ask(alamat.pemilik_url, perintah)
    assert ask(alamat.pemilik_url, "SELECT count(*) FROM rahasia_desa") == 1
    assert ask(alamat.app_url, "SELECT count(*) FROM rahasia_desa") == 0
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(alamat.app_url, "SET row_security = off; SELECT count(*) FROM rahasia_desa")


def test_database_sorts_by_code_point_and_is_durable(alamat: postgres.Alamat) -> None:
    assert ask(alamat.app_url, "SELECT datcollate FROM pg_database WHERE datname = 'terasa'") == "C.UTF-8"
    assert ask(alamat.app_url, "SHOW fsync") == "on"
    assert ask(alamat.app_url, "SHOW listen_addresses") == ""
    ekstensi = "SELECT string_agg(extname, ' ' ORDER BY extname) FROM pg_extension"
    assert ask(alamat.app_url, ekstensi) == "btree_gist ltree pg_trgm plpgsql unaccent"


def test_nothing_is_open_to_other_users(alamat: postgres.Alamat, tempat: Letak) -> None:
    assert oct(tempat.rahasia.stat().st_mode)[-3:] == "600"
    assert oct(tempat.data.stat().st_mode)[-3:] == "700"
    assert oct(tempat.soket.stat().st_mode)[-3:] == "700"
    with pytest.raises(psycopg.OperationalError, match="no password supplied"):
        psycopg.connect(host=str(tempat.soket), user="pengurus", dbname="postgres")


def test_committed_rows_survive_the_death_of_every_process(alamat: postgres.Alamat, tempat: Letak) -> None:
    ask(alamat.pemilik_url, "CREATE TABLE tahan (x int)")
    ask(alamat.pemilik_url, "INSERT INTO tahan SELECT generate_series(1, 1000)")
    kill_all(tempat)
    assert not postgres.status(tempat.dasar).berjalan
    lagi = postgres.ensure_running(tempat.dasar)
    assert lagi.dimulai
    assert ask(lagi.pemilik_url, "SELECT count(*) FROM tahan") == 1000


def test_stale_pid_of_a_stranger_is_neither_believed_nor_signalled(
    alamat: postgres.Alamat, tempat: Letak
) -> None:
    kill_all(tempat)
    user = letak.service_user()
    with subprocess.Popen(["/bin/sleep", "60"], user=user) as asing:
        for berkas in (tempat.data / "postmaster.pid", tempat.soket / ".s.PGSQL.5432.lock"):
            baris = berkas.read_text().splitlines()
            berkas.write_text("\n".join([str(asing.pid), *baris[1:]]) + "\n")
        assert postgres.stop(tempat.dasar) is False
        assert postgres.ensure_running(tempat.dasar).dimulai
        assert asing.poll() is None
        asing.kill()


def test_backends_orphaned_by_their_postmaster_are_ended(alamat: postgres.Alamat, tempat: Letak) -> None:
    with closing(psycopg.connect(alamat.pemilik_url)) as sibuk:
        # A backend that computes does not notice by itself that its postmaster is gone.
        sibuk.pgconn.send_query(b"SELECT count(*) FROM generate_series(1, 10000000000)")
        with gugus.connect(tempat) as pengurus:
            while pengurus.execute(MENGHITUNG).fetchone() == (0,):
                time.sleep(0.01)
        pid = proses.find_postmaster(tempat)
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        assert postgres.ensure_running(tempat.dasar).dimulai


def test_deleted_socket_does_not_lock_us_out(alamat: postgres.Alamat, tempat: Letak) -> None:
    (tempat.soket / ".s.PGSQL.5432").unlink()
    assert postgres.ensure_running(tempat.dasar).dimulai


def test_server_is_unused_once_the_last_client_has_gone(alamat: postgres.Alamat, tempat: Letak) -> None:
    with closing(psycopg.connect(alamat.app_url)):
        assert not postgres.is_unused(tempat.dasar)
    assert postgres.is_unused(tempat.dasar)


def test_stopped_server_is_not_started_to_see_whether_it_is_used(
    alamat: postgres.Alamat, tempat: Letak
) -> None:
    postgres.stop(tempat.dasar)
    assert not postgres.is_unused(tempat.dasar)
    assert not postgres.status(tempat.dasar).berjalan


def test_clean_stop_leaves_nothing_and_stopping_again_is_no_error(
    alamat: postgres.Alamat, tempat: Letak
) -> None:
    assert postgres.stop(tempat.dasar) is True
    assert not proses.find_servers(tempat)
    assert not (tempat.data / "postmaster.pid").exists()
    assert postgres.stop(tempat.dasar) is False


def test_lost_passwords_are_named_and_never_replaced(alamat: postgres.Alamat, tempat: Letak) -> None:
    simpanan = tempat.rahasia.rename(tempat.dasar / "simpanan")
    with pytest.raises(postgres.TidakBisaMulai, match="hilang"):
        postgres.ensure_running(tempat.dasar)
    assert not tempat.rahasia.exists()
    simpanan.rename(tempat.rahasia)


@pytest.mark.skipif(os.geteuid() != 0, reason="hanya root yang menurunkan diri ke pengguna layanan")
def test_folder_closed_to_the_service_user_is_refused_and_left_alone(tmp_path: Path) -> None:
    tertutup = tmp_path / "tertutup"
    tertutup.mkdir(mode=0o700)
    with pytest.raises(postgres.TidakBisaMulai, match="tidak terjangkau"):
        postgres.ensure_running(tertutup / "d")
    assert oct(tertutup.stat().st_mode)[-3:] == "700"


def test_unfinished_initdb_is_cleared(tempat: Letak) -> None:
    lain = postgres.find_letak(tempat.dasar.with_name("e"))
    letak.make_folders(lain)
    (lain.dasar / "data.baru").mkdir()
    (lain.dasar / "data.baru" / "PG_VERSION").write_text("18\n")
    try:
        assert ask(postgres.ensure_running(lain.dasar).app_url, "SELECT 1") == 1
    finally:
        postgres.stop(lain.dasar)


def test_long_paths_still_get_a_socket(tempat: Letak) -> None:
    panjang = Letak(tempat.dasar / ("x" * 100))
    assert len(str(panjang.soket / ".s.PGSQL.5432.lock")) < 107
    assert panjang.soket != Letak(tempat.dasar / ("x" * 101)).soket


@pytest.fixture
def tamu(alamat: postgres.Alamat, tempat: Letak) -> Iterator[str]:
    """A server of somebody else: an ordinary user who owns a database and may create no role."""
    with gugus.connect(tempat) as pengurus:
        pengurus.execute("CREATE ROLE tamu LOGIN PASSWORD 'tamu'")
        pengurus.execute("CREATE DATABASE punya_tamu OWNER tamu")
    yield build_url(user="tamu", password="tamu", dbname="punya_tamu", host=str(tempat.soket), port="5432")
    with gugus.connect(tempat) as pengurus:
        pengurus.execute("DROP DATABASE punya_tamu WITH (FORCE)")
        pengurus.execute("DROP ROLE tamu")


def test_foreign_owner_without_rights_is_told_what_to_run(tamu: str) -> None:
    with pytest.raises(postgres.TidakBisaMulai, match="GRANT terasa_app TO tamu;"):
        luar.prepare_foreign(tamu)


def test_foreign_application_steps_down_to_the_bound_role(tamu: str, tempat: Letak) -> None:
    with gugus.connect(tempat) as pengurus:
        pengurus.execute("GRANT terasa_app TO tamu")
    luar.prepare_foreign(tamu)
    app_url, pemilik_url = luar.foreign_urls(tamu)
    assert ask(app_url, "SELECT session_user || '/' || current_user") == "tamu/terasa_app"
    assert ask(pemilik_url, "SELECT current_user") == "tamu"


def test_foreign_application_that_no_policy_binds_is_refused(
    tamu: str, tempat: Letak, monkeypatch: pytest.MonkeyPatch
) -> None:
    with gugus.connect(tempat) as pengurus:
        pengurus.execute("GRANT terasa_app TO tamu; ALTER ROLE tamu BYPASSRLS")
    monkeypatch.setenv("DATABASE_URL_APP", tamu)
    with pytest.raises(postgres.TidakBisaMulai, match="BYPASSRLS"):
        luar.prepare_foreign(tamu)


def test_foreign_server_that_is_away_is_one_sentence(tempat: Letak) -> None:
    with pytest.raises(postgres.TidakBisaMulai, match="tidak dapat dipakai") as galat:
        luar.prepare_foreign(f"postgresql://u:rahasiaku@/db?host={tempat.dasar}")
    assert "rahasiaku" not in str(galat.value)
