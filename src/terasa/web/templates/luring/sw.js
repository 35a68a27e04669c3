// Opens the writing page without signal and sends what waits on this phone. Nothing else is kept.
import { send } from "{{ simpan }}";

const SIMPANAN = "terasa-{{ versi }}", HALAMAN = "{{ halaman }}", LAPORAN = "{{ laporan }}", SABAR = 25000;
const ASET = [{% for a in aset %}"{{ a }}"{% if not forloop.last %}, {% endif %}{% endfor %}];

// Pages of a kegiatan are never kept: without signal their report form is the same empty one for everybody.
const LAPOR = /\/kerja\/kegiatan\/[0-9a-f-]{36}\/laporan\/|\/luring\/laporan\//;

self.addEventListener("install", (e) => {
  e.waitUntil(
    caches
      .open(SIMPANAN)
      .then((c) => c.addAll([HALAMAN, LAPORAN, ...ASET]))
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
    return (await caches.match(LAPOR.test(permintaan.url) ? LAPORAN : HALAMAN)) ?? Response.error();
  }
}

self.addEventListener("fetch", (e) => {
  const url = new URL(e.request.url);
  if (e.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (e.request.mode === "navigate") e.respondWith(visit(e.request));
  else if (ASET.includes(url.pathname))
    e.respondWith(caches.match(e.request, { ignoreVary: true }).then((ada) => ada ?? fetch(e.request)));
});

self.addEventListener("sync", (e) => {
  if (e.tag === "kotak")
    e.waitUntil(
      send().then((sampai) => {
        if (!sampai) throw new Error("belum");
      }),
    );
});
