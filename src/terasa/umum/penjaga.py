"""Penjaga tabel: apa yang diaudit dan siapa yang boleh melihat baris mana, dinyatakan pada modelnya.

Sesudah setiap migrasi, `pasang_penjaga` membuat ulang pemicu audit, kebijakan row-level security, dan hak
peran aplikasi dari pernyataan itu. Sapuan arsitektur menolak model tanpa pernyataan.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.models import Model

# Today where the office is, for conditions over a row; the sessions of the database run in UTC.
HARI_INI = f"(now() AT TIME ZONE '{settings.TIME_ZONE}')::date"
TERBUKA = "terbuka"
PRIBADI = "pribadi"

# Tables the application may only append to.
HANYA_TAMBAH = ("umum_auditbaris", "umum_auditsegel", "umum_auditblok", "umum_auditintisari")


@dataclass(frozen=True)
class Penjaga:
    """How a table is guarded.

    `audit`: TERBUKA records values, PRIBADI only a salted digest, "" nothing (say why in `sebab`).
    `baca`/`tulis`: SQL conditions over the row; giving `baca` makes the table restricted.
    `tambah`: extra condition under which a row may be inserted.
    `rahasia`: columns left out of the audit of an open table.
    """

    audit: str = TERBUKA
    baca: str = ""
    tulis: str = ""
    tambah: str = ""
    rahasia: tuple[str, ...] = ()
    sebab: str = ""

    @property
    def terbatas(self) -> bool:
        return bool(self.baca)


def lingkup(kolom: str = "kode_wilayah", *, juga_baca: str = "", juga_tambah: str = "") -> Penjaga:
    """A restricted personal table scoped by the kode wilayah in `kolom`."""
    baca = f"terasa_boleh({kolom}, 'terasa.baca') OR terasa_boleh({kolom}, 'terasa.tulis')"
    return Penjaga(
        audit=PRIBADI,
        baca=f"{baca} OR {juga_baca}" if juga_baca else baca,
        tulis=f"terasa_boleh({kolom}, 'terasa.tulis')",
        tambah=juga_tambah,
    )


def guarded_models() -> list[type[Model]]:
    """Every concrete model of ours; third-party tables are not ours to guard."""
    return [m for m in apps.get_models() if m.__module__.startswith("terasa.") and not m._meta.proxy]


def penjaga_of(model: type[Model]) -> Penjaga | None:
    return getattr(model, "penjaga", None)


def restricted_tables() -> list[str]:
    """Names of tables that show 0 rows without a context."""
    return sorted(m._meta.db_table for m in guarded_models() if (p := penjaga_of(m)) and p.terbatas)


def pasang_penjaga(using: str = "pemilik", **_: Any) -> None:
    """(Re)create triggers, policies and grants as declared. Idempotent; run as the owner."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT to_regclass('umum_auditbaris') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return
        existing = set(connections[using].introspection.table_names(cursor))
        for model in guarded_models():
            if model._meta.db_table in existing:
                for sql in _statements(model):
                    cursor.execute(sql)
        for sql in _grants():
            cursor.execute(sql)


def _statements(model: type[Model]) -> list[str]:
    tabel, penjaga = model._meta.db_table, penjaga_of(model)
    if penjaga is None:
        return []
    kunci = model._meta.pk.column or model._meta.pk.name
    return [*_audit_sql(tabel, kunci, penjaga), *_rls_sql(tabel, penjaga)]


def _audit_sql(tabel: str, pk: str, penjaga: Penjaga) -> list[str]:
    drop = f'DROP TRIGGER IF EXISTS audit_{tabel} ON "{tabel}"'
    if not penjaga.audit:
        return [drop]
    args = f"'{penjaga.audit}', '{pk}', '{','.join(penjaga.rahasia)}'"
    return [
        drop,
        f'CREATE TRIGGER audit_{tabel} AFTER INSERT OR UPDATE OR DELETE ON "{tabel}" '
        f"FOR EACH ROW EXECUTE FUNCTION terasa_catat_audit({args})",
    ]


def _rls_sql(tabel: str, penjaga: Penjaga) -> list[str]:
    names = ("baca", "tambah", "ubah", "hapus")
    drops = [f'DROP POLICY IF EXISTS {nama} ON "{tabel}"' for nama in names]
    if not penjaga.terbatas:
        return [*drops, f'ALTER TABLE "{tabel}" DISABLE ROW LEVEL SECURITY']
    baca = f"terasa_sistem() OR {penjaga.baca}"
    tulis = f"terasa_sistem() OR {penjaga.tulis}" if penjaga.tulis else "terasa_sistem()"
    tambah = f"{tulis} OR {penjaga.tambah}" if penjaga.tambah else tulis
    return [
        *drops,
        f'ALTER TABLE "{tabel}" ENABLE ROW LEVEL SECURITY',
        f'CREATE POLICY baca ON "{tabel}" FOR SELECT USING ({baca})',
        f'CREATE POLICY tambah ON "{tabel}" FOR INSERT WITH CHECK ({tambah})',
        f'CREATE POLICY ubah ON "{tabel}" FOR UPDATE USING ({tulis}) WITH CHECK ({tulis})',
        f'CREATE POLICY hapus ON "{tabel}" FOR DELETE USING ({tulis})',
    ]


def _grants() -> list[str]:
    append_only = ", ".join(HANYA_TAMBAH)
    return [
        "GRANT USAGE ON SCHEMA public TO terasa_app",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO terasa_app",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO terasa_app",
        "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO terasa_app",
        f"REVOKE UPDATE, DELETE, TRUNCATE ON {append_only} FROM terasa_app",
        "REVOKE INSERT ON umum_auditbaris FROM terasa_app",
        "REVOKE ALL ON django_migrations FROM terasa_app",
        "GRANT SELECT ON django_migrations TO terasa_app",
    ]
