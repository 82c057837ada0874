"use strict";

/**
 * Return the nodes with the facts of quotation `n` of an article. `linkTo(changes)` gives the address of all
 * quotations with the same speaker, rule and so on.
 */
function factsOf(article, n, linkTo) {
  const quotation = article.quotations[n - 1];
  const { speaker, affiliation, outlet, cue, rule, confidence } = quotation;
  const inText = ({ start, end }) => article.text.slice(start, end);
  const link = (filter, words) =>
    h("a", { href: linkTo({ [filter]: words }), title: `All with this ${filter}` }, bdi(words));
  const facts = [
    [
      "Speaker",
      speaker && [link("speaker", speaker.name), h("span", { class: "aside" }, ` ${speaker.kind}`)],
    ],
    ["In the text", speaker && speaker.mention !== speaker.name && [bdi(speaker.mention)]],
    ["Role", affiliation?.role && [bdi(affiliation.role)]],
    ["Affiliation", affiliation?.name && [link("affiliation", affiliation.name)]],
    ["Outlet", outlet?.name && [link("outlet", outlet.name)]],
    ["Medium", outlet?.medium && [link("medium", outlet.medium)]],
    ["Outlet’s words", outlet?.name && inText(outlet) !== outlet.name && [bdi(inText(outlet))]],
    ["Cue", cue && [bdi(cue.text), h("span", { class: "aside" }, ` ${cue.lemma}, ${cue.kind}`)]],
    ["Rule", [link("rule", rule)]],
    [
      "Confidence",
      [confidence.toFixed(2), h("meter", { min: 0, max: 1, value: confidence, "aria-hidden": "true" })],
    ],
    ["Checked", quotation.verified && ["by a person"]],
  ];
  const always = ["Speaker", "Role", "Affiliation", "Outlet", "Medium", "Cue"];
  const entries = facts
    .filter(([name, value]) => value || always.includes(name))
    .map(([name, value]) =>
      h(
        "div",
        { class: value ? null : "missing" },
        h("dt", {}, name),
        h(
          "dd",
          {},
          ...(value || [
            h("span", { class: "hidden-text" }, "not in the text"),
            h("span", { class: "aside", "aria-hidden": "true" }, "–"),
          ]),
        ),
      ),
    );
  return [
    h(
      "h3",
      {},
      `Quotation ${n} of ${article.quotations.length}`,
      h("span", { class: `swatch content ${quotation.type}` }, quotation.type),
    ),
    h("dl", {}, ...entries),
  ];
}

/** Return a list of quotations with their facts in a line each; `linkTo(n)` selects one. */
function quotationsIn(rows, linkTo) {
  const items = rows.map((row) =>
    h(
      "li",
      {},
      h("a", { href: linkTo(row.n) }, bdi(shortened(row.text, 90))),
      " ",
      h("span", { class: "who" }, ...whoSaidIt(row)),
      h(
        "span",
        { class: "where" },
        ` ${[row.type, row.quotation.cue?.text, row.rule, row.confidence.toFixed(2)].filter(Boolean).join(" · ")}`,
      ),
    ),
  );
  return h("ol", { class: "notes" }, ...items);
}

/** Return `words` cut to about `length` characters, at a space where there is one. */
function shortened(words, length) {
  if (words.length <= length) return words;
  const cut = words.lastIndexOf(" ", length);
  return `${words.slice(0, cut > length / 2 ? cut : length)}…`;
}
