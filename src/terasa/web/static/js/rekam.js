// <input type="file" data-rekam data-mulai data-henti …>: a button that records up to a minute right here and puts it into
// the input; it can be heard, removed and recorded anew before it goes. Where the browser cannot record, the input itself
// opens the phone's recorder or its files.
const LAMA = 60;
const BENTUK = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

function make(jenis, sifat) {
  return Object.assign(document.createElement(jenis), sifat);
}

export default function rekam(masukan) {
  const bentuk = globalThis.MediaRecorder && navigator.mediaDevices && BENTUK.find((b) => MediaRecorder.isTypeSupported(b));
  const kata = masukan.dataset, form = masukan.form;
  const tombol = make("button", { type: "button", className: "tombol", textContent: kata.mulai });
  const hapus = make("button", { type: "button", className: "tombol", textContent: kata.hapus, hidden: true });
  const putar = make("audio", { controls: true, hidden: true }), kabar = make("p", { className: "petunjuk" });
  const baris = make("div", { className: "tombol-baris" });
  let perekam = null, jam = 0, selesai = null;
  kabar.setAttribute("role", "status");
  putar.setAttribute("aria-label", kata.putar);
  if (bentuk) baris.append(tombol);
  baris.append(hapus);
  masukan.before(baris, putar, kabar);

  // What the input holds is what can be heard and removed, however it came there.
  function show() {
    const isi = masukan.files[0];
    if (putar.src) URL.revokeObjectURL(putar.src);
    putar.hidden = hapus.hidden = !isi;
    if (isi) putar.src = URL.createObjectURL(isi);
    else putar.removeAttribute("src");
    tombol.textContent = isi ? kata.ulang : kata.mulai;
    tombol.classList.remove("tombol-bahaya");
  }

  function keep(potongan) {
    const jenis = bentuk.split(";")[0], isi = new Blob(potongan, { type: jenis });
    const tas = new DataTransfer();
    if (isi.size) tas.items.add(new File([isi], `rekaman.${jenis.slice(6)}`, { type: jenis }));
    else kabar.textContent = kata.gagal;
    masukan.files = tas.files;
    show();
  }

  function stop() {
    if (perekam?.state === "recording") perekam.stop();
  }

  // What is being said now is not kept.
  function discard() {
    const lama = perekam;
    perekam = selesai = null;
    if (lama?.state === "recording") lama.stop();
    kabar.textContent = "";
  }

  async function start() {
    const arus = await navigator.mediaDevices.getUserMedia({ audio: true });
    const potongan = [], awal = Date.now();
    perekam = new MediaRecorder(arus, { mimeType: bentuk, audioBitsPerSecond: 16000 });
    perekam.ondataavailable = (e) => potongan.push(e.data);
    perekam.onstop = () => {
      clearInterval(jam);
      arus.getTracks().forEach((t) => t.stop());
      if (perekam) keep(potongan);
      perekam = null;
      selesai?.();
    };
    perekam.start();
    tombol.classList.add("tombol-bahaya");
    const tick = () => {
      const detik = Math.min(LAMA, Math.round((Date.now() - awal) / 1000));
      tombol.textContent = `${kata.henti} (${detik} ${kata.detik})`;
      if (detik < LAMA) return;
      kabar.textContent = kata.penuh;
      stop();
    };
    jam = setInterval(tick, 500);
    tick();
  }

  tombol.addEventListener("click", async () => {
    if (perekam) return stop();
    putar.pause();
    kabar.textContent = "";
    // Nobody opens the microphone twice while the phone still asks.
    tombol.disabled = true;
    try {
      await start();
    } catch {
      // Without a microphone, or when it was refused, the input is still there.
      kabar.textContent = kata.gagal;
    }
    tombol.disabled = false;
  });
  hapus.addEventListener("click", () => {
    discard();
    masukan.value = "";
    show();
    (bentuk ? tombol : masukan).focus();
  });
  masukan.addEventListener("change", () => {
    kabar.textContent = "";
    if (masukan.files[0]?.size > Number(kata.terbesar)) {
      kabar.textContent = kata.besar;
      masukan.value = "";
    }
    show();
  });
  // Sent while still speaking: the recording ends here and goes along. Before every other listener of the form.
  document.addEventListener("submit", (e) => {
    if (e.target !== form || !perekam) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    const pengirim = e.submitter;
    selesai = () => {
      selesai = null;
      form.requestSubmit(pengirim);
    };
    stop();
  }, { capture: true });
  form?.addEventListener("reset", () => {
    discard();
    setTimeout(show);
  });
}
