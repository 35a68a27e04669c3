/* Surat suara berkas .pb dari byte ke larik: yang sepenuhnya teratur saja.
 *
 * Begitu ada yang tidak biasa (tanda kutip, spasi tepi, pilihan tidak dikenal, pemilih ganda, ...) pembacaan
 * berhenti dengan TIDAK_TERATUR, dan pembaca Python mengulanginya sejak awal serta menemukan kalimatnya.
 * Yang diterima di sini selalu diterima di sana juga, dengan larik yang sama.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { SELESAI = 0, TIDAK_TERATUR = 1, HABIS_MEMORI = 2 };
#define SELIDIK_MAKS 512
#define ANGKA_MAKS 17
#define POIN_MAKS INT64_C(1000000000000000000)

typedef struct {
    /* the file and what its header says, owned by the caller */
    const uint8_t *isi;
    int64_t panjang, mulai;
    const uint8_t *kode;         /* all project codes in a row */
    const int64_t *kode_awal;    /* where each begins, one more at the end */
    int32_t banyak_proyek, kolom, ke_pemilih, ke_suara, ke_poin, berurut;
    int64_t harap, panjang_min, panjang_maks, jumlah_poin_maks;
    uint64_t benih;
    /* result, freed by pb_lepas */
    int64_t banyak_kelompok, banyak_isi;
    int64_t *bobot, *awal;
    int32_t *pilihan;
    int64_t *poin;
} Suara;

typedef struct {
    Suara *s;
    uint32_t *tabel_proyek;      /* project + 1 */
    uint64_t *sidik_proyek;
    uint64_t *tabel_pemilih;     /* upper half of the hash, lower half voter + 1 */
    int64_t *pemilih_mulai;
    int32_t *pemilih_panjang;
    uint64_t *tabel_kelompok;
    uint32_t *cap;               /* last ballot that named each project */
    uint64_t topeng_proyek, topeng_suara;
    int64_t muat_isi, banyak_suara, jumlah_poin;
} Kerja;

typedef struct { int32_t pilihan; int64_t poin; } Pasangan;

/* ---- hashing ---- */
static inline uint64_t campur(uint64_t a, uint64_t b) {
    __uint128_t hasil = (__uint128_t)(a ^ UINT64_C(0x9e3779b97f4a7c15)) * (b | 1);
    return (uint64_t)hasil ^ (uint64_t)(hasil >> 64);
}

static inline uint64_t baca8(const uint8_t *p) {
    uint64_t nilai;
    memcpy(&nilai, p, 8);
    return nilai;
}

/* `akhir` ends the memory that may be read. */
static inline uint64_t sidik(const uint8_t *p, int64_t n, const uint8_t *akhir, uint64_t benih) {
    uint64_t h = benih ^ (uint64_t)n, sisa = 0;
    for (; n >= 8; p += 8, n -= 8) h = campur(h ^ baca8(p), benih);
    if (akhir - p >= 8)
        sisa = n ? baca8(p) << (64 - 8 * n) : 0;
    else
        for (int64_t i = 0; i < n; i++) sisa = sisa >> 8 | (uint64_t)p[i] << 56;
    return campur(h ^ sisa, benih + 2);
}

static uint64_t kuasa_dua(uint64_t paling_sedikit) {
    uint64_t n = 16;
    while (n < paling_sedikit) n *= 2;
    return n;
}

/* ---- the text as a whole ---- */

/* UTF-8 as Python reads it: no overlong forms, no surrogates, nothing above U+10FFFF. 0 when broken. */
static int64_t satu_huruf(const uint8_t *p, const uint8_t *akhir) {
    int64_t sisa = akhir - p;
    uint8_t a = p[0];
    if (a < 0x80) return 1;
    if (a < 0xc2 || a > 0xf4) return 0;
    if (a < 0xe0) return sisa >= 2 && (p[1] & 0xc0) == 0x80 ? 2 : 0;
    if (a < 0xf0) {
        if (sisa < 3 || (p[1] & 0xc0) != 0x80 || (p[2] & 0xc0) != 0x80) return 0;
        if ((a == 0xe0 && p[1] < 0xa0) || (a == 0xed && p[1] > 0x9f)) return 0;
        return 3;
    }
    if (sisa < 4 || (p[1] & 0xc0) != 0x80 || (p[2] & 0xc0) != 0x80 || (p[3] & 0xc0) != 0x80) return 0;
    if ((a == 0xf0 && p[1] < 0x90) || (a == 0xf4 && p[1] > 0x8f)) return 0;
    return 4;
}

/* Clean text without quotes and NUL; the number of CR, which must all stand at line ends. -1 otherwise. */
static int64_t periksa_teks(const uint8_t *p, const uint8_t *akhir) {
    int64_t cr = 0;
    while (p < akhir) {
        int64_t n = akhir - p < 64 ? akhir - p : 64;
        uint8_t tinggi = 0, buruk = 0, kembali = 0;
        if (n == 64)
            for (int i = 0; i < 64; i++) {
                tinggi |= p[i];
                buruk |= (uint8_t)((p[i] == '"') | (p[i] == 0));
                kembali = (uint8_t)(kembali + (p[i] == '\r'));
            }
        else
            for (int64_t i = 0; i < n; i++) {
                tinggi |= p[i];
                buruk |= (uint8_t)((p[i] == '"') | (p[i] == 0));
                kembali = (uint8_t)(kembali + (p[i] == '\r'));
            }
        if (buruk) return -1;
        if (tinggi < 0x80) {
            cr += kembali;
            p += n;
            continue;
        }
        for (const uint8_t *batas = p + n; p < batas;) {
            int64_t maju = satu_huruf(p, akhir);
            if (!maju) return -1;
            /* the tail of a long letter may reach into the next block, where only letters follow */
            cr += *p == '\r';
            p += maju;
        }
    }
    return cr;
}

static int tepi_bersih(const uint8_t *p, int64_t n) {
    return n > 0 && p[0] != ' ' && p[0] != '\t' && p[n - 1] != ' ' && p[n - 1] != '\t';
}

/* ---- tables ---- */
static int siapkan(Kerja *k) {
    Suara *s = k->s;
    uint64_t besar = kuasa_dua((uint64_t)s->banyak_proyek * 4);
    uint64_t suara = kuasa_dua((uint64_t)s->harap + (uint64_t)s->harap / 2);
    k->topeng_proyek = besar - 1;
    k->topeng_suara = suara - 1;
    /* a code takes at least one byte and one separator */
    k->muat_isi = (s->panjang - s->mulai) / 2 + 1;
    k->tabel_proyek = calloc(besar, sizeof *k->tabel_proyek);
    k->sidik_proyek = malloc((size_t)s->banyak_proyek * sizeof *k->sidik_proyek);
    k->tabel_pemilih = calloc(suara, sizeof *k->tabel_pemilih);
    k->tabel_kelompok = calloc(suara, sizeof *k->tabel_kelompok);
    k->pemilih_mulai = malloc((size_t)s->harap * sizeof *k->pemilih_mulai);
    k->pemilih_panjang = malloc((size_t)s->harap * sizeof *k->pemilih_panjang);
    k->cap = calloc((size_t)s->banyak_proyek, sizeof *k->cap);
    s->bobot = malloc((size_t)s->harap * sizeof *s->bobot);
    s->awal = malloc((size_t)(s->harap + 1) * sizeof *s->awal);
    s->pilihan = malloc((size_t)k->muat_isi * sizeof *s->pilihan);
    s->poin = s->ke_poin < 0 ? NULL : malloc((size_t)k->muat_isi * sizeof *s->poin);
    if (!k->tabel_proyek || !k->sidik_proyek || !k->tabel_pemilih || !k->tabel_kelompok || !k->pemilih_mulai ||
        !k->pemilih_panjang || !k->cap || !s->bobot || !s->awal || !s->pilihan || (s->ke_poin >= 0 && !s->poin))
        return HABIS_MEMORI;
    s->awal[0] = 0;
    const uint8_t *kode_akhir = s->kode + s->kode_awal[s->banyak_proyek];
    for (int32_t i = 0; i < s->banyak_proyek; i++) {
        const uint8_t *kode = s->kode + s->kode_awal[i];
        k->sidik_proyek[i] = sidik(kode, s->kode_awal[i + 1] - s->kode_awal[i], kode_akhir, s->benih);
        uint64_t j = k->sidik_proyek[i] & k->topeng_proyek;
        for (int langkah = 0; k->tabel_proyek[j]; j = (j + 1) & k->topeng_proyek)
            if (++langkah > SELIDIK_MAKS) return TIDAK_TERATUR;
        k->tabel_proyek[j] = (uint32_t)i + 1;
    }
    return SELESAI;
}

static void bereskan(Kerja *k) {
    free(k->tabel_proyek);
    free(k->sidik_proyek);
    free(k->tabel_pemilih);
    free(k->tabel_kelompok);
    free(k->pemilih_mulai);
    free(k->pemilih_panjang);
    free(k->cap);
}

static inline int32_t cari_proyek(const Kerja *k, const uint8_t *p, int64_t n) {
    const Suara *s = k->s;
    uint64_t h = sidik(p, n, s->isi + s->panjang, s->benih);
    uint64_t j = h & k->topeng_proyek;
    for (int langkah = 0; k->tabel_proyek[j] && langkah <= SELIDIK_MAKS; langkah++, j = (j + 1) & k->topeng_proyek) {
        int32_t i = (int32_t)(k->tabel_proyek[j] - 1);
        if (k->sidik_proyek[i] == h && s->kode_awal[i + 1] - s->kode_awal[i] == n &&
            !memcmp(s->kode + s->kode_awal[i], p, (size_t)n))
            return i;
    }
    return -1;
}

static int catat_pemilih(Kerja *k, const uint8_t *p, int64_t n) {
    Suara *s = k->s;
    if (!tepi_bersih(p, n) || n > INT32_MAX) return TIDAK_TERATUR;
    uint64_t h = sidik(p, n, s->isi + s->panjang, s->benih), tanda = h & UINT64_C(0xffffffff00000000);
    uint64_t j = h & k->topeng_suara, isi;
    for (int langkah = 0; (isi = k->tabel_pemilih[j]) != 0; j = (j + 1) & k->topeng_suara) {
        if (++langkah > SELIDIK_MAKS) return TIDAK_TERATUR;
        int64_t lain = (int64_t)(isi & UINT64_C(0xffffffff)) - 1;
        if ((isi & UINT64_C(0xffffffff00000000)) == tanda && k->pemilih_panjang[lain] == n &&
            !memcmp(s->isi + k->pemilih_mulai[lain], p, (size_t)n))
            return TIDAK_TERATUR;
    }
    k->tabel_pemilih[j] = tanda | (uint64_t)(k->banyak_suara + 1);
    k->pemilih_mulai[k->banyak_suara] = p - s->isi;
    k->pemilih_panjang[k->banyak_suara] = (int32_t)n;
    return SELESAI;
}

/* ---- one ballot, written behind those that came before ---- */

/* Items from the field, each once. The number of them, or -1. */
static int64_t baca_pilihan(Kerja *k, const uint8_t *p, const uint8_t *akhir) {
    Suara *s = k->s;
    int64_t n = 0;
    uint32_t cap = (uint32_t)k->banyak_suara + 1;
    if (p == akhir) return 0;
    for (;;) {
        const uint8_t *q = p;
        while (q < akhir && *q != ',') q++;
        if (!tepi_bersih(p, q - p)) return -1;
        int32_t pilihan = cari_proyek(k, p, q - p);
        if (pilihan < 0 || k->cap[pilihan] == cap || s->banyak_isi + n >= k->muat_isi) return -1;
        k->cap[pilihan] = cap;
        s->pilihan[s->banyak_isi + n++] = pilihan;
        if (q == akhir) return n;
        p = q + 1;
    }
}

/* As many whole points as there are items. */
static int baca_poin(Kerja *k, const uint8_t *p, const uint8_t *akhir, int64_t banyak) {
    Suara *s = k->s;
    int64_t jumlah = 0, n = 0;
    if (!banyak) return p == akhir ? SELESAI : TIDAK_TERATUR;
    for (;; p++) {
        int64_t nilai = 0;
        int angka = 0;
        for (; p < akhir && *p >= '0' && *p <= '9'; p++) {
            if (++angka > ANGKA_MAKS) return TIDAK_TERATUR;
            nilai = nilai * 10 + (*p - '0');
        }
        if (!angka || n == banyak) return TIDAK_TERATUR;
        s->poin[s->banyak_isi + n++] = nilai;
        jumlah += nilai;
        if (jumlah > POIN_MAKS) return TIDAK_TERATUR;
        if (p == akhir) break;
        if (*p != ',') return TIDAK_TERATUR;
    }
    k->jumlah_poin += jumlah;
    return n == banyak && jumlah <= s->jumlah_poin_maks && k->jumlah_poin <= POIN_MAKS ? SELESAI : TIDAK_TERATUR;
}

static int banding_bulat(const void *a, const void *b) {
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

static int banding_pasangan(const void *a, const void *b) {
    int32_t x = ((const Pasangan *)a)->pilihan, y = ((const Pasangan *)b)->pilihan;
    return (x > y) - (x < y);
}

static int urutkan_berpoin(int32_t *pilihan, int64_t *poin, int64_t n) {
    if (n > 48) {
        Pasangan *semua = malloc((size_t)n * sizeof *semua);
        if (!semua) return HABIS_MEMORI;
        for (int64_t i = 0; i < n; i++) semua[i] = (Pasangan){pilihan[i], poin[i]};
        qsort(semua, (size_t)n, sizeof *semua, banding_pasangan);
        for (int64_t i = 0; i < n; i++) pilihan[i] = semua[i].pilihan, poin[i] = semua[i].poin;
        free(semua);
        return SELESAI;
    }
    for (int64_t i = 1; i < n; i++) {
        int32_t p = pilihan[i];
        int64_t nilai = poin[i], j = i;
        for (; j > 0 && pilihan[j - 1] > p; j--) pilihan[j] = pilihan[j - 1], poin[j] = poin[j - 1];
        pilihan[j] = p, poin[j] = nilai;
    }
    return SELESAI;
}

static void urutkan(int32_t *pilihan, int64_t n) {
    if (n > 48) {
        qsort(pilihan, (size_t)n, sizeof *pilihan, banding_bulat);
        return;
    }
    for (int64_t i = 1; i < n; i++) {
        int32_t p = pilihan[i];
        int64_t j = i;
        for (; j > 0 && pilihan[j - 1] > p; j--) pilihan[j] = pilihan[j - 1];
        pilihan[j] = p;
    }
}

/* Joins the ballot with an equal one, or lets it stand as a new group. */
static int kelompokkan(Kerja *k, int64_t n) {
    Suara *s = k->s;
    const int32_t *pilihan = s->pilihan + s->banyak_isi;
    const int64_t *poin = s->poin ? s->poin + s->banyak_isi : NULL;
    uint64_t h = s->benih ^ (uint64_t)n;
    for (int64_t i = 0; i < n; i++) h = campur(h ^ (uint64_t)(uint32_t)pilihan[i], s->benih + 1);
    for (int64_t i = 0; poin && i < n; i++) h = campur(h ^ (uint64_t)poin[i], s->benih + 3);
    uint64_t tanda = h & UINT64_C(0xffffffff00000000), j = h & k->topeng_suara, isi;
    for (int langkah = 0; (isi = k->tabel_kelompok[j]) != 0; j = (j + 1) & k->topeng_suara) {
        if (++langkah > SELIDIK_MAKS) return TIDAK_TERATUR;
        if ((isi & UINT64_C(0xffffffff00000000)) != tanda) continue;
        int64_t g = (int64_t)(isi & UINT64_C(0xffffffff)) - 1, awal = s->awal[g];
        if (s->awal[g + 1] - awal == n && !memcmp(s->pilihan + awal, pilihan, (size_t)n * sizeof *pilihan) &&
            (!poin || !memcmp(s->poin + awal, poin, (size_t)n * sizeof *poin))) {
            s->bobot[g]++;
            return SELESAI;
        }
    }
    k->tabel_kelompok[j] = tanda | (uint64_t)(s->banyak_kelompok + 1);
    s->bobot[s->banyak_kelompok++] = 1;
    s->banyak_isi += n;
    s->awal[s->banyak_kelompok] = s->banyak_isi;
    return SELESAI;
}

static int baca_baris(Kerja *k, const uint8_t *p, const uint8_t *akhir) {
    Suara *s = k->s;
    const uint8_t *suara = NULL, *suara_akhir = NULL, *poin = NULL, *poin_akhir = NULL;
    int32_t ke = 0;
    for (;; ke++) {
        const uint8_t *q = memchr(p, ';', (size_t)(akhir - p));
        if (!q) q = akhir;
        if (ke == s->ke_pemilih) {
            int status = catat_pemilih(k, p, q - p);
            if (status) return status;
        }
        if (ke == s->ke_suara) suara = p, suara_akhir = q;
        if (ke == s->ke_poin) poin = p, poin_akhir = q;
        if (q == akhir) break;
        if (ke + 1 >= s->kolom) return TIDAK_TERATUR;
        p = q + 1;
    }
    if (ke + 1 != s->kolom || !suara || (s->ke_poin >= 0 && !poin)) return TIDAK_TERATUR;
    int64_t n = baca_pilihan(k, suara, suara_akhir);
    if (n < 0 || n > s->panjang_maks || (n > 0 && n < s->panjang_min)) return TIDAK_TERATUR;
    int32_t *pilihan = s->pilihan + s->banyak_isi;
    if (s->ke_poin >= 0) {
        int status = baca_poin(k, poin, poin_akhir, n);
        if (!status) status = urutkan_berpoin(pilihan, s->poin + s->banyak_isi, n);
        if (status) return status;
    } else if (!s->berurut) {
        urutkan(pilihan, n);
    }
    return kelompokkan(k, n);
}

static int baca_semua(Kerja *k) {
    Suara *s = k->s;
    const uint8_t *p = s->isi + s->mulai, *akhir = s->isi + s->panjang;
    int64_t cr = periksa_teks(p, akhir);
    if (cr < 0) return TIDAK_TERATUR;
    while (p < akhir) {
        const uint8_t *lf = memchr(p, '\n', (size_t)(akhir - p));
        const uint8_t *tepi = lf ? lf : akhir;
        if (tepi > p && tepi[-1] == '\r') tepi--, cr--;
        if (tepi == p) {
            /* blank lines may end the file, nothing else */
            for (; p < akhir; p++)
                if (*p != '\n' && *p != '\r') return TIDAK_TERATUR;
            cr = 0;
            break;
        }
        if (k->banyak_suara >= s->harap) return TIDAK_TERATUR;
        int status = baca_baris(k, p, tepi);
        if (status) return status;
        k->banyak_suara++;
        p = lf ? lf + 1 : akhir;
    }
    return cr == 0 && k->banyak_suara == s->harap ? SELESAI : TIDAK_TERATUR;
}

int64_t pb_ukuran(void) { return (int64_t)sizeof(Suara); }

void pb_lepas(Suara *s) {
    free(s->bobot);
    free(s->awal);
    free(s->pilihan);
    free(s->poin);
    s->bobot = s->awal = s->poin = NULL;
    s->pilihan = NULL;
}

int32_t pb_baca(Suara *s) {
    s->bobot = s->awal = s->poin = NULL;
    s->pilihan = NULL;
    s->banyak_kelompok = s->banyak_isi = 0;
    if (s->mulai < 0 || s->mulai > s->panjang || s->banyak_proyek < 1 || s->kolom < 2) return TIDAK_TERATUR;
    /* a row takes at least three bytes; 32 bits number the rows */
    if (s->harap < 1 || s->harap > (s->panjang - s->mulai) / 3 + 1 || s->harap >= INT32_MAX) return TIDAK_TERATUR;
    Kerja k = {.s = s};
    int status = siapkan(&k);
    if (!status) status = baca_semua(&k);
    bereskan(&k);
    return status;
}
