"""Penerima sebuah kegiatan untuk mesin: hanya yang terbit."""

from __future__ import annotations

from terasa.api.bentuk import (
    JangkauanKeluar,
    KataWargaKeluar,
    KelompokPenerima,
    PenerimaKeluar,
    TempatPenerima,
)
from terasa.manfaat.queries import list_gelombang, list_terjangkau
from terasa.program.models import Jangkauan, Kegiatan
from terasa.program.queries.penerima import Penerima, list_penerima
from terasa.program.rules.penerima import share_of


def as_penerima(kegiatan: Kegiatan) -> PenerimaKeluar:
    """Groups with their newest count, and residents beside them."""
    warga = [
        KataWargaKeluar(
            kelompok=w.kelompok,
            gelombang=w.gelombang,
            per_tanggal=w.per_tanggal,
            ya=w.x,
            ditanya=w.n,
            persen=w.persen,
            bawah=w.bawah,
            atas=w.atas,
        )
        for w in list_terjangkau(list_gelombang(kegiatan))
    ]
    kelompok = [_group(p) for p in list_penerima(kegiatan)]
    return PenerimaKeluar(kode=kegiatan.kode, kelompok=kelompok, menurut_warga=warga)


def _group(p: Penerima) -> KelompokPenerima:
    s = p.sasaran
    return KelompokPenerima(
        kelompok=s.kelompok,
        nama=s.kelompok_nama,
        untuk=s.untuk,
        versi=s.urutan,
        satuan=s.satuan,
        dituju=s.n,
        target=s.target,
        sumber=s.sumber,
        per_tanggal=s.pada,
        menurut_pelaksana=_reached(p.terakhir) if p.terakhir else None,
    )


def _reached(j: Jangkauan) -> JangkauanKeluar:
    persen = share_of(j.terbit)
    return JangkauanKeluar(
        versi=j.sasaran.urutan,
        per_tanggal=j.per_tanggal,
        cara=j.cara,
        sumber=j.sumber,
        dituju=j.terbit.get("n"),
        persen_bawah=round(persen[0], 2) if persen else None,
        persen_atas=round(persen[1], 2) if persen else None,
        taksiran="taksiran" in j.terbit,
        melebihi=j.is_lebih,
        tempat=[
            TempatPenerima(
                tempat=[(desa, rt) for desa, rt in r["tempat"]],
                dituju=r["n"],
                terjangkau_bawah=r["bawah"],
                terjangkau_atas=r["atas"],
                melebihi=r["lebih"],
                sebab=r["alasan"],
            )
            for r in j.rinci
        ],
    )
