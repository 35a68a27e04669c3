"""`terasa surel terima` dan `terasa impor aspirasi`: satu kalimat atau JSON, dan kode keluarnya."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from terasa.aspirasi.models import Aspirasi, Foto
from terasa.config.cli import impor, impor_aspirasi, surel
from terasa.config.cli.pengurai import Pengurai
from terasa.umum.errors import AturanDilanggar
from tests.factories import DESA, make_foto, make_pelaku
from tests.surat import make_surat

pytestmark = pytest.mark.usefixtures("sistem")


def run(monkeypatch: pytest.MonkeyPatch, *argumen: str, masukan: bytes = b"") -> int:
    """One command line with this on its standard input."""
    pengurai = Pengurai(prog="terasa")
    benda = pengurai.add_subparsers(parser_class=Pengurai)
    for modul in (impor, surel):
        modul.register(benda)
    for modul in (impor_aspirasi, surel):
        monkeypatch.setattr(modul, "siapkan_django", lambda: None)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(masukan)))
    args = pengurai.parse_args(argumen)
    return int(args.func(args))


def test_mail_from_a_pipe_is_taken_in_with_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    surat = make_surat(kepada=f"aspirasi+{DESA}@hss.id", foto=[make_foto()] * 50)
    assert [run(monkeypatch, "surel", "terima", masukan=surat) for _ in range(2)] == [0, 0]
    keluar = capsys.readouterr().out.strip().split("\n")
    assert "47 lampiran tidak disimpan" in keluar[0]
    assert keluar[1] == "Pesan ini sudah pernah diterima."
    assert (Aspirasi.objects.count(), Foto.objects.count()) == (1, 3)


@pytest.mark.parametrize("masukan", [b"", b"bukan surel", b"From: a@b.id\n\n" + b"x" * (30 * 2**20)])
def test_what_is_no_mail_is_refused_for_the_caller_to_exit_2(
    monkeypatch: pytest.MonkeyPatch, masukan: bytes
) -> None:
    with pytest.raises(AturanDilanggar):
        run(monkeypatch, "surel", "terima", masukan=masukan)
    assert Aspirasi.objects.count() == 0


def test_import_has_the_shape_of_impor_usulan_and_a_rerun_is_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    make_pelaku("operator_desa", DESA)
    berkas = tmp_path / "saran.csv"
    berkas.write_text("No,NIK,Saran\n1,6306040101900001,Pasang lampu jalan\n2,,\n")
    argumen = ("impor", "aspirasi", str(berkas), "--desa", DESA, "--acara", "kotak_saran", "--json")
    assert [run(monkeypatch, *argumen, *uji) for uji in (["--uji"], [], [])] == [1, 1, 1]
    uji, satu, dua = (json.loads(baris) for baris in capsys.readouterr().out.strip().split("\n"))
    assert set(satu) == {"dibaca", "diterima", "diubah", "dilewati", "baris"}
    assert [(h["dibaca"], h["diterima"], h["dilewati"]) for h in (uji, satu, dua)] == [
        (2, 1, 1),
        (2, 1, 1),
        (2, 0, 2),
    ]
    assert (uji["baris"][0]["kode"], dua["baris"][0]["alasan"]) == ("", "sama")
    assert "6306040101900001" not in json.dumps([uji, satu, dua])
    assert Aspirasi.objects.count() == 1
