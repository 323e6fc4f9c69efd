// The corrected article and the decisions, out of the page and into it.
const nameOf = (path) => (path === "-" ? "article.txt" : path.split("/").pop());

const copyArticle = async () => {
  const text = decoder.decode(corrected(decidedEdits())).replace(/^\uFEFF/, "");
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = element("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  say("The corrected article is in the clipboard.");
};

const downloadArticle = () => {
  saveFile(nameOf(review.path), corrected(decidedEdits()), "application/octet-stream");
  const left = decided.filter((d) => d === null).length;
  say(left ? `Saved; ${plural(left, "finding is", "findings are")} still undecided.` : "Saved.");
};
const exportDecisions = () => {
  const name = `${nameOf(review.path)}.decisions.json`;
  saveJson(name, exported());
  say(`Decisions saved. To make them: copydesk fix --write --decisions ${name} ${review.path}`);
};

const importDecisions = async (chosen) => {
  let saved = null;
  try {
    saved = JSON.parse(await chosen.text());
  } catch {
    return say(`${chosen.name} is no JSON.`);
  }
  const read = imported(saved);
  if (!read) return say(`${chosen.name} holds no decisions about ${nameOf(review.path)}.`);
  const { lost, refused } = act(read.fitting, { stay: true });
  const failed = read.unfit + refused.length + lost.filter((i) => read.fitting.has(i)).length;
  say(`${plural(read.fitting.size, "decision", "decisions")} read` + (failed ? `, ${failed} could not be followed.` : "."));
};

// Kept a moment later, so that a run of decisions costs one write; at once when the page goes.
const keep = (() => {
  let timer = 0, warned = false;
  const write = () => {
    clearTimeout(timer);
    timer = 0;
    if (store(location.href, decided.some(Boolean) ? exported() : null) || warned) return;
    warned = true;
    say("This browser does not keep the decisions: export them before you close the page.");
  };
  const flush = () => timer && write();
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", flush);
  return () => (timer ||= setTimeout(write, 200));
})();

const restoreKept = () => {
  const read = imported(stored(location.href));
  if (!read?.fitting.size) return;
  show(decide(read.fitting).changed);
  past.length = 0; // of an earlier visit, not to be undone by chance
  showUndo();
  say(`${plural(read.fitting.size, "decision", "decisions")} of an earlier visit` + (read.unfit ? `; ${read.unfit} more no longer fit.` : "."));
};
