// [data-kegiatan="<id>"][data-nama]: this phone remembers which kegiatan it reports on, so that the page without signal can
// name it; data-isi adds its works and open questions. All of it is public; nothing of the office or the person is kept.
// <select data-kegiatan>: offers those that were remembered, the one in the address first.
// data-simpanan names another list: tasks of an office, by their due day and first words.
const TERBANYAK = 20;
const listOf = (elemen) => elemen.dataset.simpanan ?? "terasa-kegiatan";

export function recall(simpanan = "terasa-kegiatan") {
  try {
    return JSON.parse(localStorage.getItem(simpanan)) ?? [];
  } catch {
    return [];
  }
}

function remember(simpanan, id, nama, isi) {
  try {
    const semua = recall(simpanan), lama = semua.find((k) => k.id === id), lain = semua.filter((k) => k.id !== id);
    const baru = { ...lama, id, nama, ...(isi && JSON.parse(isi)) };
    localStorage.setItem(simpanan, JSON.stringify([baru, ...lain].slice(0, TERBANYAK)));
  } catch {
    // A phone that keeps nothing: the code can still be typed.
  }
}

// The day of the photo, as the phone's own file says, before it is drawn anew.
export function date(form) {
  form.elements.foto?.addEventListener(
    "change",
    (e) => {
      const hari = form.elements.foto_on, foto = e.target.files[0];
      if (!foto || !hari || hari.value) return;
      const saat = new Date(foto.lastModified);
      saat.setMinutes(saat.getMinutes() - saat.getTimezoneOffset());
      hari.value = saat.toISOString().slice(0, 10);
    },
    { capture: true },
  );
}

function offer(pilihan) {
  const simpanan = listOf(pilihan), semua = recall(simpanan);
  const sini = location.pathname.startsWith(pilihan.dataset.jalur ?? "/");
  const di = sini && location.pathname.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/)?.[0];
  for (const { id, nama } of semua) pilihan.add(new Option(nama, id, id === di, id === di));
  if (di && !semua.some((k) => k.id === di)) pilihan.add(new Option(pilihan.dataset.ini, di, true, true));
  pilihan.dispatchEvent(new Event("change"));
  if (di) pilihan.closest("section")?.scrollIntoView();
  const lupa = pilihan.parentElement.querySelector("[data-lupa-kegiatan]");
  if (!lupa) return;
  lupa.hidden = !semua.length;
  lupa.addEventListener("click", () => {
    localStorage.removeItem(simpanan);
    pilihan.length = 1;
    pilihan.dispatchEvent(new Event("change"));
    lupa.hidden = true;
  });
}

export default function kegiatan(elemen) {
  if (elemen.matches("select")) {
    offer(elemen);
    if (elemen.form) date(elemen.form);
    return;
  }
  remember(listOf(elemen), elemen.dataset.kegiatan, elemen.dataset.nama, elemen.dataset.isi);
  if (elemen.matches("form")) date(elemen);
}
