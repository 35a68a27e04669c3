"""`terasa akun`: membuat akun dan jabatan dari baris perintah, untuk admin teknis."""

from __future__ import annotations

import argparse
import secrets
from datetime import date
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.umum.errors import AturanDilanggar


def register(subparsers: Any) -> None:
    """Add the noun `akun` with its verbs."""
    noun = subparsers.add_parser(
        "akun",
        help="membuat akun dan jabatan",
        epilog='Contoh: terasa akun buat camat.angkinang --peran camat --wilayah 63.06.04 --jabatan "Camat Angkinang"',
    )
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="KERJA")
    buat = verbs.add_parser(
        "buat",
        help="buat akun dengan satu jabatan; kata sandinya dicetak sekali",
        epilog='Contoh: terasa akun buat camat.angkinang --peran camat --wilayah 63.06.04 --jabatan "Camat Angkinang"',
    )
    buat.add_argument("username", help="nama pengguna")
    buat.add_argument("--peran", required=True, help="jenis peran, misalnya camat")
    buat.add_argument("--wilayah", required=True, help="kode wilayah jabatan")
    buat.add_argument("--jabatan", required=True, help="nama jabatan seperti tampil di layar")
    buat.add_argument("--unit", help="kode unit yang sudah ada (bawaan: dibuat dari peran dan wilayah)")
    buat.add_argument("--mulai", type=date.fromisoformat, help="tanggal mulai, YYYY-MM-DD (bawaan: hari ini)")
    buat.add_argument("--sampai", type=date.fromisoformat, help="tanggal akhir, YYYY-MM-DD")
    buat.set_defaults(func=create)


def create(args: argparse.Namespace) -> int:
    """Create the account and print its password once."""
    siapkan_django()
    from django.db import transaction
    from django.utils import timezone

    from terasa.akun.services import appoint, create_akun
    from terasa.umum import konteks
    from terasa.umum.pelaku import SISTEM
    from terasa.wilayah.rules import normalkan_kode

    sandi = secrets.token_urlsafe(12)
    kode = normalkan_kode(args.wilayah)
    with konteks.pakai(konteks.sistem("Admin teknis")), transaction.atomic():
        pengguna = create_akun(by=SISTEM, username=args.username, nama="", password=sandi)
        appoint(
            by=SISTEM,
            pengguna=pengguna,
            unit=_unit(args.unit, args.peran, kode, args.jabatan),
            jenis=args.peran,
            jabatan=args.jabatan,
            kode_wilayah=kode,
            berlaku_dari=args.mulai or timezone.localdate(),
            berlaku_sampai=args.sampai,
        )
    print(f"{args.username} dibuat. Kata sandi (hanya ditampilkan sekali): {sandi}")
    return 0


def _unit(kode_unit: str | None, peran: str, kode: str, jabatan: str) -> Any:
    from terasa.akun.enums import JenisUnit
    from terasa.akun.models import Unit

    kabupaten = ".".join(kode.split(".")[:2])
    if kode_unit:
        unit = Unit.objects.filter(kabupaten=kabupaten, kode=kode_unit).first()
        if unit is None:
            raise AturanDilanggar(f"Unit “{kode_unit}” tidak ada di {kabupaten}.", code="unit")
        return unit
    jenis = {4: JenisUnit.DESA, 3: JenisUnit.KECAMATAN}.get(kode.count(".") + 1, JenisUnit.PERANGKAT_DAERAH)
    if peran == "bappeda":
        jenis = JenisUnit.BAPPEDA
    slug = f"{jenis}-{kode}".replace(".", "-").replace("_", "-")
    return Unit.objects.get_or_create(
        kabupaten=kabupaten, kode=slug, defaults={"nama": jabatan, "jenis": jenis, "kode_wilayah": kode}
    )[0]
