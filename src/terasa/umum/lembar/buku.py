"""XLSX, XLS, dan ODS melalui calamine; sel gabungan diisi ke semua selnya."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineSheet, PasswordError, SheetVisibleEnum, load_workbook

from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.lembar.bentuk import Sel, Tabel
from terasa.umum.lembar.ods import Rentang, read_gabungan

# A small archive may unfold into gigabytes.
TERBESAR_TERURAI = 300 * 1024 * 1024


def read_workbook(data: bytes) -> list[tuple[str, Tabel]]:
    """Name and cells of every visible sheet. Raises MasukanTakTerbaca."""
    _refuse_bomb(data)
    try:
        buku = load_workbook(io.BytesIO(data))
        tampak = [m.name for m in buku.sheets_metadata if m.visible == SheetVisibleEnum.Visible]
        # The reader knows merged cells of XLSX and XLS only.
        gabungan = read_gabungan(data)
        return [(nama, _cells(buku.get_sheet_by_name(nama), gabungan.get(nama, ()))) for nama in tampak]
    except PasswordError as exc:
        raise MasukanTakTerbaca(
            _("Lembar kerja ini berkata sandi; simpan tanpa kata sandi lalu ulangi."), code="bersandi"
        ) from exc
    except (CalamineError, ValueError, OSError) as exc:
        raise MasukanTakTerbaca(
            _("Lembar kerja ini rusak; buka di aplikasinya lalu simpan ulang sebagai .xlsx."),
            code="lembar-rusak",
        ) from exc


def _refuse_bomb(data: bytes) -> None:
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arsip:
            nama = arsip.namelist()
            besar = sum(i.file_size for i in arsip.infolist())
    except zipfile.BadZipFile as exc:
        raise MasukanTakTerbaca(
            _("Lembar kerja ini terpotong atau rusak; unduh atau simpan ulang."), code="rusak"
        ) from exc
    if not any(n.startswith("xl/") for n in nama) and "content.xml" not in nama:
        raise MasukanTakTerbaca(
            _("Isi berkas ini bukan lembar kerja, melainkan Word atau arsip ZIP; kirim XLSX atau CSV."),
            code="bukan-lembar",
        )
    if besar > TERBESAR_TERURAI:
        raise MasukanTakTerbaca(
            _("Lembar kerja ini terlalu besar setelah dibuka; pecah menjadi beberapa berkas."), code="besar"
        )


def _cells(lembar: CalamineSheet, gabungan: Sequence[Rentang]) -> Tabel:
    # Row numbers must stay those that the person sees, so leading empty rows are kept.
    tabel: list[list[Sel]] = [list(b) for b in lembar.to_python(skip_empty_area=False)]
    for (baris1, kolom1), (baris2, kolom2) in lembar.merged_cell_ranges or gabungan:
        if baris1 >= len(tabel) or kolom1 >= len(tabel[baris1]):
            continue
        isi = tabel[baris1][kolom1]
        for baris in tabel[baris1 : baris2 + 1]:
            for kolom in range(kolom1, min(kolom2 + 1, len(baris))):
                baris[kolom] = isi
    return tabel
