// What was decided about each finding: {decision, begin, end, replacement}, or null. Findings count from 0 here.
const findings = review.findings;
const decided = findings.map(() => null);
const past = [], future = []; // steps: Map of finding to [before, after]

const suggestionsOf = (i) => findings[i].suggestions;
const isSafe = (i) => suggestionsOf(i).length > 0 && suggestionsOf(i)[0][3];

const acceptance = (i, choice = 0) => {
  const [begin, end, replacement] = suggestionsOf(i)[choice];
  return { decision: "accept", begin, end, replacement };
};
const rejection = (i) => {
  const [begin, end] = suggestionsOf(i)[0] ?? findings[i].span;
  return { decision: "reject", begin, end };
};

// What is edited: all that is flagged, and what the suggestion would replace.
const editedSpan = (i) => {
  const [begin, end] = findings[i].span;
  const first = suggestionsOf(i)[0];
  return first ? [Math.min(begin, first[0]), Math.max(end, first[1])] : [begin, end];
};
const suggestedEdit = (i) => {
  const [begin, end] = editedSpan(i);
  const first = suggestionsOf(i)[0];
  return first ? textAt(begin, first[0]) + first[2] + textAt(first[1], end) : textAt(begin, end);
};
const edition = (i, text) => {
  const [begin, end] = editedSpan(i);
  const replacement = new TextDecoder().decode(new TextEncoder().encode(text)).replace(/\r\n|\r|\n/g, lineEnd);
  return { decision: "edit", begin, end, replacement };
};

const changes = (d) => d?.decision === "accept" || d?.decision === "edit";
const overlap = (a, b) => (a.begin === b.begin && a.end === b.end) || (a.begin < b.end && b.begin < a.end);
const byPlace = (a, b) => a.begin - b.begin || a.end - b.end;

// The edits of the file that were decided, sorted.
const decidedEdits = () =>
  decided
    .map((d, index) => (changes(d) ? { begin: d.begin, end: d.end, bytes: encoded(d.replacement), index } : null))
    .filter(Boolean)
    .sort(byPlace);

// Two edits of the same place cannot both be made: an older one gives way to a new one, of two new ones the later in
// the text, as in `copydesk fix`. Returns the findings whose decisions give way.
const givingWay = (step) => {
  const kept = [], lost = [];
  const all = decided.map((before, index) => ({ ...(step.has(index) ? step.get(index) : before), index }));
  for (const edit of all.filter(changes).sort(byPlace)) {
    while (kept.length && overlap(kept.at(-1), edit) && step.has(edit.index) && !step.has(kept.at(-1).index))
      lost.push(kept.pop().index);
    if (kept.length && overlap(kept.at(-1), edit)) lost.push(edit.index);
    else kept.push(edit);
  }
  return lost;
};

const put = (step, side) => {
  for (const [i, change] of step) decided[i] = change[side];
  return Array.from(step.keys());
};

// Takes decisions: a Map of finding to decision or null. Returns the findings that changed, those that gave way, and
// those whose replacement the file's encoding cannot hold, which stay as they were.
const decide = (wanted) => {
  const step = new Map(), refused = [];
  for (const [i, decision] of wanted) {
    if (changes(decision) && encoded(decision.replacement) === undefined) refused.push(i);
    else step.set(i, decision);
  }
  const lost = givingWay(step);
  for (const i of lost) step.set(i, null);
  const record = new Map(Array.from(step, ([i, after]) => [i, [decided[i], after]]));
  if (record.size) {
    past.push(record);
    future.length = 0;
  }
  return { changed: put(record, 1), lost, refused };
};
const undo = () => {
  if (!past.length) return [];
  future.push(past.pop());
  return put(future.at(-1), 0);
};
const redo = () => {
  if (!future.length) return [];
  past.push(future.pop());
  return put(past.at(-1), 1);
};

// The decisions as reports/schema/decisions-1.schema.json has them, and back.
const exported = () => ({
  format: "copydesk-decisions",
  version: 1,
  documents: [
    {
      path: review.path,
      fingerprint: review.fingerprint,
      decisions: decided.flatMap((d, i) => {
        if (d === null) return [];
        const { finding, rule } = findings[i];
        const entry = { finding, rule, span: { start: d.begin, end: d.end }, text: textAt(d.begin, d.end) };
        return [{ ...entry, decision: d.decision, ...(changes(d) ? { replacement: d.replacement } : {}) }];
      }),
    },
  ],
});

const documentOf = (saved) => {
  if (saved?.format !== "copydesk-decisions" || saved.version !== 1 || !Array.isArray(saved.documents)) return null;
  const name = (path) => String(path).split("/").pop();
  const named = saved.documents.filter((d) => name(d.path) === name(review.path));
  return (
    saved.documents.find((d) => d.fingerprint === review.fingerprint) ??
    saved.documents.find((d) => d.path === review.path) ??
    (named.length === 1 ? named[0] : null)
  );
};

// What a saved decision is in this article, which may have changed since: its finding must still be there and say the
// same of the same text.
const asDecided = (i, entry) => {
  const { decision, replacement = "", text } = entry;
  const has = ([begin, end]) => textAt(begin, end) === text;
  if (decision === "reject") return rejection(i);
  if (decision === "edit" && has(editedSpan(i)))
    return { decision, begin: editedSpan(i)[0], end: editedSpan(i)[1], replacement };
  const choice = suggestionsOf(i).findIndex((s) => has(s) && s[2] === replacement);
  return choice >= 0 ? { ...acceptance(i, choice), decision } : null;
};

// Decisions of an export for this article: a Map for `decide`, and how many fit nothing here; null if it has none.
const imported = (saved) => {
  const document = documentOf(saved);
  if (!document || !Array.isArray(document.decisions)) return null;
  const byFingerprint = new Map(findings.map((f, i) => [f.finding, i]));
  const at = (rule, start, end) => `${rule} ${start} ${end}`;
  const bySpan = new Map();
  findings.forEach((f, i) => [f.span, editedSpan(i), ...f.suggestions].forEach((s) => bySpan.set(at(f.rule, s[0], s[1]), i)));
  const fitting = new Map();
  let unfit = 0;
  for (const entry of document.decisions) {
    const i = byFingerprint.get(entry?.finding) ?? bySpan.get(at(entry?.rule, entry?.span?.start, entry?.span?.end));
    const decision = i === undefined || fitting.has(i) ? null : asDecided(i, entry);
    if (decision) fitting.set(i, decision);
    else ++unfit;
  }
  return { fitting, unfit };
};
