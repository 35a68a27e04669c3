"""Masa jabatan bertanggal: siapa, dengan keputusan apa, sampai kapan menurut aturan mana."""

from __future__ import annotations

import uuid
from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Coalesce

from terasa.akun.models import Peran
from terasa.dokumen.models import Berkas
from terasa.perangkat.enums import CaraMenjabat, SebabBerakhir
from terasa.perangkat.models.jabatan import Jabatan
from terasa.perangkat.models.orang import Orang
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import Penjaga
from terasa.wilayah.models import under_any

DEFINITIF = (CaraMenjabat.DEFINITIF, CaraMenjabat.PAW)
SAMPAI = Coalesce("berakhir_on", "rencana_berakhir_on")


class _Rentang(Func):
    """[first day in office, first day out of it)."""

    function = "DATERANGE"
    output_field = DateRangeField()


class MasaJabatanQuerySet(models.QuerySet["MasaJabatan"]):
    def pada(self, hari: date) -> MasaJabatanQuerySet:
        """In office on that day; the day on which a term ends is the first day out of it."""
        return self.alias(_sampai=SAMPAI).filter(
            Q(_sampai__isnull=True) | Q(_sampai__gt=hari), mulai_on__lte=hari
        )

    def definitif(self) -> MasaJabatanQuerySet:
        return self.filter(cara__in=DEFINITIF)

    def visible_to(self, by: Pelaku) -> MasaJabatanQuerySet:
        """Tenures of the places that an office reads, and of its own unit."""
        return self.filter(
            under_any(by.akar_baca, "jabatan__kode_wilayah") | Q(jabatan__unit_id=by.unit_id or -1)
        )


class MasaJabatan(models.Model):
    """One tenure of one person on one seat. `*_on` are days; an end is the first day out of office.

    The planned end is what the rule said when it was recorded; a change of the rule adds a PerubahanMasa.
    The database refuses two definitive holders, and two who stand in, on one seat at once.
    """

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="masa")
    kursi_ke = models.PositiveSmallIntegerField(default=1)
    orang = models.ForeignKey(Orang, on_delete=models.PROTECT, related_name="masa")
    cara = models.CharField(max_length=10, choices=CaraMenjabat.choices)
    sk_nomor = models.CharField(max_length=120, blank=True)
    sk_on = models.DateField(null=True, blank=True)
    sk_berkas = models.ForeignKey(Berkas, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # The oath; for posts without one the day on which the decree takes effect.
    mulai_on = models.DateField()
    rencana_berakhir_on = models.DateField(null=True, blank=True)
    # The rule as applied: {"aturan", "pasal", "tahun", "peralihan"}.
    dasar_masa = models.JSONField(default=dict)
    # Which term of this person on this post, counted by the office.
    masa_ke = models.PositiveSmallIntegerField(null=True, blank=True)
    berakhir_on = models.DateField(null=True, blank=True)
    sebab = models.CharField(max_length=16, choices=SebabBerakhir.choices, blank=True)
    sebab_keterangan = models.TextField(blank=True)
    sk_berhenti_nomor = models.CharField(max_length=120, blank=True)
    sk_berhenti_on = models.DateField(null=True, blank=True)
    # When the end was written down: it can be taken back on that day.
    diakhiri_at = models.DateTimeField(null=True, blank=True)
    diakhiri_oleh = models.CharField(max_length=200, blank=True)
    # Whose remainder a PAW serves, or in whose place somebody stands in.
    menggantikan = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="pengganti"
    )
    # The door that this tenure opened for the person's account.
    peran = models.OneToOneField(
        Peran, null=True, blank=True, on_delete=models.SET_NULL, related_name="masa_jabatan"
    )
    dicatat_at = models.DateTimeField()
    dicatat_oleh = models.CharField(max_length=200)
    asal = models.CharField(max_length=160, blank=True)
    is_peragaan = models.BooleanField(default=False)

    objects = MasaJabatanQuerySet.as_manager()

    class Meta:
        ordering = ("jabatan_id", "kursi_ke", "-mulai_on")
        indexes = [models.Index(fields=["rencana_berakhir_on"], name="masa_rencana_berakhir")]
        constraints = [
            models.CheckConstraint(
                condition=Q(berakhir_on__isnull=True) | Q(berakhir_on__gte=F("mulai_on")), name="masa_urut"
            ),
            models.CheckConstraint(
                condition=Q(rencana_berakhir_on__isnull=True) | Q(rencana_berakhir_on__gt=F("mulai_on")),
                name="masa_rencana_urut",
            ),
            models.CheckConstraint(
                condition=Q(berakhir_on__isnull=True) | ~Q(sebab=""), name="masa_berakhir_bersebab"
            ),
            ExclusionConstraint(
                name="masa_satu_definitif",
                expressions=[
                    ("jabatan", RangeOperators.EQUAL),
                    ("kursi_ke", RangeOperators.EQUAL),
                    (_Rentang(F("mulai_on"), SAMPAI), RangeOperators.OVERLAPS),
                ],
                condition=Q(cara__in=DEFINITIF),
            ),
            ExclusionConstraint(
                name="masa_satu_pengganti",
                expressions=[
                    ("jabatan", RangeOperators.EQUAL),
                    ("kursi_ke", RangeOperators.EQUAL),
                    (_Rentang(F("mulai_on"), SAMPAI), RangeOperators.OVERLAPS),
                ],
                condition=~Q(cara__in=DEFINITIF),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jabatan_id} {self.mulai_on}"

    @property
    def sampai_on(self) -> date | None:
        """First day out of office: the real end, else the planned one; None while none is known."""
        return self.berakhir_on or self.rencana_berakhir_on


class PerubahanMasa(models.Model):
    """A planned end that moved, with the rule that moved it; the earlier end stays readable."""

    penjaga = Penjaga()

    masa = models.ForeignKey(MasaJabatan, on_delete=models.CASCADE, related_name="perubahan")
    semula_on = models.DateField(null=True)
    menjadi_on = models.DateField(null=True)
    # {"aturan", "pasal", "tahun", "peralihan"}, as on the tenure.
    dasar = models.JSONField(default=dict)
    alasan = models.TextField()
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("pada", "id")

    def __str__(self) -> str:
        return f"{self.masa_id} {self.menjadi_on}"
