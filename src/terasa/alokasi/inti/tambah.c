/* Siapa yang masih harus ikut mendukung: yang paling sedikit, menurut tawaran setiap putaran.
 *
 * Hanya jawaban yang pasti dengan bilangan pecahan biner; yang lain diputuskan pemanggil dengan bilangan bulat.
 */
#include <stdint.h>

typedef struct {
    int32_t banyak_kalah, banyak_putaran, banyak_kelompok, muat;
    const int64_t *lajur_awal;
    const int32_t *lajur_kelompok;
    const int32_t *kalah;
    const double *biaya;       /* per loser */
    const double *terkumpul;   /* [banyak_kalah][banyak_putaran]: what its supporters would put in */
    const double *galat;       /* per loser: bound on the error of those */
    const double *beri;        /* [banyak_putaran][banyak_kelompok]: what each group would put in */
    const int32_t *urut;       /* [banyak_putaran][muat]: groups, those who would put in most first */
    const double *jumlah;      /* the same shape: sums in that order */
    const double *sela;        /* per round: bound on the error of those */
    int32_t *ikut;             /* [banyak_kalah][muat]: who joins, */
    int32_t *banyak_ikut;      /* and how many of them; 0 where the caller has to look */
} Tambah;

/* Groups of a column stand in order. */
static int mendukung(const Tambah *t, int32_t p, int64_t g) {
    int64_t bawah = t->lajur_awal[p], atas = t->lajur_awal[p + 1];
    while (bawah < atas) {
        const int64_t tengah = (bawah + atas) / 2;
        if (t->lajur_kelompok[tengah] < g) bawah = tengah + 1;
        else atas = tengah;
    }
    return bawah < t->lajur_awal[p + 1] && t->lajur_kelompok[bawah] == g;
}

/* Where one is enough, most often the one who would put in most in the round that lacks least is. */
static int cari_satu(const Tambah *t, int32_t n, const double *baris) {
    const int64_t lebar = t->muat;
    double terbaik = 0.0;
    int32_t putaran = -1;
    for (int32_t r = 0; r < t->banyak_putaran; r++) {
        const double lebih = (t->jumlah[lebar * r] - t->sela[r]) - (t->biaya[n] - baris[r]);
        if (putaran < 0 || lebih > terbaik) {
            terbaik = lebih;
            putaran = r;
        }
    }
    const int32_t g = t->urut[lebar * putaran];
    if (!(terbaik > 2.0 * t->galat[n]) || mendukung(t, t->kalah[n], g)) return 0;
    t->ikut[lebar * n] = g;
    return 1;
}

/* The first round of those that could do with the fewest, and how many these are; -1 where `muat` do in none. */
static int32_t cari_putaran(const Tambah *t, int32_t n, const double *baris, int64_t *paling_sedikit) {
    const int64_t lebar = t->muat;
    int32_t putaran = -1;
    int64_t sedikit = lebar + 1;
    for (int32_t r = 0; r < t->banyak_putaran; r++) {
        const double perlu = (t->biaya[n] - baris[r]) - t->galat[n], *jumlah = t->jumlah + lebar * r;
        /* The sums only grow. */
        if (sedikit < 2 || jumlah[sedikit - 2] < perlu) continue;
        int64_t banyak = 0;
        while (jumlah[banyak] < perlu) banyak++;
        sedikit = banyak + 1;
        putaran = r;
    }
    *paling_sedikit = sedikit;
    return putaran;
}

/* Those who join in that round, if floats are sure of it and nobody could do with fewer. */
static int32_t cari_beberapa(const Tambah *t, int32_t n, const double *baris) {
    int64_t sedikit;
    const int32_t r = cari_putaran(t, n, baris, &sedikit);
    if (r < 0) return 0;
    const int32_t *urut = t->urut + (int64_t)t->muat * r;
    const double *beri_saat = t->beri + (int64_t)t->banyak_kelompok * r;
    const double kurang = t->biaya[n] - baris[r], sela = 2.0 * t->galat[n] + t->sela[r];
    double jumlah = 0.0;
    int32_t banyak = 0;
    for (int32_t i = 0; i < t->muat && banyak < sedikit; i++) {
        if (mendukung(t, t->kalah[n], urut[i])) continue;
        const double beri = beri_saat[urut[i]];
        if (beri <= 0.0) return 0;
        jumlah += beri;
        t->ikut[(int64_t)t->muat * n + banyak++] = urut[i];
        if (jumlah > kurang + sela) return banyak;
        if (jumlah >= kurang - sela) return 0;
    }
    return 0;
}

void tambah_cari(Tambah *t) {
    for (int32_t n = 0; n < t->banyak_kalah; n++) {
        const double *baris = t->terkumpul + (int64_t)t->banyak_putaran * n;
        t->banyak_ikut[n] = cari_satu(t, n, baris) ? 1 : cari_beberapa(t, n, baris);
    }
}

/* beri comes in as the money of each group before each round and in the end, and leaves as what it would put in: at the
 * price of a round (harga times bobot) or all it has, in the end all it has. urut and jumlah take the `muat` who would
 * put in most, groups in order among equals, and their sums; total everybody's. */
void tambah_tawar(int64_t putaran, int64_t kelompok, int64_t muat, const double *harga, const double *bobot,
                  double *beri, int32_t *urut, double *jumlah, double *total) {
    for (int64_t r = 0; r < putaran; r++, beri += kelompok, urut += muat, jumlah += muat) {
        int64_t isi = 0;
        double semua = 0.0;
        for (int64_t g = 0; g < kelompok; g++) {
            const double penuh = r + 1 < putaran ? harga[r] * bobot[g] : beri[g];
            const double ini = penuh < beri[g] ? penuh : beri[g];
            beri[g] = ini;
            semua += ini;
            if (isi == muat && !(ini > beri[urut[muat - 1]])) continue;
            int64_t i = isi < muat ? isi++ : muat - 1;
            for (; i && ini > beri[urut[i - 1]]; i--) urut[i] = urut[i - 1];
            urut[i] = (int32_t)g;
        }
        total[r] = semua;
        semua = 0.0;
        for (int64_t i = 0; i < muat; i++) jumlah[i] = semua += beri[urut[i]];
    }
}

int64_t tambah_ukuran(void) { return (int64_t)sizeof(Tambah); }
