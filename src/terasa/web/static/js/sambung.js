// <main data-sambung="/sehat" data-putus="…" data-pulih="…">: before a form is sent the server is asked whether it answers.
// When it does not, nothing leaves the page: a browser would put its own error page in place of the form, and over
// https not bring back what was typed in it.
const TUNGGU = 15_000, ULANG = 3_000, BERANGKAT = 2_000;

export default function sambung(utama) {
  let bertanya = false, lolos = false, menunggu = false, pesan = null;

  async function answers() {
    try {
      return (await fetch(utama.dataset.sambung, { cache: "no-store", signal: AbortSignal.timeout(TUNGGU) })).ok;
    } catch {
      return false;
    }
  }

  function tell(kata, jenis, tombol) {
    pesan ??= document.createElement("p");
    pesan.setAttribute("role", "alert");
    pesan.className = `pesan pesan-${jenis} pesan-sambung`;
    pesan.textContent = kata;
    const bilah = tombol?.closest(".lengket");
    if (bilah) bilah.prepend(pesan);
    else if (tombol) (tombol.closest(".tombol-baris, .tombol-besar, p") ?? tombol).before(pesan);
  }

  async function watch() {
    menunggu = true;
    while (!(await answers())) await new Promise((lanjut) => setTimeout(lanjut, ULANG));
    menunggu = false;
    tell(utama.dataset.pulih, "baik");
  }

  async function ask(form, tombol) {
    bertanya = true;
    form.setAttribute("aria-busy", "true");
    const ada = await answers();
    bertanya = false;
    // A form that downloads a file leaves the page where it is.
    setTimeout(() => form.removeAttribute("aria-busy"), ada ? BERANGKAT : 0);
    if (ada) {
      lolos = true;
      form.requestSubmit(tombol);
      lolos = false;
    } else {
      tell(utama.dataset.putus, "awas", tombol ?? form.querySelector("[type=submit], button"));
      if (!menunggu) watch();
    }
  }

  utama.addEventListener("submit", (e) => {
    if (lolos || e.target.getAttribute("method") !== "post" || "kotak" in e.target.dataset) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    if (!bertanya) ask(e.target, e.submitter);
  }, { capture: true });
}
