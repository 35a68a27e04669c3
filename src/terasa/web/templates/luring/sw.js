// Opens the writing page without signal and sends what waits on this phone. Nothing else is kept.
import { send } from "{{ simpan }}";

const SIMPANAN = "terasa-{{ versi }}", HALAMAN = "{{ halaman }}", LAPORAN = "{{ laporan }}", SURVEI = "{{ survei }}", KUNJUNGAN = "{{ kunjungan }}", SABAR = 25000;
const ASET = [{% for a in aset %}"{{ a }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const PETUGAS = [LAPORAN, SURVEI, KUNJUNGAN, {% for a in aset_petugas %}"{{ a }}"{% if not forloop.last %}, {% endif %}{% endfor %}];

// Working pages are never kept: without signal, reports and surveys are the same empty forms for everybody.
const LAPOR = /\/kerja\/kegiatan\/[0-9a-f-]{36}\/|\/kerja\/tindak-lanjut\/[0-9a-f-]{36}\/laporan\/|\/luring\/laporan\//, TANYA = /\/kerja\/survei\/|\/luring\/survei\//;
const BINA = /\/kerja\/pembinaan\/|\/luring\/kunjungan\//;

self.addEventListener("install", (e) => {
  e.waitUntil(
    caches
      .open(SIMPANAN)
      .then((c) => c.addAll([HALAMAN, ...ASET]))
      .then(() => self.skipWaiting()),
  );
});

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
    const milik = LAPOR.test(permintaan.url) ? LAPORAN : TANYA.test(permintaan.url) ? SURVEI : BINA.test(permintaan.url) ? KUNJUNGAN : HALAMAN;
    return (await caches.match(milik)) ?? (await caches.match(HALAMAN)) ?? Response.error();
  }
}

self.addEventListener("fetch", (e) => {
  const url = new URL(e.request.url);
  if (e.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (e.request.mode === "navigate") e.respondWith(visit(e.request));
  else if (ASET.includes(url.pathname) || PETUGAS.includes(url.pathname))
    e.respondWith(caches.match(e.request, { ignoreVary: true }).then((ada) => ada ?? fetch(e.request)));
});

// A page of somebody who is signed in says so; what officers use without signal is kept from then on.
self.addEventListener("message", (e) => {
  const keep = async () => {
    const c = await caches.open(SIMPANAN);
    if (!(await c.match(KUNJUNGAN))) await c.addAll(PETUGAS);
  };
  if (e.data === "petugas") e.waitUntil(keep());
});

self.addEventListener("sync", (e) => {
  if (e.tag === "kotak")
    e.waitUntil(
      send().then((sampai) => {
        if (!sampai) throw new Error("belum");
      }),
    );
});
