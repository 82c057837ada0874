"use strict";

const CSV_COLUMNS = {
  id: (row) => row.quotation.id,
  article_id: (row) => row.article.id,
  title: (row) => row.article.title,
  publisher: (row) => row.publisher,
  published: (row) => row.published,
  url: (row) => row.article.url,
  type: (row) => row.type,
  text: (row) => row.text,
  cue: (row) => row.quotation.cue?.text,
  speaker: (row) => row.speaker,
  speaker_kind: (row) => row.kind,
  mention: (row) => row.quotation.speaker?.mention,
  role: (row) => row.role,
  affiliation: (row) => row.affiliation,
  outlet: (row) => row.outlet,
  medium: (row) => row.medium,
  rule: (row) => row.rule,
  confidence: (row) => row.confidence,
};

/**
 * Return the rows as CSV (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe first,
 * as OWASP advises against CSV injection: articles are other people's words.
 */
function csvOf(rows) {
  const cell = (value) => {
    let words = String(value ?? "");
    if (typeof value === "string" && /^[=+\-@\t\r\n＝＋－＠]/.test(words)) words = `'${words}`;
    return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
  };
  const lines = rows.map((row) =>
    Object.values(CSV_COLUMNS)
      .map((read) => cell(read(row)))
      .join(","),
  );
  return [Object.keys(CSV_COLUMNS).join(","), ...lines, ""].join("\r\n");
}

/** Offer the rows for download as quotations.csv; the mark at its start tells Excel that it is UTF-8. */
function downloadCsv(rows) {
  const url = URL.createObjectURL(new Blob(["\ufeff", csvOf(rows)], { type: "text/csv;charset=utf-8" }));
  h("a", { href: url, download: "quotations.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
