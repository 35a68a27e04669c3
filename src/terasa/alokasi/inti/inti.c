/* Bagian setara di atas surat suara yang dikelompokkan: pecahan tak pernah dihitung di sini.
 *
 * Uang tiap kelompok dijepit dua bilangan pecahan biner (lo, hi); perbandingan yang jelas adalah bukti.
 * Yang tidak jelas dikembalikan kepada pemanggil (RAGU), yang memutuskannya dengan bilangan bulat.
 * Untuk itu setiap putaran mencatat koefisien bulat: berapa uang penyumbang yang habis, dinyatakan
 * dalam harga putaran sebelumnya.
 */
#include "kasus.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef double Empat __attribute__((vector_size(32)));
typedef int64_t Topeng __attribute__((vector_size(32)));
typedef struct { double kering, basah, semua; } Jumlah;

#if defined(__x86_64__) && defined(__gnu_linux__)
#define BERGANDA __attribute__((target_clones("avx2", "default")))
#else
#define BERGANDA
#endif

static inline Empat ambil_empat(const double *dari, const int32_t *letak) {
    return (Empat){dari[letak[0]], dari[letak[1]], dari[letak[2]], dari[letak[3]]};
}

static inline Empat baca_empat(const double *dari) {
    Empat nilai;
    memcpy(&nilai, dari, sizeof nilai);
    return nilai;
}

/* Money of those who run dry at that price, points of those who do not, all money. Without branches: who is who is
 * chance. */
BERGANDA static Jumlah jumlahkan(const double *uang, const int32_t *kel, const double *poin, int64_t n, double satuan) {
    Empat kering = {0.0, 0.0, 0.0, 0.0}, basah = kering, semua = kering;
    Empat kering2 = kering, basah2 = kering, semua2 = kering;
    int64_t j = 0;
    for (; j + 8 <= n; j += 8) {
        const Empat m = ambil_empat(uang, kel + j), u = baca_empat(poin + j);
        const Empat m2 = ambil_empat(uang, kel + j + 4), u2 = baca_empat(poin + j + 4);
        const Topeng habis = m < satuan * u, habis2 = m2 < satuan * u2;
        kering += (Empat)((Topeng)m & habis);
        basah += (Empat)((Topeng)u & ~habis);
        semua += m;
        kering2 += (Empat)((Topeng)m2 & habis2);
        basah2 += (Empat)((Topeng)u2 & ~habis2);
        semua2 += m2;
    }
    kering += kering2;
    basah += basah2;
    semua += semua2;
    Jumlah hasil = {kering[0] + kering[1] + kering[2] + kering[3], basah[0] + basah[1] + basah[2] + basah[3],
                    semua[0] + semua[1] + semua[2] + semua[3]};
    for (; j < n; j++) {
        const double m = uang[kel[j]], u = poin[j];
        const int habis = m < satuan * u;
        hasil.kering += habis ? m : 0.0;
        hasil.basah += habis ? 0.0 : u;
        hasil.semua += m;
    }
    return hasil;
}

/* Whether everyone has at least that price. */
BERGANDA static int semua_cukup(const double *uang, const int32_t *kel, const double *poin, int64_t n, double satuan) {
    int64_t j = 0;
    for (; j + 4 <= n; j += 4) {
        const Topeng kurang = ambil_empat(uang, kel + j) < satuan * baca_empat(poin + j);
        if (kurang[0] | kurang[1] | kurang[2] | kurang[3]) return 0;
    }
    for (; j < n; j++)
        if (uang[kel[j]] < satuan * poin[j]) return 0;
    return 1;
}

static double faktor(const Kasus *k, int32_t p) { return k->kepuasan_biaya ? (double)k->biaya[p] : 1.0; }

static double harga_dasar(const Kasus *k, int32_t p) {
    return k->kepuasan_biaya ? 1.0 / (double)k->total[p] : (double)k->biaya[p] / (double)k->total[p];
}

static double longgar(const Kasus *k, int32_t p) {
    return ((double)(k->lajur_awal[p + 1] - k->lajur_awal[p]) + 16.0) * EPS;
}

/* ---- heap, smallest key first, then base order ---- */
static int lebih_dulu(const Kasus *k, double a, int32_t p, double b, int32_t q) {
    return a < b || (a == b && k->letak[p] < k->letak[q]);
}

static void turun(Kasus *k, int32_t i) {
    double kunci = k->kunci[i];
    int32_t p = k->tumpuk[i];
    for (;;) {
        int32_t anak = 2 * i + 1;
        if (anak >= k->tinggi) break;
        if (anak + 1 < k->tinggi &&
            lebih_dulu(k, k->kunci[anak + 1], k->tumpuk[anak + 1], k->kunci[anak], k->tumpuk[anak]))
            anak++;
        if (!lebih_dulu(k, k->kunci[anak], k->tumpuk[anak], kunci, p)) break;
        k->kunci[i] = k->kunci[anak];
        k->tumpuk[i] = k->tumpuk[anak];
        i = anak;
    }
    k->kunci[i] = kunci;
    k->tumpuk[i] = p;
}

static void sisipkan(Kasus *k, double kunci, int32_t p) {
    int32_t i = k->tinggi++;
    while (i > 0) {
        int32_t induk = (i - 1) / 2;
        if (!lebih_dulu(k, kunci, p, k->kunci[induk], k->tumpuk[induk])) break;
        k->kunci[i] = k->kunci[induk];
        k->tumpuk[i] = k->tumpuk[induk];
        i = induk;
    }
    k->kunci[i] = kunci;
    k->tumpuk[i] = p;
}

static void buang_puncak(Kasus *k) {
    k->tinggi--;
    if (k->tinggi > 0) {
        k->kunci[0] = k->kunci[k->tinggi];
        k->tumpuk[0] = k->tumpuk[k->tinggi];
        turun(k, 0);
    }
}

/* ---- prices ---- */

/* Raise a lower bound on the key; -1 when the supporters surely cannot pay. A line that touches the concave sum of
 * payments lies above it, so each pass gives a bound wherever it starts: first where the item ended in the count
 * before. Stops early beyond `cukup`. */
static double harga_bawah(Kasus *k, int32_t p, double kunci, double cukup, int *matang) {
    const double f = faktor(k, p), sela = longgar(k, p);
    const double biaya = (double)k->biaya[p] * (1.0 - sela);
    const int64_t a = k->lajur_awal[p], n = k->lajur_awal[p + 1] - a;
    const double cukup_satuan = cukup * f * (1.0 + 8.0 * EPS);
    double satuan = kunci * f * (1.0 - 4.0 * EPS);
    int naik_pernah = 0, menurut_saran = k->saran[p] > satuan;
    *matang = 1;
    for (;;) {
        const double coba = menurut_saran ? k->saran[p] : satuan;
        const Jumlah j = jumlahkan(k->hi, k->lajur_kelompok + a, k->lajur_poin + a, n, coba);
        if (j.semua * (1.0 + sela) < biaya) {
            k->saran[p] = coba;
            return -1.0;
        }
        const double naik = j.basah > 0.0 ? (biaya - j.kering) / j.basah * (1.0 - sela) : 0.0;
        if (naik <= satuan && !menurut_saran) break;
        menurut_saran = 0;
        if (naik <= satuan) continue;
        satuan = naik;
        naik_pernah = 1;
        if (naik > cukup_satuan) {
            *matang = 0;
            break;
        }
    }
    if (!naik_pernah) return kunci;
    const double baru = satuan / f * (1.0 - 4.0 * EPS);
    if (baru > kunci) return baru;
    /* No rise that floats can hold: going on would not end. */
    *matang = 1;
    return kunci;
}

/* A key just above `kunci` at which the supporters surely can pay; -1 if floats cannot tell. */
static double harga_atas(const Kasus *k, int32_t p, double kunci) {
    const double f = faktor(k, p), sela = longgar(k, p), biaya = (double)k->biaya[p];
    const int64_t a = k->lajur_awal[p], n = k->lajur_awal[p + 1] - a;
    double atas = kunci * f * (1.0 + 8.0 * sela);
    for (int coba = 0; coba < PERCOBAAN; coba++) {
        const Jumlah j = jumlahkan(k->lo, k->lajur_kelompok + a, k->lajur_poin + a, n, atas);
        if ((j.kering + j.basah * atas) * (1.0 - sela) >= biaya * (1.0 + 4.0 * EPS))
            return atas / f * (1.0 + 4.0 * EPS);
        if (j.basah == 0.0) return -1.0;
        const double lagi = (biaya * (1.0 + sela) - j.kering) / j.basah;
        atas = (lagi > atas ? lagi : atas) * (1.0 + 4.0 * sela);
    }
    return -1.0;
}

/* Whether surely no supporter runs dry at that key. */
static int berlimpah(const Kasus *k, int32_t p, double kunci) {
    const int64_t a = k->lajur_awal[p];
    return semua_cukup(k->lo, k->lajur_kelompok + a, k->lajur_poin + a, k->lajur_awal[p + 1] - a,
                       kunci * faktor(k, p) * (1.0 + 8.0 * EPS));
}

/* ---- account ---- */
static int catat_kabur(Kasus *k, int32_t g, int32_t r) {
    if (k->banyak_kabur == k->muat_kabur) {
        const int64_t muat = k->muat_kabur ? 2 * k->muat_kabur : 1024;
        int32_t *a = realloc(k->kabur_kelompok, (size_t)muat * sizeof(int32_t));
        if (!a) return 0;
        k->kabur_kelompok = a;
        int32_t *b = realloc(k->kabur_putaran, (size_t)muat * sizeof(int32_t));
        if (!b) return 0;
        k->kabur_putaran = b;
        k->muat_kabur = muat;
    }
    k->kabur_kelompok[k->banyak_kabur] = g;
    k->kabur_putaran[k->banyak_kabur++] = r;
    return 1;
}

static void tambah_riwayat(const Kasus *k, int32_t g, int64_t *koefisien) {
    for (int64_t i = k->baris_awal[g]; i < k->baris_awal[g + 1]; i++) {
        const int32_t r = k->babak[k->baris_pilihan[i]];
        if (r >= 0) koefisien[r] += k->baris_poin[i];
    }
}

static int ragukan(Kasus *k, int32_t g, int32_t r, double sedikit, double banyak) {
    const double sisa = k->hi[g] - sedikit, pasti = k->lo[g] - banyak;
    k->keadaan[g] = KABUR;
    k->lo[g] = pasti > 0.0 ? pasti * (1.0 - 2.0 * EPS) : 0.0;
    k->hi[g] = sisa > 0.0 ? sisa * (1.0 + 2.0 * EPS) : 0.0;
    return catat_kabur(k, g, r);
}

static void catat_putaran(Kasus *k, int32_t p, int64_t kering, int64_t basah) {
    const int32_t r = k->putaran;
    k->kering_bobot[r] = kering;
    k->basah_poin[r] = basah;
    k->babak[p] = r;
    k->menang[r] = p;
    k->putaran = r + 1;
    k->belanja += k->biaya[p];
}

/* Buy an item whose key lies between the bounds. 0 when memory is short. */
int32_t inti_beli(Kasus *k, int32_t p, double bawah, double atas) {
    const double f = faktor(k, p);
    const int32_t r = k->putaran;
    const double dari = bawah * f * (1.0 - 8.0 * EPS), sampai = atas * f * (1.0 + 8.0 * EPS);
    int64_t kering = 0, basah = 0;
    int32_t n = k->habis_awal[r];
    for (int64_t j = k->lajur_awal[p]; j < k->lajur_awal[p + 1]; j++) {
        const int32_t g = k->lajur_kelompok[j];
        const double u = k->lajur_poin[j], sedikit = dari * u, banyak = sampai * u, l = k->lo[g], h = k->hi[g];
        const int keadaan = k->keadaan[g], hidup = keadaan == HIDUP;
        const int habis = hidup & (h < sedikit), penuh = hidup & (l > banyak);
        if (__builtin_expect(!(habis | penuh | (keadaan == KOSONG)), 0)) {
            if (!ragukan(k, g, r, sedikit, banyak)) return 0;
            continue;
        }
        k->lo[g] = (l - banyak) * (1.0 - 2.0 * EPS) * (double)penuh;
        k->hi[g] = (h - sedikit) * (1.0 + 2.0 * EPS) * (double)penuh;
        k->keadaan[g] = (uint8_t)(KOSONG - penuh);
        /* Overwritten by the next one unless it ran dry. */
        k->habis[n] = g;
        n += habis;
        basah += (int64_t)u & -(int64_t)penuh;
    }
    for (int32_t i = k->habis_awal[r]; i < n; i++) kering += k->bobot[k->habis[i]];
    k->habis_awal[r + 1] = n;
    catat_putaran(k, p, kering, basah);
    k->saran[p] = dari;
    const double lantai = bawah * (1.0 - 8.0 * EPS);
    /* Not so where an item may be opened later. */
    if (lantai > k->lantai && !k->satu_satu) k->lantai = lantai;
    return 1;
}

/* The account of rounds from `dari` on: what those who ran dry had paid before. 0 when memory is short. */
int32_t inti_susun_koefisien(Kasus *k, int32_t dari) {
    for (int32_t r = dari; r < k->putaran; r++)
        if (k->kering_bobot[r] && !k->koefisien[r] && !(k->koefisien[r] = calloc((size_t)r + 1, sizeof(int64_t))))
            return 0;
    for (int32_t r = dari; r < k->putaran; r++)
        for (int32_t i = k->habis_awal[r]; i < k->habis_awal[r + 1]; i++) {
            const int32_t g = k->habis[i];
            for (int64_t j = k->baris_awal[g]; j < k->baris_awal[g + 1]; j++) {
                const int32_t dulu = k->babak[k->baris_pilihan[j]];
                if (dulu >= 0 && dulu < r) k->koefisien[r][dulu] += k->baris_poin[j];
            }
        }
    return 1;
}

/* Per group: the round in which it surely ran dry; the others are left as they come. */
void inti_habis_pada(const Kasus *k, int32_t *putaran) {
    for (int32_t r = 0; r < k->putaran; r++)
        for (int32_t i = k->habis_awal[r]; i < k->habis_awal[r + 1]; i++) putaran[k->habis[i]] = r;
}

/* The numbers of one account that are not zero: at most r of them. */
int32_t inti_baca_koefisien(const Kasus *k, int32_t r, int32_t *letak, int64_t *nilai) {
    int32_t n = 0;
    if (!k->koefisien[r]) return 0;
    for (int32_t i = 0; i < r; i++) {
        if (!k->koefisien[r][i]) continue;
        letak[n] = i;
        nilai[n++] = k->koefisien[r][i];
    }
    return n;
}

/* Payments of the first `awalan` rounds, which larger endowments repeat as they were. */
static void potret(Kasus *k, int32_t awalan) {
    if (awalan < k->foto) {
        memset(k->terbayar, 0, sizeof(double) * (size_t)k->banyak_kelompok);
        k->foto = 0;
    }
    for (; k->foto < awalan; k->foto++) {
        const int32_t p = k->menang[k->foto];
        const double satuan = harga_dasar(k, p) * faktor(k, p);
        for (int64_t j = k->lajur_awal[p]; j < k->lajur_awal[p + 1]; j++)
            k->terbayar[k->lajur_kelompok[j]] += satuan * k->lajur_poin[j];
    }
}

/* Start again with an endowment between the bounds; the first `awalan` rounds are repeated as they were. */
int32_t inti_mulai(Kasus *k, double bawah, double atas, int32_t awalan) {
    potret(k, awalan);
    const double sela = ((double)awalan + 8.0) * EPS;
    for (int32_t g = 0; g < k->banyak_kelompok; g++) {
        const double sisa = (double)k->bobot[g] * bawah * (1.0 - EPS) - k->terbayar[g] * (1.0 + sela);
        k->lo[g] = sisa > 0.0 ? sisa * (1.0 - 2.0 * EPS) : 0.0;
        k->hi[g] = ((double)k->bobot[g] * atas * (1.0 + EPS) - k->terbayar[g] * (1.0 - sela)) * (1.0 + 2.0 * EPS);
    }
    memset(k->keadaan, HIDUP, (size_t)k->banyak_kelompok);
    for (int32_t r = 0; r < k->putaran; r++) {
        free(k->koefisien[r]);
        k->koefisien[r] = NULL;
    }
    for (int32_t p = 0; p < k->banyak_pilihan; p++) k->babak[p] = k->segar[p] = -1;
    k->putaran = k->tinggi = k->banyak_lawan = 0;
    k->belanja = 0;
    k->banyak_kabur = 0;
    k->lantai = 0.0;
    for (int32_t r = 0; r < awalan; r++) {
        catat_putaran(k, k->menang[r], 0, k->total[k->menang[r]]);
        k->habis_awal[r + 1] = 0;
    }
    k->awalan = awalan;
    k->lurus = 1;
    for (int32_t i = awalan; i < k->banyak_dasar; i++) {
        k->kunci[k->tinggi] = harga_dasar(k, k->dasar[i]);
        k->tumpuk[k->tinggi++] = k->dasar[i];
    }
    return SELESAI;
}

/* Bring the head up to date as far as it stays the head, or drop it for good. */
static void segarkan(Kasus *k) {
    const int32_t p = k->tumpuk[0];
    const double lama = k->kunci[0];
    double cukup = INFINITY;
    for (int32_t i = 1; i < 3 && i < k->tinggi; i++)
        if (k->kunci[i] < cukup) cukup = k->kunci[i];
    int matang;
    const double naik = harga_bawah(k, p, lama > k->lantai ? lama : k->lantai, cukup, &matang);
    if (naik < 0.0) {
        buang_puncak(k);
        return;
    }
    if (matang) k->segar[p] = k->putaran;
    if (naik > lama) {
        k->kunci[0] = naik;
        turun(k, 0);
    }
}

/* Points of the supporters who have money left, when all of them surely pay in full: the price is then a ratio of
 * whole numbers. -1 when somebody may run dry. */
static int64_t poin_lurus(const Kasus *k, int32_t p) {
    int64_t poin = 0;
    for (int64_t j = k->lajur_awal[p]; j < k->lajur_awal[p + 1]; j++)
        if (k->keadaan[k->lajur_kelompok[j]] != KOSONG) poin += (int64_t)k->lajur_poin[j];
    if (!poin) return -1;
    const double naik = (double)k->biaya[p] / (double)poin * (1.0 + 16.0 * EPS);
    for (int64_t j = k->lajur_awal[p]; j < k->lajur_awal[p + 1]; j++) {
        const int32_t g = k->lajur_kelompok[j];
        if (k->keadaan[g] != KOSONG && k->lo[g] < naik * k->lajur_poin[j]) return -1;
    }
    return poin;
}

static int lebih_murah(const Kasus *k, int32_t p, int64_t poin_p, int32_t q, int64_t poin_q) {
    const int beda = k->kepuasan_biaya ? banding_pecahan(1, poin_p, 1, poin_q)
                                       : banding_pecahan(k->biaya[p], poin_p, k->biaya[q], poin_q);
    return beda ? beda < 0 : k->seri[p] < k->seri[q];
}

/* Contestants whose supporters all pay in full compare by whole numbers. Place of the cheapest and its key; -1 if
 * floats do not tell. */
static int32_t putuskan_lurus(const Kasus *k, double *kunci) {
    int32_t pertama = 0;
    int64_t poin_pertama = 0;
    for (int32_t i = 0; i < k->banyak_lawan; i++) {
        const int32_t p = k->lawan[i];
        const int64_t poin = poin_lurus(k, p);
        if (poin < 0) return -1;
        if (i && !lebih_murah(k, p, poin, k->lawan[pertama], poin_pertama)) continue;
        pertama = i;
        poin_pertama = poin;
        *kunci = k->kepuasan_biaya ? 1.0 / (double)poin : (double)k->biaya[p] / (double)poin;
    }
    return pertama;
}

/* Everyone who may be as cheap as `atas` joins the contestants. */
void inti_kumpulkan(Kasus *k, double atas) {
    while (k->tinggi > 0 && k->kunci[0] <= atas) {
        if (k->tutup[k->tumpuk[0]]) {
            buang_puncak(k);
            continue;
        }
        if (k->segar[k->tumpuk[0]] != k->putaran) {
            segarkan(k);
            continue;
        }
        k->lawan[k->banyak_lawan] = k->tumpuk[0];
        k->lawan_lo[k->banyak_lawan++] = k->kunci[0];
        buang_puncak(k);
    }
}

/* Before anybody has paid: whether all supporters can just pay in full, by whole numbers where these fit. Floats see
 * money that is exactly enough as a doubt, and one project for the whole ceiling is common in small elections. */
static int pas_di_awal(const Kasus *k, int32_t p, double kunci) {
    if (k->putaran || !k->hak_total || kunci != harga_dasar(k, p)) return 0;
    if ((double)k->biaya[p] * (double)k->total[p] * (double)k->hak_total > 1e37) return 0;
    if ((double)k->modal * (double)k->hak_total * (double)k->total[p] > 1e37) return 0;
    for (int64_t j = k->lajur_awal[p]; j < k->lajur_awal[p + 1]; j++) {
        const __int128 bagian = (__int128)k->biaya[p] * (int64_t)k->lajur_poin[j] * k->hak_total;
        if ((__int128)k->modal * k->bobot[k->lajur_kelompok[j]] * k->total[p] < bagian) return 0;
    }
    return 1;
}

/* Go on until nobody can pay (SELESAI), the spending passes `batas` (LEWAT) or a round needs whole numbers (RAGU). */
int32_t inti_jalan(Kasus *k, int64_t batas) {
    while (k->tinggi > 0) {
        const double kunci = k->kunci[0];
        const int32_t p = k->tumpuk[0];
        if (k->belanja > batas) return LEWAT;
        if (k->tutup[p]) {
            buang_puncak(k);
            continue;
        }
        if (kunci == harga_dasar(k, p) && berlimpah(k, p, kunci)) {
            if (k->lurus && !k->satu_satu && k->dasar[k->putaran] == p) k->awalan = k->putaran + 1;
            else k->lurus = 0;
            buang_puncak(k);
            if (!inti_beli(k, p, kunci, kunci)) return HABIS_MEMORI;
            if (k->satu_satu) return DIBELI;
            continue;
        }
        k->lurus = 0;
        if (k->segar[p] != k->putaran) {
            segarkan(k);
            continue;
        }
        buang_puncak(k);
        k->lawan[0] = p;
        k->lawan_lo[0] = kunci;
        k->banyak_lawan = 1;
        double atas = harga_atas(k, p, kunci);
        if (atas < 0.0) {
            if (!pas_di_awal(k, p, kunci)) return RAGU;
            atas = kunci;
            inti_kumpulkan(k, kunci * (1.0 + 16.0 * EPS));
            if (k->banyak_lawan > 1) return RAGU;
        }
        inti_kumpulkan(k, atas);
        if (k->banyak_lawan == 1) {
            if (!inti_beli(k, p, kunci, atas)) return HABIS_MEMORI;
            if (k->satu_satu) return DIBELI;
            continue;
        }
        double harga = 0.0;
        const int32_t pertama = putuskan_lurus(k, &harga);
        if (pertama < 0) return RAGU;
        const int32_t beli = k->lawan[pertama];
        for (int32_t i = 0; i < k->banyak_lawan; i++)
            if (i != pertama) sisipkan(k, k->lawan_lo[i], k->lawan[i]);
        if (!inti_beli(k, beli, harga, harga)) return HABIS_MEMORI;
        if (k->satu_satu) return DIBELI;
    }
    return k->belanja > batas ? LEWAT : SELESAI;
}

/* Put a contestant back with a lower bound on its key. What was closed and opens again may still be queued, with a
 * key that holds, as keys only rise; queueing it twice would outgrow the queue. */
void inti_kembalikan(Kasus *k, int32_t p, double kunci) {
    if (k->satu_satu)
        for (int32_t i = 0; i < k->tinggi; i++)
            if (k->tumpuk[i] == p) return;
    sisipkan(k, kunci, p);
}

double inti_harga_atas(const Kasus *k, int32_t p, double kunci) { return harga_atas(k, p, kunci); }

/* Who surely runs dry below `bawah` and who surely does not above `atas`; the rest is listed in `terbuka`.
 * koefisien: room for `putaran` whole numbers. hasil: {dry weight, wet points, number listed}. */
void inti_urai(const Kasus *k, int32_t p, double bawah, double atas, int64_t *koefisien, int64_t *hasil,
               int32_t *terbuka) {
    const double f = faktor(k, p);
    const double dari = bawah * f * (1.0 - 8.0 * EPS), sampai = atas * f * (1.0 + 8.0 * EPS);
    hasil[0] = hasil[1] = hasil[2] = 0;
    memset(koefisien, 0, sizeof(int64_t) * (size_t)k->putaran);
    for (int64_t j = k->lajur_awal[p]; j < k->lajur_awal[p + 1]; j++) {
        const int32_t g = k->lajur_kelompok[j];
        if (k->keadaan[g] == KOSONG) continue;
        const double u = k->lajur_poin[j];
        if (k->hi[g] < dari * u) {
            hasil[0] += k->bobot[g];
            tambah_riwayat(k, g, koefisien);
        } else if (k->lo[g] > sampai * u) {
            hasil[1] += (int64_t)u;
        } else {
            terbuka[hasil[2]++] = (int32_t)(j - k->lajur_awal[p]);
        }
    }
}

/* What a settled round found out about a group. */
void inti_tetapkan(Kasus *k, int32_t g, int32_t keadaan, double bawah, double atas) {
    k->keadaan[g] = (uint8_t)keadaan;
    k->lo[g] = bawah;
    k->hi[g] = atas;
}

size_t inti_ukuran(void) { return sizeof(Kasus); }

/* One block for the whole state, laid out by falling size. 0 when memory is short. */
int32_t inti_siapkan(Kasus *k) {
    const size_t pilihan = (size_t)k->banyak_pilihan + 1, kelompok = (size_t)k->banyak_kelompok + 1;
    char *p = calloc(pilihan * (6 * 8 + 6 * 4 + 1) + kelompok * (3 * 8 + 4 + 1), 1);
    if (!p) return 0;
    k->blok = p;
    k->lo = (double *)p, p += kelompok * 8;
    k->hi = (double *)p, p += kelompok * 8;
    k->terbayar = (double *)p, p += kelompok * 8;
    k->kunci = (double *)p, p += pilihan * 8;
    k->saran = (double *)p, p += pilihan * 8;
    k->lawan_lo = (double *)p, p += pilihan * 8;
    k->kering_bobot = (int64_t *)p, p += pilihan * 8;
    k->basah_poin = (int64_t *)p, p += pilihan * 8;
    k->koefisien = (int64_t **)p, p += pilihan * 8;
    k->habis = (int32_t *)p, p += kelompok * 4;
    k->habis_awal = (int32_t *)p, p += pilihan * 4;
    k->babak = (int32_t *)p, p += pilihan * 4;
    k->menang = (int32_t *)p, p += pilihan * 4;
    k->tumpuk = (int32_t *)p, p += pilihan * 4;
    k->segar = (int32_t *)p, p += pilihan * 4;
    k->lawan = (int32_t *)p, p += pilihan * 4;
    k->keadaan = (uint8_t *)p, p += kelompok;
    k->tutup = (uint8_t *)p;
    return 1;
}

void inti_lepas(Kasus *k) {
    for (int32_t r = 0; r < k->putaran; r++) free(k->koefisien[r]);
    free(k->kabur_kelompok);
    free(k->kabur_putaran);
    free(k->blok);
}
