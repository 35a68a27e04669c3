// Opens the writing page without signal and sends what waits on this phone. Nothing else is kept.
import { send } from "{{ simpan }}";

const SIMPANAN = "terasa-{{ versi }}", HALAMAN = "{{ halaman }}", LAPORAN = "{{ laporan }}", SURVEI = "{{ survei }}", KUNJUNGAN = "{{ kunjungan }}", LAYANAN = "{{ layanan }}", SABAR = 25000;
const ASET = [{% for a in aset %}"{{ a }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
// Kept on the phones that use it: those of officers, and those that opened a page of services.
const TAMBAHAN = {
  petugas: [LAPORAN, SURVEI, KUNJUNGAN, {% for a in aset_petugas %}"{{ a }}"{% if not forloop.last %}, {% endif %}{% endfor %}],
  layanan: [LAYANAN, {% for a in aset_layanan %}"{{ a }}"{% if not forloop.last %}, {% endif %}{% endfor %}],
};
const LAIN = Object.values(TAMBAHAN).flat();

// Working pages are never kept: without signal, reports and surveys are the same empty forms for everybody.
const LAPOR = /\/kerja\/kegiatan\/[0-9a-f-]{36}\/|\/kerja\/tindak-lanjut\/[0-9a-f-]{36}\/laporan\/|\/luring\/laporan\//, TANYA = /\/kerja\/survei\/|\/luring\/survei\//;
const BINA = /\/kerja\/pembinaan\/|\/luring\/kunjungan\//, URUS = /^\/(luring\/)?layanan\//;
const TUJUAN = [[LAPOR, LAPORAN], [TANYA, SURVEI], [BINA, KUNJUNGAN], [URUS, LAYANAN]];

// What this phone kept of the release before, it keeps of this one too.
async function install() {
  const c = await caches.open(SIMPANAN), pakai = [];
  for (const [tanda, isi] of Object.entries(TAMBAHAN)) if (await caches.match(isi[0])) pakai.push(tanda);
  await c.addAll([HALAMAN, ...ASET]);
  await Promise.allSettled(pakai.map((tanda) => c.addAll(TAMBAHAN[tanda])));
  await self.skipWaiting();
}
self.addEventListener("install", (e) => e.waitUntil(install()));

self.addEventListener("activate", (e) => {
  const buang = async () => {
    for (const nama of await caches.keys()) if (nama !== SIMPANAN) await caches.delete(nama);
    await self.clients.claim();
  };
  e.waitUntil(buang());
});

async function visit(permintaan) {
  try {
    return await fetch(permintaan, { signal: AbortSignal.timeout(SABAR) });
  } catch {
    const jalur = new URL(permintaan.url).pathname, milik = TUJUAN.find(([pola]) => pola.test(jalur))?.[1] ?? HALAMAN;
    return (await caches.match(milik)) ?? (await caches.match(HALAMAN)) ?? Response.error();
  }
}

self.addEventListener("fetch", (e) => {
  const url = new URL(e.request.url);
  if (e.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (e.request.mode === "navigate") e.respondWith(visit(e.request));
  else if (ASET.includes(url.pathname) || LAIN.includes(url.pathname))
    e.respondWith(caches.match(e.request, { ignoreVary: true }).then((ada) => ada ?? fetch(e.request)));
});

// A page says what this phone is used for; what that needs without signal is kept from then on.
self.addEventListener("message", (e) => {
  const isi = TAMBAHAN[e.data];
  const keep = async () => {
    const c = await caches.open(SIMPANAN);
    if (!(await c.match(isi[0]))) await c.addAll(isi);
  };
  if (isi) e.waitUntil(keep());
});

self.addEventListener("sync", (e) => {
  if (e.tag === "kotak")
    e.waitUntil(
      send().then((sampai) => {
        if (!sampai) throw new Error("belum");
      }),
    );
});
