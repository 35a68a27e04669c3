// <main data-kios="address" data-detik="60">: one question at a time; a screen left alone forgets what was chosen.
// Without this script all questions stand below each other and the page works the same.
const JEDA = 350;

export default function kios(utama) {
  const mulai = () => location.replace(utama.dataset.kios);
  const form = utama.querySelector("form");
  let jam;
  const tunda = () => {
    clearTimeout(jam);
    jam = setTimeout(() => {
      form?.reset();
      mulai();
    }, Number(utama.dataset.detik) * 1000);
  };
  if (!form) {
    // The thanks stay a fixed while; touching them does not keep the next person waiting.
    if ("selesai" in utama.dataset) tunda();
    return;
  }
  ["pointerdown", "keydown", "input"].forEach((apa) => addEventListener(apa, tunda));
  // Nothing of the person before comes back with the browser's own button.
  addEventListener("pageshow", (e) => e.persisted && mulai());
  walk(form);
  tunda();
}

function walk(form) {
  const langkah = [...form.querySelectorAll("[data-langkah]")];
  const [mundur, maju, kirim, hitung] = ["mundur", "maju", "kirim", "hitung"].map((n) => form.querySelector(`[data-${n}]`));
  let kini = 0;
  let terkunci = false;

  // A second tap that falls on the next question is the same tap.
  const lock = () => {
    terkunci = true;
    form.classList.add("kios-kunci");
    setTimeout(() => {
      terkunci = false;
      form.classList.remove("kios-kunci");
    }, JEDA);
  };
  const isFilled = () => Boolean(langkah[kini].querySelector("input:checked"));
  const show = (ke, fokus = true) => {
    kini = Math.min(Math.max(ke, 0), langkah.length - 1);
    langkah.forEach((l, i) => (l.hidden = i !== kini));
    const akhir = kini === langkah.length - 1;
    mundur.hidden = kini === 0;
    maju.hidden = akhir;
    kirim.hidden = !akhir;
    maju.textContent = isFilled() || "wajib" in langkah[kini].dataset ? maju.dataset.lanjut : maju.dataset.lewati;
    hitung.hidden = false;
    hitung.textContent = `${kini + 1} / ${langkah.length}`;
    if (fokus) langkah[kini].querySelector("input:checked, input, textarea")?.focus({ preventScroll: true });
    scrollTo(0, 0);
  };
  const go = (beda) => {
    if (terkunci) return;
    if (beda > 0 && "wajib" in langkah[kini].dataset && !isFilled()) return;
    lock();
    show(kini + beda);
  };
  mundur.addEventListener("click", () => go(-1));
  maju.addEventListener("click", () => go(1));
  // Touching an answer goes on; with the keyboard one walks through the answers first and presses the button.
  let menunggu = false;
  form.addEventListener("click", (e) => {
    // The label's own click on its input has no finger behind it.
    if (menunggu || terkunci || !e.detail || !e.target.closest(".kios-pilihan label")) return;
    menunggu = true;
    form.classList.add("kios-kunci");
    setTimeout(() => {
      menunggu = false;
      go(1);
    }, JEDA);
  });
  form.addEventListener("change", () => show(kini, false));
  form.addEventListener("keydown", (e) => {
    if (e.key === "Enter" && e.target.matches("input") && kini < langkah.length - 1) {
      e.preventDefault();
      go(1);
    }
  });
  form.addEventListener("submit", (e) => {
    if (form.dataset.terkirim) e.preventDefault();
    form.dataset.terkirim = "1";
  });
  // What a refusal left open comes first.
  const salah = document.querySelector("[role=alert]") ? langkah.findIndex((l) => !l.querySelector("input:checked")) : 0;
  show(Math.max(salah, 0), false);
}
