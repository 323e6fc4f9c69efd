// The index: sorts and finds articles, and tells how far their reviews are.
const table = byId("articles");
const rows = () => Array.from(table.tBodies[0].rows);

// First numbers fall and words rise, then the other way round.
const order = new Intl.Collator(undefined, { numeric: true });
const sortBy = (head) => {
  const numeric = head.classList.contains("number");
  const [first, second] = numeric ? ["descending", "ascending"] : ["ascending", "descending"];
  const direction = head.getAttribute("aria-sort") === first ? second : first;
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", direction);
  const sign = direction === "ascending" ? 1 : -1;
  const keyed = rows().map((row) => ({ row, key: row.cells[head.cellIndex].textContent }));
  const compare = numeric ? (a, b) => Number(a.key) - Number(b.key) : (a, b) => order.compare(a.key, b.key);
  table.tBodies[0].append(...keyed.sort((a, b) => sign * compare(a, b)).map(({ row }) => row));
};
table.tHead.addEventListener("click", (event) => {
  const head = event.target.closest("th");
  if (head && event.target.closest("button")) sortBy(head);
});

const search = byId("search");
search.addEventListener("input", () => {
  const wanted = search.value.trim().toLowerCase();
  for (const row of rows()) row.hidden = !row.cells[0].textContent.toLowerCase().includes(wanted);
  byId("none").textContent = rows().every((row) => row.hidden) ? "No article has that in its name." : "";
});
if (rows().length > 1) byId("tools").hidden = false;

// Where pages of one folder share what the browser keeps, a column tells how much of each article is decided.
const reviews = () => rows().map((row) => ({ row, saved: stored(row.cells[0].querySelector("a").href)?.documents?.[0] }));
const showReviews = () => {
  const begun = reviews();
  if (!begun.some(({ saved }) => saved)) return;
  byId("tools").hidden = false;
  byId("export").hidden = false;
  if (!table.querySelector("th.decided")) {
    const head = Object.assign(element("th", "number decided"), { scope: "col" });
    head.append(Object.assign(element("button", "", "decided"), { type: "button" }));
    table.tHead.rows[0].cells[3].after(head);
    for (const row of rows()) row.cells[3].after(element("td", "number decided"));
  }
  for (const { row, saved } of begun) {
    const count = saved?.decisions?.length ?? 0;
    row.querySelector(".decided").textContent = count;
    row.querySelector(".decided").classList.toggle("zero", count === 0);
  }
};
showReviews();
addEventListener("pageshow", showReviews);

byId("export").addEventListener("click", () => {
  const documents = reviews().flatMap(({ saved }) => (saved ? [saved] : []));
  saveJson("decisions.json", { format: "copydesk-decisions", version: 1, documents });
});
