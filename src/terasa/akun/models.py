"""Pengguna, unit, dan peran bertanggal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from terasa.akun import rules
from terasa.akun.enums import JenisPeran, JenisUnit
from terasa.umum.pelaku import PelakuTetap
from terasa.umum.penjaga import PRIBADI, Penjaga


def kode_field(**kwargs: Any) -> models.CharField[str, str]:
    """A kode wilayah column: C collation, so that a subtree is one index range."""
    return models.CharField(max_length=13, db_collation="C", **kwargs)


class PenggunaManager(BaseUserManager["Pengguna"]):
    def create_user(self, username: str, password: str | None = None, **extra: Any) -> Pengguna:
        """A person who can sign in; without a password the account cannot be used yet."""
        pengguna = self.model(username=username, **extra)
        pengguna.set_password(password)
        pengguna.save(using=self._db)
        return pengguna


class Pengguna(AbstractBaseUser):
    """A person who signs in. What they may do comes from their Peran, never from this row."""

    penjaga = Penjaga(audit=PRIBADI)

    username = models.CharField(_("nama pengguna"), max_length=80, unique=True)
    nama = models.CharField(_("nama"), max_length=150, blank=True)
    email = models.EmailField(_("surel"), blank=True)
    is_active = models.BooleanField(default=True)
    dibuat_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[PenggunaManager] = PenggunaManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def get_full_name(self) -> str:
        return self.nama or self.username

    def get_short_name(self) -> str:
        return self.username


class Unit(models.Model):
    """An agency or office: desa government, kecamatan, perangkat daerah, secretariat."""

    penjaga = Penjaga()

    kabupaten = kode_field()
    kode = models.SlugField(max_length=60)
    nama = models.CharField(max_length=200)
    singkatan = models.CharField(max_length=40, blank=True)
    jenis = models.CharField(max_length=20, choices=JenisUnit.choices)
    kode_wilayah = kode_field()

    class Meta:
        ordering = ("nama",)
        constraints = [models.UniqueConstraint(fields=["kabupaten", "kode"], name="unit_kode_per_kabupaten")]
        indexes = [models.Index(fields=["kode_wilayah"], name="unit_wilayah")]

    def __str__(self) -> str:
        return self.nama


class PeranQuerySet(models.QuerySet["Peran"]):
    def berlaku(self, pada: date) -> PeranQuerySet:
        """Posts held on that day; both ends count."""
        return self.filter(berlaku_dari__lte=pada).filter(
            Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=pada)
        )


class Peran(models.Model):
    """A post held by a person in a unit, from a date to a date. It opens doors only between them."""

    penjaga = Penjaga()

    pengguna = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="peran")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="peran")
    jenis = models.CharField(max_length=24, choices=JenisPeran.choices)
    jabatan = models.CharField(max_length=160)
    kode_wilayah = kode_field()
    berlaku_dari = models.DateField()
    berlaku_sampai = models.DateField(null=True, blank=True)
    akar_tulis = ArrayField(kode_field(), default=list, blank=True)
    akar_baca = ArrayField(kode_field(), default=list, blank=True)
    akar_cari = ArrayField(kode_field(), default=list, blank=True)

    objects = PeranQuerySet.as_manager()

    class Meta:
        ordering = ("pengguna_id", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=F("berlaku_dari")),
                name="peran_tanggal_urut",
            ),
        ]

    def set_akar(self) -> None:
        """Fill the three roots from the rule of this post."""
        akar = rules.default_akar(self.jenis, self.kode_wilayah)
        self.akar_tulis, self.akar_baca, self.akar_cari = list(akar.tulis), list(akar.baca), list(akar.cari)

    @property
    def label(self) -> str:
        """The office as it stands in the audit and on public pages: never the person."""
        return self.jabatan

    def as_pelaku(self) -> PelakuTetap:
        return PelakuTetap(
            label=self.label,
            jenis=self.jenis,
            kabupaten=self.unit.kabupaten,
            pengguna_id=self.pengguna_id,
            peran_id=self.pk,
            unit_id=self.unit_id,
            akar_tulis=_tuple(self.akar_tulis),
            akar_baca=_tuple(self.akar_baca),
            akar_cari=_tuple(self.akar_cari),
        )


def _tuple(nilai: Iterable[str]) -> tuple[str, ...]:
    return tuple(nilai)
