// <form data-otomatis>: choosing in a list applies the filter; the button stays for everyone else.
export default function otomatis(form) {
  form.addEventListener("change", (e) => {
    if (e.target.matches("select")) form.requestSubmit();
  });
}
