/* The ledger of the audit: filter, sort, and open the row that an address names.
   Without this script the page is a list whose rows open; nothing is lost but the filters. */
"use strict";

(function () {
  const ledger = document.querySelector(".bs-audit");
  if (!ledger) return;
  const list = ledger.querySelector(".bs-audit-rows");
  const rows = Array.from(list.children);
  const controls = ledger.querySelector(".bs-audit-controls");
  const count = ledger.querySelector(".bs-audit-count");
  const selects = Object.fromEntries(
    Array.from(controls.querySelectorAll("select"), (select) => [select.name, select])
  );

  function fits(row) {
    return ["part", "verdict"].every(
      (name) => !selects[name].value || row.dataset[name] === selects[name].value
    );
  }

  function show() {
    const shown = rows.filter((row) => {
      row.hidden = !fits(row);
      return !row.hidden;
    });
    count.textContent = shown.length + " of " + rows.length + " claims";
  }

  function sort() {
    const by = selects.sort.value;
    const key = (row) => row.dataset[by] + "\u0000" + row.dataset.order;
    rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
    // Rows that are put where they stand already would be laid out anew.
    if (rows.some((row, i) => row !== list.children[i])) list.append(...rows);
  }

  /* The choice stands in the address, so that a filtered ledger can be sent to someone. */
  function remember() {
    const chosen = new URLSearchParams();
    for (const [name, select] of Object.entries(selects)) {
      if (select.selectedIndex > 0) chosen.set(name, select.value);
    }
    const query = chosen.toString();
    try {
      history.replaceState(null, "", (query ? "?" + query : location.pathname) + location.hash);
    } catch (refused) {
      /* Some browsers refuse on a page opened from a file. */
    }
  }

  function recall() {
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (!Object.hasOwn(selects, name)) continue;
      const known = Array.from(selects[name].options, (o) => o.value);
      if (known.includes(value)) selects[name].value = value;
    }
  }

  function open() {
    const row = rows.find((each) => "#" + each.id === location.hash);
    if (!row) return;
    if (row.hidden) {
      selects.part.value = selects.verdict.value = "";
      show();
    }
    row.querySelector("details").open = true;
    row.scrollIntoView();
  }

  controls.hidden = false;
  controls.addEventListener("change", () => {
    sort();
    show();
    remember();
  });
  window.addEventListener("hashchange", open);
  recall();
  sort();
  show();
  open();
})();
