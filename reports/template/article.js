// The article with its marks, in which decisions show as struck out and inserted text; and the clean copy.
const marksSheet = byId("marks"), cleanSheet = byId("clean");
const marks = findings.map(() => []);
for (const mark of all("mark[data-finding]", marksSheet)) marks[mark.dataset.finding - 1].push(mark);
const evidence = findings.map(() => []);
for (const span of all("[data-evidence]", marksSheet))
  for (const number of span.dataset.evidence.split(" ")) evidence[number - 1].push(span);

// Pieces of the article that suggestions replace, by their offset in the file.
const pieces = all("[data-at]", marksSheet).map((node) => ({ node, at: Number(node.dataset.at) }));
const firstPiece = (offset) => {
  let low = 0, high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle].at < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};
const piecesOf = (begin, end) => {
  const found = [], points = [];
  for (let k = firstPiece(begin); k < pieces.length && (pieces[k].at < end || pieces[k].at === begin); ++k) {
    const { node, at } = pieces[k];
    if (node.classList.contains("point")) {
      if (at === begin) points.push(node);
    } else if (at < end) found.push(node);
  }
  return found.length ? found : points;
};

const shownChange = findings.map(() => null); // what the article shows of a finding's decision
const showInArticle = (i) => {
  if (shownChange[i]) {
    shownChange[i].inserted.remove();
    for (const node of shownChange[i].struck) {
      node.classList.remove("gone");
      node.removeAttribute("role");
    }
    shownChange[i] = null;
  }
  const decision = decided[i];
  for (const mark of marks[i]) mark.dataset.decision = decision?.decision ?? "";
  if (!changes(decision)) return;
  const struck = piecesOf(decision.begin, decision.end);
  const inserted = element("ins", "change", decision.replacement);
  inserted.dataset.finding = i + 1;
  for (const node of struck) {
    node.classList.add("gone");
    node.setAttribute("role", "deletion");
  }
  struck.at(-1)?.after(inserted);
  shownChange[i] = { struck, inserted };
};

// The corrected article as it will be saved, a paragraph a line.
const renderClean = () => {
  const sheet = document.createDocumentFragment();
  let paragraph = null, number = 0;
  const breakLine = () => {
    if (paragraph && !paragraph.firstChild) paragraph.className = "blank";
    if (number % 50 === 0) sheet.append(element("div", "part"));
    paragraph = sheet.lastChild.appendChild(element("p"));
    paragraph.dataset.line = ++number;
  };
  const write = (text, finding) => {
    text.split(/\r\n|\r|\n/).forEach((line, k) => {
      if (k > 0) breakLine();
      if (!line) return;
      const node = finding === undefined ? document.createTextNode(line) : element("span", "change", line);
      if (finding !== undefined) node.dataset.finding = finding + 1;
      paragraph.append(node);
    });
  };
  const shown = (begin, end) => (begin === 0 ? textAt(begin, end).replace(/^\uFEFF/, "") : textAt(begin, end));
  breakLine();
  let at = 0;
  for (const edit of decidedEdits()) {
    write(shown(at, edit.begin));
    write(decided[edit.index].replacement, edit.index);
    at = edit.end;
  }
  write(shown(at, file.length));
  if (!paragraph.firstChild) paragraph.className = "blank";
  cleanSheet.replaceChildren(sheet);
};
const showView = (view) => {
  for (const button of all("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === view));
  if (view === "clean") renderClean();
  marksSheet.hidden = view !== "marks";
  cleanSheet.hidden = view !== "clean";
};
const isClean = () => !cleanSheet.hidden;

// Where a finding is on the page that shows; null if the clean copy has nothing of it.
const placeOf = (i) =>
  isClean() ? cleanSheet.querySelector(`[data-finding="${i + 1}"]`) : (marks[i].find((m) => m.getClientRects().length) ?? null);
