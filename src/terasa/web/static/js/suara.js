// <button data-suara hidden>: two tones when another number is called. Off until somebody presses it here.
export default function suara(tombol) {
  const nyala = tombol.textContent;
  let bunyi = null;
  let lama = read();
  tombol.hidden = false;
  tombol.addEventListener("click", () => {
    if (bunyi) bunyi.close();
    bunyi = bunyi ? null : new AudioContext();
    tombol.setAttribute("aria-pressed", String(Boolean(bunyi)));
    tombol.textContent = bunyi ? tombol.dataset.mati : nyala;
    if (bunyi) ring(bunyi);
  });
  document.addEventListener("htmx:afterSettle", () => {
    const kini = read();
    const baru = kini.split(" ").some((satu) => satu && !lama.split(" ").includes(satu));
    lama = kini;
    if (baru && bunyi) ring(bunyi);
  });
}

function read() {
  return document.querySelector("[data-panggil]")?.dataset.panggil ?? "";
}

function ring(bunyi) {
  [880, 660].forEach((nada, n) => {
    const sumber = bunyi.createOscillator();
    const keras = bunyi.createGain();
    const mulai = bunyi.currentTime + n * 0.35;
    sumber.frequency.value = nada;
    keras.gain.setValueAtTime(0.25, mulai);
    keras.gain.exponentialRampToValueAtTime(0.001, mulai + 0.6);
    sumber.connect(keras).connect(bunyi.destination);
    sumber.start(mulai);
    sumber.stop(mulai + 0.6);
  });
}
