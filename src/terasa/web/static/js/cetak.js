// <button data-cetak hidden>: prints the page; without script the browser's own menu does it.
export default function cetak(tombol) {
  tombol.hidden = false;
  tombol.addEventListener("click", () => window.print());
}
