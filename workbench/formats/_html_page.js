"use strict";
(() => {
  const filter = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const rows = [...document.querySelectorAll("#segments tbody tr")];

  const show = (wanted) => {
    let count = 0;
    for (const row of rows) {
      const fits = !wanted || row.dataset.is.split(" ").includes(wanted);
      row.hidden = !fits;
      count += fits;
    }
    shown.textContent = `${count} of ${rows.length} segments`;
  };

  filter.addEventListener("change", (event) => show(event.target.value));
  // A link to a row that is filtered out shows all rows again.
  window.addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.hidden) {
      filter.querySelector("input").checked = true;
      show("");
      target.scrollIntoView();
    }
  });
  filter.hidden = false;
  // Some browsers remember the choice when a page is loaded again.
  show(filter.querySelector("input:checked").value);
})();
