"use strict";

const TYPES = ["direct", "mixed", "indirect"];
const TYPE_COLOURS = TYPES.map((type) => `var(--${type}-edge)`);

const ROW = 26; // Height of a bar's row: large enough to hit with a finger.

const XLINK = "http://www.w3.org/1999/xlink";

/** Draw with Observable Plot; its links get their name and address where HTML has them. */
function plotted(options) {
  const element = Plot.plot({ className: "plot", style: "font-size: 13px; overflow: visible;", ...options });
  for (const link of element.querySelectorAll("a")) {
    const address = link.getAttributeNS(XLINK, "href");
    link.removeAttributeNS(XLINK, "href");
    link.setAttribute("href", address);
    const named = link.querySelector("[aria-label]");
    link.setAttribute("aria-label", named.getAttribute("aria-label"));
    link.append(svg("title", {}, named.getAttribute("aria-label")));
    named.removeAttribute("aria-label");
  }
  for (const group of element.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
  return element;
}

/** What a transparent mark over a bar's whole row or column is: it takes the pointer and the focus. */
function target(changes, label, linkTo) {
  return { fill: "transparent", href: (datum) => linkTo(changes(datum)), ariaLabel: label };
}

/** Count the rows by a field: `[{name, count, publishers}]`, the most frequent first, null left out. */
function tally(rows, field) {
  const groups = new Map();
  for (const row of rows) {
    const name = row[field];
    if (name === null || name === undefined) continue;
    let group = groups.get(name);
    if (!group) groups.set(name, (group = { name, count: 0, publishers: new Set() }));
    group.count++;
    if (row.publisher) group.publishers.add(row.publisher);
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

function percent(share) {
  return `${Math.round(100 * share)} %`;
}
