/* Phragmén berurutan: beban tiap kelompok adalah beban pembelian terakhir dari surat suaranya.
 *
 * Beban dijepit dua bilangan pecahan biner; yang seri atau tidak jelas dikembalikan (RAGU) dan diputuskan
 * pemanggil dengan bilangan bulat. Setiap pembelian mencatat berapa suara pendukungnya menurut putaran
 * terakhir yang membebani mereka.
 */
#include "fragmen.h"
#include <stdlib.h>

static void turun(Fragmen *f, int32_t i) {
    const double kunci = f->kunci[i];
    const int32_t p = f->tumpuk[i];
    for (;;) {
        int32_t anak = 2 * i + 1;
        if (anak >= f->tinggi) break;
        if (anak + 1 < f->tinggi && f->kunci[anak + 1] < f->kunci[anak]) anak++;
        if (f->kunci[anak] >= kunci) break;
        f->kunci[i] = f->kunci[anak];
        f->tumpuk[i] = f->tumpuk[anak];
        i = anak;
    }
    f->kunci[i] = kunci;
    f->tumpuk[i] = p;
}

static int32_t ambil(Fragmen *f) {
    const int32_t p = f->tumpuk[0];
    if (--f->tinggi > 0) {
        f->kunci[0] = f->kunci[f->tinggi];
        f->tumpuk[0] = f->tumpuk[f->tinggi];
        turun(f, 0);
    }
    return p;
}

/* What was closed and opens again may still be queued; queueing it twice would outgrow the queue. */
void fragmen_kembalikan(Fragmen *f, int32_t p, double kunci) {
    if (f->satu_satu)
        for (int32_t m = 0; m < f->tinggi; m++)
            if (f->tumpuk[m] == p) return;
    int32_t i = f->tinggi++;
    while (i > 0) {
        const int32_t induk = (i - 1) / 2;
        if (f->kunci[induk] <= kunci) break;
        f->kunci[i] = f->kunci[induk];
        f->tumpuk[i] = f->tumpuk[induk];
        i = induk;
    }
    f->kunci[i] = kunci;
    f->tumpuk[i] = p;
}

/* Four sums side by side: one alone would wait for itself at every entry. The bound holds for any order of adding. */
void fragmen_batas(const Fragmen *f, int32_t p, double *batas) {
    const int64_t n = f->lajur_awal[p + 1] - f->lajur_awal[p];
    const int32_t *kelompok = f->lajur_kelompok + f->lajur_awal[p];
    const double *poin = f->lajur_poin + f->lajur_awal[p];
    const double sela = ((double)n + 16.0) * EPS;
    double bawah[4] = {0.0}, atas[4] = {0.0};
    int64_t j = 0;
    for (; j + 4 <= n; j += 4)
        for (int i = 0; i < 4; i++) {
            const int32_t r = f->babak[kelompok[j + i]];
            bawah[i] += poin[j + i] * f->lo[r];
            atas[i] += poin[j + i] * f->hi[r];
        }
    for (; j < n; j++) {
        const int32_t r = f->babak[kelompok[j]];
        bawah[0] += poin[j] * f->lo[r];
        atas[0] += poin[j] * f->hi[r];
    }
    const double biaya = (double)f->biaya[p], total = (double)f->total[p];
    batas[0] = (biaya + (bawah[0] + bawah[1] + bawah[2] + bawah[3])) / total * (1.0 - sela);
    batas[1] = (biaya + (atas[0] + atas[1] + atas[2] + atas[3])) / total * (1.0 + sela);
}

int32_t fragmen_beli(Fragmen *f, int32_t p) {
    const int32_t r = f->putaran;
    double batas[2];
    fragmen_batas(f, p, batas);
    if (!(f->bobot[r] = calloc((size_t)r + 1, sizeof(int64_t)))) return 0;
    for (int64_t j = f->lajur_awal[p]; j < f->lajur_awal[p + 1]; j++) {
        int32_t *babak = &f->babak[f->lajur_kelompok[j]];
        f->bobot[r][*babak] += (int64_t)f->lajur_poin[j];
        *babak = r + 1;
    }
    f->lo[r + 1] = batas[0];
    f->hi[r + 1] = batas[1];
    f->menang[r] = p;
    f->putaran = r + 1;
    f->sisa -= f->biaya[p];
    return 1;
}

static int belum_terbebani(const Fragmen *f, int32_t p) {
    for (int64_t j = f->lajur_awal[p]; j < f->lajur_awal[p + 1]; j++)
        if (f->babak[f->lajur_kelompok[j]]) return 0;
    return 1;
}

/* Sign of load(p) - load(q) where nobody carries anything yet. */
static int banding(const Fragmen *f, int32_t p, int32_t q) {
    return banding_pecahan(f->biaya[p], f->total[p], f->biaya[q], f->total[q]);
}

/* Keep those with exactly the least load where whole numbers tell at once. 0 when they do not. */
static int putuskan(Fragmen *f) {
    int32_t n = 0;
    for (int32_t i = 0; i < f->banyak_lawan; i++)
        if (!belum_terbebani(f, f->lawan[i])) return 0;
    for (int32_t i = 0; i < f->banyak_lawan; i++) {
        const int32_t p = f->lawan[i];
        const int beda = n ? banding(f, p, f->lawan[0]) : 0;
        const double kunci = f->lawan_lo[i];
        if (beda > 0) {
            fragmen_kembalikan(f, p, kunci);
            continue;
        }
        if (beda < 0) {
            for (int32_t m = 0; m < n; m++) fragmen_kembalikan(f, f->lawan[m], f->lawan_lo[m]);
            n = 0;
        }
        f->lawan[n] = p;
        f->lawan_lo[n++] = kunci;
    }
    f->banyak_lawan = n;
    return 1;
}

/* Go on until an item tied for the least load does not fit, nothing is left, or whole numbers are needed. */
int32_t fragmen_jalan(Fragmen *f) {
    while (f->tinggi > 0) {
        double atas = -1.0;
        int32_t n = 0;
        while (f->tinggi > 0 && (atas < 0.0 || f->kunci[0] <= atas)) {
            double batas[2];
            const int32_t p = ambil(f);
            if (f->tutup[p]) continue;
            fragmen_batas(f, p, batas);
            if (atas < 0.0 || batas[1] < atas) atas = batas[1];
            f->lawan[n] = p;
            f->lawan_lo[n++] = batas[0];
        }
        f->banyak_lawan = 0;
        if (!n) break;
        for (int32_t i = 0; i < n; i++) {
            if (f->lawan_lo[i] > atas) {
                fragmen_kembalikan(f, f->lawan[i], f->lawan_lo[i]);
                continue;
            }
            f->lawan[f->banyak_lawan] = f->lawan[i];
            f->lawan_lo[f->banyak_lawan++] = f->lawan_lo[i];
        }
        if (f->banyak_lawan > 1 && !putuskan(f)) return RAGU;
        int32_t beli = 0;
        for (int32_t i = 0; i < f->banyak_lawan; i++) {
            if (f->biaya[f->lawan[i]] > f->sisa) {
                f->tinggi = 0;
                f->banyak_lawan = -1;
                return SELESAI;
            }
            if (f->seri[f->lawan[i]] < f->seri[f->lawan[beli]]) beli = i;
        }
        for (int32_t i = 0; i < f->banyak_lawan; i++)
            if (i != beli) fragmen_kembalikan(f, f->lawan[i], f->lawan_lo[i]);
        if (!fragmen_beli(f, f->lawan[beli])) return HABIS_MEMORI;
        if (f->satu_satu) return DIBELI;
    }
    return SELESAI;
}

size_t fragmen_ukuran(void) { return sizeof(Fragmen); }

/* One block for the whole state; everybody starts without a load. 0 when memory is short. */
int32_t fragmen_siapkan(Fragmen *f) {
    const size_t pilihan = (size_t)f->banyak_pilihan + 1, kelompok = (size_t)f->banyak_kelompok + 1;
    char *p = calloc(pilihan * (5 * 8 + 3 * 4 + 1) + kelompok * 4, 1);
    if (!p) return 0;
    f->blok = p;
    f->lo = (double *)p, p += pilihan * 8;
    f->hi = (double *)p, p += pilihan * 8;
    f->kunci = (double *)p, p += pilihan * 8;
    f->lawan_lo = (double *)p, p += pilihan * 8;
    f->bobot = (int64_t **)p, p += pilihan * 8;
    f->menang = (int32_t *)p, p += pilihan * 4;
    f->tumpuk = (int32_t *)p, p += pilihan * 4;
    f->lawan = (int32_t *)p, p += pilihan * 4;
    f->babak = (int32_t *)p, p += kelompok * 4;
    f->tutup = (uint8_t *)p;
    for (int32_t i = 0; i < f->banyak_pilihan; i++)
        if (f->total[i] && f->biaya[i] <= f->sisa) f->tumpuk[f->tinggi++] = i;
    return 1;
}

void fragmen_lepas(Fragmen *f) {
    for (int32_t r = 0; r < f->putaran; r++) free(f->bobot[r]);
    free(f->blok);
}
