"use strict";

/**
 * What the rows can be filtered by. The name is that of the parameter in the page's address; `label` says it to
 * people; `test(value, rows)` returns what tells of a row whether it fits.
 */
const FILTERS = {
  words: { label: "search", test: (value) => containing(value, searchable) },
  speaker: { label: "speaker", test: (value, rows) => named(value, rows, "speaker") },
  kind: { label: "kind of speaker", test: (value) => (row) => row.kind === value },
  affiliation: { label: "affiliation", test: (value, rows) => named(value, rows, "affiliation") },
  outlet: { label: "outlet", test: (value, rows) => named(value, rows, "outlet") },
  medium: { label: "medium", test: (value) => (row) => row.medium === value },
  publisher: { label: "publisher", test: (value, rows) => named(value, rows, "publisher") },
  published: {
    label: "published",
    test: (value) =>
      within(
        value,
        (row) => row.published,
        (edge) => edge,
      ),
  },
  type: { label: "type", test: (value) => (row) => row.type === value },
  length: { label: "characters", test: (value) => within(value, (row) => row.length, Number) },
  rule: { label: "rule", test: (value) => (row) => row.rule === value },
  confidence: { label: "confidence", test: (value) => within(value, (row) => row.confidence, Number) },
  missing: { label: "not linked to", test: (value) => (row) => linked(row, value) === null },
  linked: { label: "linked to", test: (value) => (row) => linked(row, value) !== null },
};

/** Return the rows that fit all of `filters`, a map of names of `FILTERS` to values. */
function filtered(rows, filters) {
  const tests = [...filters].map(([name, value]) => FILTERS[name].test(value, rows));
  return tests.length ? rows.filter((row) => tests.every((test) => test(row))) : rows;
}

function containing(value, read) {
  const words = fold(value).split(/\s+/u).filter(Boolean);
  return (row) => words.every((word) => read(row).includes(word));
}

/** Fit the rows with this very name or, where there is none, those with these letters in the name. */
function named(value, rows, field) {
  if (rows.some((row) => row[field] === value)) return (row) => row[field] === value;
  return containing(value, (row) => fold(row[field] ?? ""));
}

/** Fit the rows whose value lies in a range "from..to", ends included; an end left out is open. */
function within(value, read, parse) {
  const [from, to] = value.split("..");
  const low = from ? parse(from) : null;
  const high = to ? parse(to) : null;
  return (row) => {
    const one = read(row);
    return one !== null && (low === null || one >= low) && (high === null || one <= high);
  };
}

function linked(row, part) {
  return ["cue", "speaker", "affiliation", "outlet"].includes(part) ? row.quotation[part] : null;
}

/**
 * Read the state of the page from its address: `{view, article, quotation, filters}`. What is no state of this
 * page (a parameter or a view that there is not) is passed over.
 */
function readState(hash) {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  const view = parameters.get("view");
  const filters = new Map();
  for (const name of Object.keys(FILTERS)) if (parameters.get(name)) filters.set(name, parameters.get(name));
  return {
    view: ["overview", "quotations", "article"].includes(view) ? view : "overview",
    article: parameters.get("article"),
    quotation: Number(parameters.get("quotation")) || null,
    filters,
  };
}

/** Write a state as the hash of an address; `changes` to the filters come first, null takes one away. */
function writeState({ view, article = null, quotation = null, filters }, changes = {}) {
  const parameters = new URLSearchParams({ view });
  if (view === "article" && article !== null) parameters.set("article", article);
  if (view === "article" && quotation !== null) parameters.set("quotation", quotation);
  const changed = new Map([...filters, ...Object.entries(changes)]);
  for (const name of Object.keys(FILTERS)) if (changed.get(name)) parameters.set(name, changed.get(name));
  return `#${parameters}`;
}
