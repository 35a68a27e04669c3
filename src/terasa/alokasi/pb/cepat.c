/* Surat suara berkas .pb dari byte ke larik: yang teratur, dan yang sering menyimpang tanpa mengubah arti.
 *
 * Begitu ada yang lain (tanda kutip yang rumit, pilihan tidak dikenal, pemilih ganda, poin berdesimal, ...)
 * pembacaan berhenti dengan TIDAK_TERATUR, dan pembaca Python mengulanginya sejak awal serta menemukan kalimatnya.
 * Yang diterima di sini selalu diterima di sana juga, dengan larik dan catatan yang sama.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "kunci pendek dibaca dengan urutan byte kecil dahulu"
#endif

enum { SELESAI = 0, TIDAK_TERATUR = 1, HABIS_MEMORI = 2 };
/* Numbered as Peristiwa in catatan.py. */
enum { BARIS_KOSONG, MEDAN_LEBIH, MEDAN_KURANG, KURANG, KOMA, GANDA, LEBIH, POIN_LEBIH };
#define SELIDIK_MAKS 512
#define JEJAK 16
#define ANGKA_MAKS 17
#define POIN_MAKS INT64_C(1000000000000000000)
#define TIAP_BYTE(b) (UINT64_C(0x0101010101010101) * (b))

typedef struct {
    /* the file and what its header says, owned by the caller */
    const uint8_t *isi;
    int64_t panjang, mulai;
    const uint8_t *kode;         /* all project codes in a row */
    const int64_t *kode_awal;    /* where each begins, one more at the end */
    int32_t banyak_proyek, kolom, cukup, ke_pemilih, ke_suara, ke_poin, berurut;
    int32_t boleh_ganda, boleh_koma, boleh_lebih, boleh_poin_lebih, cadangan;
    int64_t baris, panjang_min, panjang_maks, jumlah_poin_maks;
    uint64_t benih;
    int64_t muat_suara, muat_isi;
    /* result, in arrays of the caller */
    int64_t banyak_suara, banyak_kelompok, banyak_isi;
    int64_t *bobot, *awal;
    int32_t *pilihan;
    int64_t *poin;
    int64_t *kejadian_banyak, *kejadian_baris, *ulang;
    uint8_t *kena;
} Suara;

/* A code of up to 8 bytes is its own key; of a longer one the key is a hash. */
typedef struct { uint64_t kunci; int32_t nomor, panjang; } Kode;

typedef struct {
    Suara *s;
    const uint8_t *akhir;
    Kode *tabel_proyek;          /* project + 1 */
    int64_t *pemilih_mulai;
    int32_t *pemilih_panjang;
    uint64_t *sidik_surat;       /* of every ballot */
    uint64_t *tabel;             /* upper half of a hash, lower half voter or group + 1 */
    uint32_t *cap;               /* last ballot that named each project */
    uint64_t topeng_proyek, topeng;
    int64_t jumlah_poin, baris;
    int berujung;                /* whether the row ends with a line end */
    int menaik;                  /* whether the voters came in ascending order, so that none came twice */
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

static int utf8(const uint8_t *p, const uint8_t *akhir) {
    while (p < akhir) {
        if (akhir - p >= 8 && !(baca8(p) & TIAP_BYTE(0x80))) {
            p += 8;
            continue;
        }
        const uint8_t *batas = akhir - p < 8 ? akhir : p + 8;
        while (p < batas) {
            int64_t maju = satu_huruf(p, akhir);
            if (!maju) return 0;
            p += maju;
        }
    }
    return 1;
}

/* The number of CR, which must all stand at line ends; -1 when the text holds NUL or is no UTF-8. */
static int64_t periksa_teks(const uint8_t *p, const uint8_t *akhir) {
    const uint8_t *awal = p;
    int64_t cr = 0;
    uint8_t tinggi = 0, nol = 0;
    while (p < akhir) {
        const uint8_t *batas = akhir - p < 240 ? akhir : p + 240;
        uint8_t kembali = 0;
        for (; p < batas; p++) {
            tinggi |= *p;
            nol |= (uint8_t)(*p == 0);
            kembali = (uint8_t)(kembali + (*p == '\r'));
        }
        cr += kembali;
    }
    return nol || (tinggi >= 0x80 && !utf8(awal, akhir)) ? -1 : cr;
}

static inline int kosong(uint8_t c) { return c == ' ' || c == '\t'; }

static inline void pangkas(const uint8_t **p, const uint8_t **q) {
    while (*p < *q && kosong(**p)) ++*p;
    while (*p < *q && kosong((*q)[-1])) --*q;
}

static void catat(Kerja *k, int apa) {
    Suara *s = k->s;
    if (!s->kejadian_banyak[apa]++) s->kejadian_baris[apa] = k->baris;
}

/* ---- tables ---- */
static inline uint64_t kunci_pendek(const uint8_t *p, int64_t n, const uint8_t *akhir) {
    uint64_t nilai = 0;
    if (akhir - p >= 8) return n == 8 ? baca8(p) : baca8(p) & ((UINT64_C(1) << (8 * n)) - 1);
    for (int64_t i = 0; i < n; i++) nilai |= (uint64_t)p[i] << (8 * i);
    return nilai;
}

static int siapkan(Kerja *k) {
    Suara *s = k->s;
    uint64_t besar = kuasa_dua((uint64_t)s->banyak_proyek * 2);
    k->topeng_proyek = besar - 1;
    k->menaik = 1;
    k->tabel_proyek = calloc(besar, sizeof *k->tabel_proyek);
    k->pemilih_mulai = malloc((size_t)s->muat_suara * sizeof *k->pemilih_mulai);
    k->pemilih_panjang = malloc((size_t)s->muat_suara * sizeof *k->pemilih_panjang);
    k->sidik_surat = malloc((size_t)s->muat_suara * sizeof *k->sidik_surat);
    k->cap = calloc((size_t)s->banyak_proyek, sizeof *k->cap);
    if (!k->tabel_proyek || !k->pemilih_mulai || !k->pemilih_panjang || !k->sidik_surat || !k->cap) return HABIS_MEMORI;
    s->awal[0] = 0;
    const uint8_t *kode_akhir = s->kode + s->kode_awal[s->banyak_proyek];
    for (int32_t i = 0; i < s->banyak_proyek; i++) {
        const uint8_t *kode = s->kode + s->kode_awal[i];
        int64_t n = s->kode_awal[i + 1] - s->kode_awal[i];
        if (n < 1 || n > INT32_MAX) return TIDAK_TERATUR;
        uint64_t kunci = n > 8 ? sidik(kode, n, kode_akhir, s->benih) : kunci_pendek(kode, n, kode_akhir);
        uint64_t j = campur(kunci, s->benih) & k->topeng_proyek;
        for (int langkah = 0; k->tabel_proyek[j].nomor; j = (j + 1) & k->topeng_proyek)
            if (++langkah > SELIDIK_MAKS) return TIDAK_TERATUR;
        k->tabel_proyek[j] = (Kode){kunci, i + 1, (int32_t)n};
    }
    return SELESAI;
}

static void bereskan(Kerja *k) {
    free(k->tabel_proyek);
    free(k->pemilih_mulai);
    free(k->pemilih_panjang);
    free(k->sidik_surat);
    free(k->tabel);
    free(k->cap);
}

/* A short code has no NUL, so that its key tells its length as well. */
static inline int32_t cari_kunci(const Kerja *k, uint64_t kunci, const uint8_t *p, int64_t n) {
    const Suara *s = k->s;
    uint64_t j = campur(kunci, s->benih) & k->topeng_proyek;
    for (int langkah = 0; k->tabel_proyek[j].nomor && langkah <= SELIDIK_MAKS; langkah++) {
        const Kode *kode = k->tabel_proyek + j;
        if (kode->kunci == kunci && kode->panjang == n &&
            (n <= 8 || !memcmp(s->kode + s->kode_awal[kode->nomor - 1], p, (size_t)n)))
            return kode->nomor - 1;
        j = (j + 1) & k->topeng_proyek;
    }
    return -1;
}

static int32_t cari_proyek(const Kerja *k, const uint8_t *p, int64_t n) {
    uint64_t kunci = n > 8 ? sidik(p, n, k->akhir, k->s->benih) : kunci_pendek(p, n, k->akhir);
    return cari_kunci(k, kunci, p, n);
}

static int catat_pemilih(Kerja *k, const uint8_t *p, const uint8_t *q) {
    Suara *s = k->s;
    int64_t i = s->banyak_suara;
    pangkas(&p, &q);
    int64_t n = q - p;
    if (n < 1 || n > INT32_MAX) return TIDAK_TERATUR;
    k->pemilih_mulai[i] = p - s->isi;
    k->pemilih_panjang[i] = (int32_t)n;
    if (i && k->menaik) {
        int32_t lama = k->pemilih_panjang[i - 1];
        k->menaik = n > lama || (n == lama && memcmp(p, s->isi + k->pemilih_mulai[i - 1], (size_t)n) > 0);
    }
    return SELESAI;
}

/* A table for all ballots, empty. Far apart in memory, so that every look-up is fetched some steps ahead. */
static int siapkan_tabel(Kerja *k) {
    k->topeng = kuasa_dua((uint64_t)k->s->banyak_suara + (uint64_t)k->s->banyak_suara / 2) - 1;
    free(k->tabel);
    k->tabel = calloc(k->topeng + 1, sizeof *k->tabel);
    return k->tabel ? SELESAI : HABIS_MEMORI;
}

static int periksa_pemilih(Kerja *k) {
    Suara *s = k->s;
    uint64_t h[JEJAK] = {0};
    if (k->menaik) return SELESAI;
    if (siapkan_tabel(k)) return HABIS_MEMORI;
    for (int64_t maju = 0; maju < s->banyak_suara + JEJAK; maju++) {
        int64_t i = maju - JEJAK;
        uint64_t sidik_i = h[maju % JEJAK];
        if (maju < s->banyak_suara) {
            h[maju % JEJAK] = sidik(s->isi + k->pemilih_mulai[maju], k->pemilih_panjang[maju], k->akhir, s->benih);
            __builtin_prefetch(k->tabel + (h[maju % JEJAK] & k->topeng), 1);
        }
        if (i < 0) continue;
        uint64_t tanda = sidik_i & UINT64_C(0xffffffff00000000), j = sidik_i & k->topeng, isi;
        for (int langkah = 0; (isi = k->tabel[j]) != 0; j = (j + 1) & k->topeng) {
            if (++langkah > SELIDIK_MAKS) return TIDAK_TERATUR;
            int64_t lain = (int64_t)(isi & UINT64_C(0xffffffff)) - 1;
            if ((isi & UINT64_C(0xffffffff00000000)) == tanda && k->pemilih_panjang[lain] == k->pemilih_panjang[i] &&
                !memcmp(s->isi + k->pemilih_mulai[lain], s->isi + k->pemilih_mulai[i], (size_t)k->pemilih_panjang[i]))
                return TIDAK_TERATUR;
        }
        k->tabel[j] = tanda | (uint64_t)(i + 1);
    }
    return SELESAI;
}

/* ---- one ballot, written behind those that came before ---- */

/* The end of the code that begins at p, and the project of a code without blanks around it, -1 when there is none. */
static inline const uint8_t *satu_kode(const Kerja *k, const uint8_t *p, const uint8_t *akhir, int32_t *pilihan) {
    int64_t sisa = akhir - p;
    if (k->akhir - p > 8) {
        uint64_t x = baca8(p), t = x ^ TIAP_BYTE(0x2c), koma = (t - TIAP_BYTE(1)) & ~t & TIAP_BYTE(0x80);
        int64_t n = koma ? __builtin_ctzll(koma) >> 3 : 8;
        if (n > sisa) n = sisa;
        if (n < 8 || sisa == 8 || p[8] == ',') {
            *pilihan = n ? cari_kunci(k, n == 8 ? x : x & ((UINT64_C(1) << (8 * n)) - 1), p, n) : -1;
            return p + n;
        }
    }
    const uint8_t *q = memchr(p, ',', (size_t)sisa);
    if (!q) q = akhir;
    *pilihan = q > p ? cari_proyek(k, p, q - p) : -1;
    return q;
}

/* Items from the field, each once. The number of them, or -1. */
static int64_t baca_pilihan(Kerja *k, const uint8_t *p, const uint8_t *akhir) {
    Suara *s = k->s;
    int64_t n = 0;
    int berkoma = 0, berganda = 0;
    uint32_t cap = (uint32_t)s->banyak_suara + 1;
    pangkas(&p, &akhir);
    if (p == akhir) return 0;
    for (;; p++) {
        int32_t pilihan;
        const uint8_t *q = satu_kode(k, p, akhir, &pilihan);
        if (pilihan < 0) {
            const uint8_t *a = p, *b = q;
            pangkas(&a, &b);
            if (a == b) {
                if (!s->boleh_koma || !k->berujung) return -1;
                berkoma = 1;
            } else if ((a == p && b == q) || (pilihan = cari_proyek(k, a, b - a)) < 0) {
                return -1;
            }
        }
        if (pilihan >= 0) {
            if (k->cap[pilihan] == cap) {
                if (!s->boleh_ganda) return -1;
                berganda = 1;
                s->ulang[pilihan]++;
                s->kena[pilihan] |= 1 << (GANDA - GANDA);
            } else {
                if (s->banyak_isi + n >= s->muat_isi) return -1;
                k->cap[pilihan] = cap;
                s->pilihan[s->banyak_isi + n++] = pilihan;
            }
        }
        if (q == akhir) break;
        p = q;
    }
    if (berkoma) catat(k, KOMA);
    if (berganda) catat(k, GANDA);
    return n;
}

/* As many whole points as there are items. */
static int baca_poin(Kerja *k, const uint8_t *p, const uint8_t *akhir, int64_t banyak) {
    Suara *s = k->s;
    int64_t jumlah = 0, n = 0;
    pangkas(&p, &akhir);
    if (!banyak) return p == akhir ? SELESAI : TIDAK_TERATUR;
    for (;; p++) {
        int64_t nilai = 0;
        int angka = 0;
        while (p < akhir && kosong(*p)) p++;
        for (; p < akhir && *p >= '0' && *p <= '9'; p++) {
            if (++angka > ANGKA_MAKS) return TIDAK_TERATUR;
            nilai = nilai * 10 + (*p - '0');
        }
        if (!angka || n == banyak) return TIDAK_TERATUR;
        if (p < akhir && *p == '.') {
            const uint8_t *nol = ++p;
            while (p < akhir && *p == '0') p++;
            if (p == nol) return TIDAK_TERATUR;
        }
        while (p < akhir && kosong(*p)) p++;
        s->poin[s->banyak_isi + n++] = nilai;
        jumlah += nilai;
        if (jumlah > POIN_MAKS) return TIDAK_TERATUR;
        if (p == akhir) break;
        if (*p != ',') return TIDAK_TERATUR;
    }
    k->jumlah_poin += jumlah;
    if (n != banyak || k->jumlah_poin > POIN_MAKS) return TIDAK_TERATUR;
    if (jumlah > s->jumlah_poin_maks) {
        if (!s->boleh_poin_lebih) return TIDAK_TERATUR;
        catat(k, POIN_LEBIH);
        for (int64_t i = 0; i < n; i++) s->kena[s->pilihan[s->banyak_isi + i]] |= 1 << (POIN_LEBIH - GANDA);
    }
    return SELESAI;
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

static void sidik_surat(Kerja *k, int64_t n) {
    Suara *s = k->s;
    const int32_t *pilihan = s->pilihan + s->banyak_isi;
    const int64_t *poin = s->poin ? s->poin + s->banyak_isi : NULL;
    uint64_t h = s->benih ^ (uint64_t)n;
    for (int64_t i = 0; i < n; i++) h = campur(h ^ (uint64_t)(uint32_t)pilihan[i], s->benih + 1);
    for (int64_t i = 0; poin && i < n; i++) h = campur(h ^ (uint64_t)poin[i], s->benih + 3);
    k->sidik_surat[s->banyak_suara] = h;
    s->banyak_isi += n;
    s->awal[s->banyak_suara + 1] = s->banyak_isi;
}

/* Joins equal ballots. Groups move to the front of the arrays in which the ballots stand. */
static int kelompokkan(Kerja *k) {
    Suara *s = k->s;
    int64_t mulai = 0, tulis = 0;
    if (siapkan_tabel(k)) return HABIS_MEMORI;
    for (int64_t i = 0; i < s->banyak_suara; i++) {
        if (i + JEJAK < s->banyak_suara) __builtin_prefetch(k->tabel + (k->sidik_surat[i + JEJAK] & k->topeng), 1);
        int64_t akhir = s->awal[i + 1], n = akhir - mulai;
        const int32_t *pilihan = s->pilihan + mulai;
        const int64_t *poin = s->poin ? s->poin + mulai : NULL;
        uint64_t h = k->sidik_surat[i], tanda = h & UINT64_C(0xffffffff00000000), j = h & k->topeng, isi;
        int64_t g = -1;
        for (int langkah = 0; (isi = k->tabel[j]) != 0; j = (j + 1) & k->topeng) {
            if (++langkah > SELIDIK_MAKS) return TIDAK_TERATUR;
            if ((isi & UINT64_C(0xffffffff00000000)) != tanda) continue;
            int64_t calon = (int64_t)(isi & UINT64_C(0xffffffff)) - 1, awal = s->awal[calon];
            if (s->awal[calon + 1] - awal == n && !memcmp(s->pilihan + awal, pilihan, (size_t)n * sizeof *pilihan) &&
                (!poin || !memcmp(s->poin + awal, poin, (size_t)n * sizeof *poin))) {
                g = calon;
                break;
            }
        }
        if (g >= 0) {
            s->bobot[g]++;
        } else {
            if (tulis < mulai) {
                memmove(s->pilihan + tulis, pilihan, (size_t)n * sizeof *pilihan);
                if (poin) memmove(s->poin + tulis, poin, (size_t)n * sizeof *poin);
            }
            tulis += n;
            k->tabel[j] = tanda | (uint64_t)(s->banyak_kelompok + 1);
            s->bobot[s->banyak_kelompok++] = 1;
            s->awal[s->banyak_kelompok] = tulis;
        }
        mulai = akhir;
    }
    s->banyak_isi = tulis;
    return SELESAI;
}

/* The end of a field; when it stands in quotes, *p and *q are what is between them. NULL for what is not simple. */
static inline const uint8_t *satu_medan(const uint8_t **p, const uint8_t **q, const uint8_t *akhir) {
    if (*p < akhir && **p == '"') {
        const uint8_t *tutup = memchr(*p + 1, '"', (size_t)(akhir - *p - 1));
        if (!tutup || (tutup + 1 < akhir && tutup[1] != ';')) return NULL;
        ++*p;
        *q = tutup;
        return tutup + 1;
    }
    if (akhir - *p >= 8) {
        uint64_t t = baca8(*p) ^ TIAP_BYTE(0x3b), titik = (t - TIAP_BYTE(1)) & ~t & TIAP_BYTE(0x80);
        if (titik) return *q = *p + (__builtin_ctzll(titik) >> 3);
    }
    const uint8_t *ujung = memchr(*p, ';', (size_t)(akhir - *p));
    return *q = ujung ? ujung : akhir;
}

static int baca_surat(Kerja *k, const uint8_t *suara, const uint8_t *suara_akhir, const uint8_t *poin,
                      const uint8_t *poin_akhir) {
    Suara *s = k->s;
    int64_t n = baca_pilihan(k, suara, suara_akhir);
    if (n < 0) return TIDAK_TERATUR;
    int32_t *pilihan = s->pilihan + s->banyak_isi;
    if (n > s->panjang_maks) {
        if (!s->boleh_lebih) return TIDAK_TERATUR;
        catat(k, LEBIH);
        for (int64_t i = 0; i < n; i++) s->kena[pilihan[i]] |= 1 << (LEBIH - GANDA);
    }
    if (n > 0 && n < s->panjang_min) catat(k, KURANG);
    if (s->ke_poin >= 0) {
        int status = baca_poin(k, poin, poin_akhir, n);
        if (!status) status = urutkan_berpoin(pilihan, s->poin + s->banyak_isi, n);
        if (status) return status;
    } else if (!s->berurut) {
        urutkan(pilihan, n);
    }
    sidik_surat(k, n);
    return SELESAI;
}

static int baca_baris(Kerja *k, const uint8_t *p, const uint8_t *akhir) {
    Suara *s = k->s;
    const uint8_t *suara = NULL, *suara_akhir = NULL, *poin = NULL, *poin_akhir = NULL;
    int32_t ke = 0;
    for (;; ke++) {
        const uint8_t *awal = p, *q, *ujung = satu_medan(&awal, &q, akhir);
        if (!ujung) return TIDAK_TERATUR;
        if (ke == s->ke_pemilih) {
            int status = catat_pemilih(k, awal, q);
            if (status) return status;
        }
        if (ke == s->ke_suara) suara = awal, suara_akhir = q;
        if (ke == s->ke_poin) poin = awal, poin_akhir = q;
        if (ujung == akhir) break;
        p = ujung + 1;
        if (ke + 1 >= s->kolom) {
            for (; p < akhir; p++)
                if (!kosong(*p) && *p != ';') return TIDAK_TERATUR;
            catat(k, MEDAN_LEBIH);
            break;
        }
    }
    if (ke + 1 < s->kolom) {
        if (ke + 1 < s->cukup || !k->berujung) return TIDAK_TERATUR;
        catat(k, MEDAN_KURANG);
    }
    return baca_surat(k, suara, suara_akhir, poin, poin_akhir);
}

static int baca_semua(Kerja *k) {
    Suara *s = k->s;
    const uint8_t *p = s->isi + s->mulai;
    int64_t cr = periksa_teks(p, k->akhir), nomor = s->baris, baris_kosong = 0;
    if (cr < 0) return TIDAK_TERATUR;
    while (p < k->akhir) {
        const uint8_t *lf = memchr(p, '\n', (size_t)(k->akhir - p)), *tepi = lf ? lf : k->akhir, *q = p;
        nomor++;
        while (tepi > p && tepi[-1] == '\r') tepi--, cr--;
        while (q < tepi && kosong(*q)) q++;
        if (q == tepi) {
            if (!baris_kosong) baris_kosong = nomor;
        } else {
            if (s->banyak_suara >= s->muat_suara) return TIDAK_TERATUR;
            if (baris_kosong) {
                k->baris = baris_kosong;
                catat(k, BARIS_KOSONG);
                baris_kosong = 0;
            }
            k->baris = nomor;
            k->berujung = lf != NULL;
            int status = baca_baris(k, p, tepi);
            if (status) return status;
            s->banyak_suara++;
        }
        p = lf ? lf + 1 : k->akhir;
    }
    if (cr || !s->banyak_suara) return TIDAK_TERATUR;
    int status = periksa_pemilih(k);
    return status ? status : kelompokkan(k);
}

/* Lines from `mulai` on, the last one without its end included. */
int64_t pb_baris(const uint8_t *isi, int64_t mulai, int64_t panjang) {
    int64_t baris = 1;
    while (mulai < panjang) {
        int64_t batas = panjang - mulai < 240 ? panjang : mulai + 240;
        uint8_t beberapa = 0;
        for (; mulai < batas; mulai++) beberapa = (uint8_t)(beberapa + (isi[mulai] == '\n'));
        baris += beberapa;
    }
    return baris;
}

int64_t pb_ukuran(void) { return (int64_t)sizeof(Suara); }

int32_t pb_baca(Suara *s) {
    s->banyak_suara = s->banyak_kelompok = s->banyak_isi = 0;
    if (s->mulai < 0 || s->mulai > s->panjang || s->banyak_proyek < 1 || s->kolom < 2) return TIDAK_TERATUR;
    /* 32 bits number the rows */
    if (s->muat_suara < 1 || s->muat_suara >= INT32_MAX) return TIDAK_TERATUR;
    Kerja k = {.s = s, .akhir = s->isi + s->panjang};
    int status = siapkan(&k);
    if (!status) status = baca_semua(&k);
    bereskan(&k);
    return status;
}
