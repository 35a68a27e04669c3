// <form data-jaga>: leaving the page with something typed and not yet sent asks first.
export default function jaga(form) {
  let kotor = false;
  form.addEventListener("input", () => (kotor = true));
  form.addEventListener("submit", () => (kotor = false));
  window.addEventListener("beforeunload", (e) => {
    if (kotor) e.preventDefault();
  });
}
