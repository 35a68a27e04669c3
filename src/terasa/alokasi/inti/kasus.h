/* Keadaan satu hitungan bagian setara; dipakai inti.c dan sekali.c. */
#ifndef TERASA_KASUS_H
#define TERASA_KASUS_H
#include "tetapan.h"
#include <stdint.h>

#define PERCOBAAN 6
enum { HIDUP = 0, KOSONG = 1, KABUR = 2 };

typedef struct {
    /* the case, owned by the caller */
    int32_t banyak_pilihan, banyak_kelompok, kepuasan_biaya, banyak_dasar;
    const int64_t *baris_awal;   /* per group: its ballot */
    const int32_t *baris_pilihan;
    const int64_t *baris_poin;
    const int64_t *lajur_awal;   /* per item: its supporters */
    const int32_t *lajur_kelompok;
    const double *lajur_poin;
    const int64_t *biaya, *total;
    const int64_t *bobot;        /* per group: its part of the money */
    const int32_t *seri;         /* place of each item in the tie order */
    const int32_t *dasar;        /* items in exact order of their price when everybody pays in full */
    const int32_t *letak;        /* place of each item in `dasar` */
    void *blok;                  /* holds the state */
    /* state */
    double *lo, *hi;
    uint8_t *keadaan;
    int32_t *babak;              /* round in which an item was bought, -1 before */
    int32_t *menang;
    int32_t putaran, awalan;
    double *kunci;               /* heap: lower bound of the price per satisfaction */
    int32_t *tumpuk;
    int32_t tinggi;
    int32_t *segar;
    int64_t belanja;
    int32_t *lawan;              /* contestants of an undecided round */
    double *lawan_lo;
    int32_t banyak_lawan;
    /* account */
    int64_t *kering_bobot, *basah_poin;
    int64_t **koefisien;
    int32_t *kabur_kelompok, *kabur_putaran;
    int64_t banyak_kabur, muat_kabur;
    uint8_t lurus;               /* still inside the prefix that no larger endowment can change */
    double lantai;               /* nobody who is left can be cheaper than the last purchase was */
    double *terbayar;            /* per group: paid in the first `foto` rounds, in which everybody paid in full */
    int32_t foto;
    int32_t *habis, *habis_awal; /* groups that surely ran dry, round by round, and where each round starts */
    uint8_t *tutup;              /* items that may not be bought for now */
    uint8_t satu_satu;           /* return after every purchase, for the caller to change `tutup` */
    double *saran;               /* price per point at which an item was bought or given up in the count before */
    int64_t modal, hak_total;    /* the money shared out and all parts of it; 0 where it lies in a range */
} Kasus;

int32_t inti_siapkan(Kasus *k);
int32_t inti_mulai(Kasus *k, double bawah, double atas, int32_t awalan);
int32_t inti_jalan(Kasus *k, int64_t batas);
void inti_lepas(Kasus *k);

#endif
