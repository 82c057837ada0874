"use strict";

/** Return the nodes with what is known of the quotation of a view. */
function factsOf({ article, number, text, states, item }) {
  const state = states[item.key];
  if (number === null) {
    const words = state === "not-a-quotation" ? "Decided: not a quotation." : "Another quotation was cut so that this one is gone.";
    return [h("h3", {}, words), h("blockquote", { dir: "auto" }, text)];
  }
  const { speaker, affiliation, outlet, cue, rule, confidence, type, text: content } = article.quotations[number - 1];
  const facts = [
    ["Speaker", speaker && [bdi(speaker.name), aside(speaker.kind)]],
    ["In the text", speaker && speaker.mention !== speaker.name && [bdi(speaker.mention)]],
    ["Role", affiliation?.role && [bdi(affiliation.role)]],
    ["Affiliation", affiliation?.name && [bdi(affiliation.name)]],
    ["Outlet", outlet?.name && [bdi(outlet.name)]],
    ["Medium", outlet?.medium && [outlet.medium]],
    ["Cue", cue && [bdi(cue.text)]],
    ["Rule", [rule, aside(confidence.toFixed(2))]],
  ];
  const rows = facts
    .filter(([name, value]) => value || name !== "In the text")
    .map(([name, value]) => h("div", { class: value ? null : "missing" }, h("dt", {}, name), h("dd", {}, ...(value || ["–"]))));
  const said = { accepted: "accepted", corrected: "corrected, not accepted yet", open: "" }[state];
  return [
    h("h3", {}, `Quotation ${number} of ${article.quotations.length} `, h("span", { class: `swatch content ${type}` }, type), aside(said)),
    h("blockquote", { dir: "auto" }, content),
    h("dl", {}, ...rows),
  ];
}

function aside(words) {
  return words ? h("span", { class: "aside" }, ` ${words}`) : null;
}
