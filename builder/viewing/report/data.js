"use strict";

/** Unpack the articles that the page carries: gzip in base64, a JSON array of the data contract's articles. */
async function unpackArticles() {
  const element = document.getElementById("data");
  const packed = bytesOf(element.textContent);
  element.remove(); // The text is needed no more, and takes memory.
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64); // Browsers of 2025 and later, and ten times as fast.
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** Return a row a quotation, flat, as filters, plots and list want it; in the order of the articles. */
function rowsOf(articles) {
  return articles.flatMap((article) =>
    article.quotations.map((quotation, index) => ({
      article,
      quotation,
      n: index + 1,
      type: quotation.type,
      text: quotation.text,
      length: quotation.text.length,
      cue: quotation.cue?.lemma ?? null,
      speaker: quotation.speaker?.name ?? null,
      kind: quotation.speaker?.kind ?? null,
      affiliation: quotation.affiliation?.name ?? null,
      role: quotation.affiliation?.role ?? null,
      outlet: quotation.outlet?.name ?? null,
      medium: quotation.outlet?.medium ?? null,
      publisher: article.publisher,
      published: article.published,
      rule: quotation.rule,
      confidence: quotation.confidence,
      folded: null,
    })),
  );
}

/** Return `words` without case and accents, for comparison. */
function fold(words) {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Return what a search for words looks through: the quotation, the names linked to it, the article's title. */
function searchable(row) {
  row.folded ??= fold(
    [row.text, row.speaker, row.affiliation, row.role, row.outlet, row.publisher, row.article.title]
      .filter(Boolean)
      .join("\n"),
  );
  return row.folded;
}

/** Return `count` with its noun: "1 quotation", "1,204 quotations". */
function counted(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
