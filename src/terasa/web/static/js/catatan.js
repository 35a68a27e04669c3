// <div data-catatan>: the page without signal. One choice of kegiatan and of what is written serves all its forms: only the
// chosen one is seen, and each takes the kegiatan along. Works and questions are those that this phone remembers.
import { date, recall } from "./kegiatan.js";

// The address of a working page says what its officer meant to write.
const MAKSUD = [
  [/\/pemanfaatan\//, "pemanfaatan"],
  [/\/tahap\//, "tahapan"],
  [/\/pertanyaan\/\d/, "jawab_pertanyaan"],
  [/\/serah-terima\//, "serah_terima"],
];

export default function catatan(wadah) {
  const kegiatan = wadah.querySelector("[name=kegiatan]"), jenis = wadah.querySelector("[name=jenis]");
  const forms = [...wadah.querySelectorAll("form[data-kotak]")];

  function show() {
    for (const f of forms) f.closest("section").hidden = f.dataset.kotak !== jenis.value;
  }

  // What belongs to the chosen kegiatan; the number in the address comes first.
  function fill() {
    const ingat = recall().find((k) => k.id === kegiatan.value) ?? {};
    for (const f of forms) {
      f.dataset.kegiatan = kegiatan.value;
      const sebut = jenis.querySelector(`[value=${f.dataset.kotak}]`).textContent;
      f.dataset.nama = `${kegiatan.selectedOptions[0]?.textContent ?? ""} · ${sebut}`;
      for (const pilihan of f.querySelectorAll("select[data-dari]")) {
        const di = location.pathname.match(new RegExp(`/${pilihan.dataset.dari}/(\\d+)/`))?.[1];
        pilihan.length = 1;
        for (const [id, nama] of ingat[pilihan.dataset.dari] ?? []) {
          pilihan.add(new Option(nama, id, false, String(id) === di));
        }
        if (di && pilihan.value !== di) pilihan.add(new Option(pilihan.dataset.ini, di, true, true));
        pilihan.closest(".medan").querySelector("[data-tak-ada]").hidden = pilihan.length > 1;
      }
    }
  }

  jenis.value = MAKSUD.find(([pola]) => pola.test(location.pathname))?.[1] ?? jenis.value;
  jenis.addEventListener("change", show);
  kegiatan.addEventListener("change", fill);
  forms.forEach(date);
  // Before the outbox takes it: a note about nothing helps nobody.
  wadah.addEventListener(
    "submit",
    (e) => {
      if (kegiatan.reportValidity()) return;
      e.preventDefault();
      e.stopPropagation();
    },
    { capture: true },
  );
  show();
  fill();
}
