// <form data-sekali>: pressing twice sends once.
export default function sekali(form) {
  form.addEventListener("submit", (e) => {
    if (form.dataset.terkirim) {
      e.preventDefault();
      return;
    }
    form.dataset.terkirim = "1";
    form.querySelectorAll("[type=submit]").forEach((t) => t.setAttribute("aria-disabled", "true"));
  });
  // Coming back with the browser's own button must find a form that works.
  window.addEventListener("pageshow", () => {
    delete form.dataset.terkirim;
    form.querySelectorAll("[type=submit]").forEach((t) => t.removeAttribute("aria-disabled"));
  });
}
