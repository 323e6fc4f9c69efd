"use strict";
// The page is complete without this script; it adds filters, keys, and sorting.
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  // Filters: a finding shows when neither its family nor its severity is switched off.
  const cards = all(".card");
  const buttons = all(".filters button");
  const shown = () => cards.filter((card) => !card.hidden);
  const apply = () => {
    const off = new Set(buttons.filter((b) => b.getAttribute("aria-pressed") === "false").map((b) => b.dataset.kind));
    for (const card of cards) {
      card.hidden = off.has(card.dataset.family) || off.has(card.dataset.severity);
      for (const mark of all(`mark[data-finding="${card.dataset.finding}"]`)) mark.classList.toggle("off", card.hidden);
    }
    const none = document.getElementById("none");
    if (none) none.hidden = shown().length > 0;
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") === "false"));
      apply();
    });
  }
  if (buttons.length) apply();

  // One finding is the current one, in the text and in the list.
  let current = null;
  const select = (number, from) => {
    for (const element of all(".current")) element.classList.remove("current");
    current = number;
    const card = document.getElementById(`finding-${number}`);
    const marks = all(`mark[data-finding="${number}"]`);
    if (!card) return;
    card.classList.add("current");
    for (const mark of marks) mark.classList.add("current");
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const behavior = still ? "auto" : "smooth";
    if (from !== "card" || !marks.length) card.scrollIntoView({ block: "nearest", behavior });
    if (from !== "text" && marks.length) marks[0].scrollIntoView({ block: "center", behavior });
  };
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-finding]");
    const link = event.target.closest(".card .quote a");
    if (mark && !mark.classList.contains("off")) {
      event.preventDefault();
      select(mark.dataset.finding, "text");
    } else if (link) {
      event.preventDefault();
      select(link.closest(".card").dataset.finding, "card");
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.key !== "j" && event.key !== "k")) return;
    const list = shown();
    if (!list.length) return;
    const at = list.findIndex((card) => card.dataset.finding === current);
    const next = event.key === "j" ? Math.min(at + 1, list.length - 1) : Math.max(at - 1, 0);
    select(list[next].dataset.finding, "keys");
  });

  // Tables that sort by a click on a heading; numbers fall, words rise.
  for (const table of all("table.sortable")) {
    all("th button", table).forEach((button, column) => {
      button.addEventListener("click", () => {
        const head = button.closest("th");
        const numeric = head.classList.contains("number");
        const first = numeric ? "descending" : "ascending";
        const order = head.getAttribute("aria-sort") === first ? (numeric ? "ascending" : "descending") : first;
        for (const other of all("th", table)) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", order);
        const key = (row) => (numeric ? Number(row.cells[column].textContent) : row.cells[column].textContent);
        const sign = order === "ascending" ? 1 : -1;
        const rows = all("tbody tr", table).sort((a, b) => sign * (numeric ? key(a) - key(b) : key(a).localeCompare(key(b))));
        table.tBodies[0].append(...rows);
      });
    });
  }
})();
