"use strict";

const TYPES = ["direct", "mixed", "indirect"];
const TYPE_COLOURS = TYPES.map((type) => `var(--${type}-edge)`);

/**
 * The plots of the overview, in order. `draw(rows, width, linkTo)` returns an element, or null where the rows have
 * nothing to draw; `linkTo(changes)` gives the address of the quotations behind a part of the plot.
 */
const PLOTS = [
  { title: "Over time", note: "by date of publication", wide: true, types: true, draw: drawTimeline },
  { title: "Who is quoted most", note: "unnamed sources left out", draw: (rows, ...on) => drawNames(rows.filter(({ kind }) => kind !== "unnamed"), "speaker", ...on) },
  { title: "Affiliations", note: "of those quoted", draw: (rows, ...on) => drawNames(rows, "affiliation", ...on) },
  { title: "Outlets", note: "that the words were given to", draw: (rows, ...on) => drawNames(rows, "outlet", ...on) },
  { title: "Publishers", note: "of the articles", draw: (rows, ...on) => drawNames(rows, "publisher", ...on) },
  { title: "Types", draw: drawTypes },
  { title: "Linked to", note: "share of the quotations", draw: drawLinked },
  { title: "Length", note: "in characters", types: true, draw: drawLengths },
  { title: "Rules", note: "that linked the speakers", draw: (rows, ...on) => drawNames(rows, "rule", ...on) },
  { title: "Speakers by outlet", note: "those most often linked", wide: true, draw: drawMatrix },
];

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

function drawNames(rows, field, width, linkTo, most = 12) {
  const bars = tally(rows, field).slice(0, most).map(({ name, count, publishers }) => ({
    name, count, changes: { [field]: name },
    note: field === "speaker" && publishers.size > 1 ? `${count} · ${publishers.size} publishers` : String(count),
  }));
  return bars.length ? drawBars(bars, width, linkTo) : null;
}

function drawTypes(rows, width, linkTo) {
  const counts = d3.rollup(rows, (group) => group.length, (row) => row.type);
  const bars = TYPES.map((type, i) => ({
    name: type, count: counts.get(type) ?? 0, changes: { type }, fill: TYPE_COLOURS[i],
    note: `${counts.get(type) ?? 0} · ${percent((counts.get(type) ?? 0) / rows.length)}`,
  }));
  return drawBars(bars, width, linkTo);
}

/** Draw a bar a row; `bars` are `{name, count, note, changes, fill}`. */
function drawBars(bars, width, linkTo) {
  const longest = d3.max(bars, ({ name }) => name.length);
  const marginLeft = Math.min(14 + Math.ceil(7.5 * longest), 190, Math.round(width * 0.42));
  const marginRight = 8 + 7 * d3.max(bars, ({ note }) => note.length);
  const most = d3.max(bars, ({ count }) => count) || 1;
  return plotted({
    width, marginLeft, marginRight, marginTop: 0, marginBottom: 0, height: ROW * bars.length,
    x: { axis: null, domain: [0, most] },
    y: { domain: bars.map(({ name }) => name), label: null, padding: 0.25 },
    marks: [
      Plot.axisY({ tickSize: 0, lineWidth: (marginLeft - 8) / 13, textOverflow: "ellipsis", tickPadding: 8, fill: "var(--ink)" }),
      Plot.barX(bars, { x: "count", y: "name", fill: ({ fill }) => fill ?? "var(--bar)" }),
      Plot.text(bars, { x: "count", y: "name", text: "note", textAnchor: "start", dx: 6, fill: "var(--muted)" }),
      Plot.barX(bars, {
        x1: 0, x2: most, y: "name", insetLeft: -marginLeft, insetRight: -marginRight, insetTop: -3, insetBottom: -3,
        ...target(({ changes }) => changes, ({ name, count }) => `${name}: ${counted(count, "quotation")}`, linkTo),
      }),
    ],
    color: { type: "identity" },
  });
}

function drawLinked(rows, width, linkTo) {
  const shares = ["speaker", "cue", "affiliation", "outlet"].map((part) => {
    const count = d3.sum(rows, (row) => row.quotation[part] !== null);
    return { part, count, share: count / rows.length };
  });
  const marginLeft = 90;
  return plotted({
    width, marginLeft, marginRight: 52, marginTop: 0, marginBottom: 0, height: ROW * shares.length,
    x: { axis: null, domain: [0, 1] },
    y: { domain: shares.map(({ part }) => part), label: null, padding: 0.25 },
    marks: [
      Plot.axisY({ tickSize: 0, tickPadding: 8, fill: "var(--ink)" }),
      Plot.barX(shares, { x1: 0, x2: 1, y: "part", fill: "var(--rule)" }),
      Plot.barX(shares, { x1: 0, x2: "share", y: "part", fill: "var(--bar)" }),
      Plot.text(shares, { x: 1, y: "part", text: ({ share }) => percent(share), textAnchor: "start", dx: 6, fill: "var(--muted)" }),
      Plot.barX(shares, {
        x1: 0, x2: "share", y: "part", insetLeft: -marginLeft, insetTop: -3, insetBottom: -3,
        ...target(({ part }) => ({ linked: part, missing: null }), ({ part, count }) => `Linked to ${/^[aeiou]/.test(part) ? "an" : "a"} ${part}: ${counted(count, "quotation")}`, linkTo),
      }),
      Plot.barX(shares, {
        x1: "share", x2: 1, y: "part", insetRight: -52, insetTop: -3, insetBottom: -3,
        ...target(({ part }) => ({ missing: part, linked: null }), ({ part, count }) => `Not linked to ${/^[aeiou]/.test(part) ? "an" : "a"} ${part}: ${counted(rows.length - count, "quotation")}`, linkTo),
      }),
    ],
  });
}

function drawLengths(rows, width, linkTo) {
  const lengths = rows.map(({ length }) => length).sort(d3.ascending);
  const step = d3.tickStep(0, Math.max(d3.quantileSorted(lengths, 0.97), 10), width < 420 ? 12 : 20);
  const last = Math.ceil(d3.quantileSorted(lengths, 0.97) / step) * step; // From here on, all in one bin.
  const bins = new Map();
  for (const { length, type } of rows) {
    const from = Math.min(Math.floor(length / step) * step, last);
    count(bins, from, { from, to: from + step }, type);
  }
  const label = ({ from, to }) => (from === last ? `${from} characters and more` : `${from} to ${to - 1} characters`);
  return drawColumns([...bins.values()], width, linkTo, {
    x: { label: null, tickFormat: (value) => (value === last ? `${value}+` : String(value)), ticks: Math.floor(width / 70) },
    changes: ({ from, to }) => ({ length: from === last ? `${from}..` : `${from}..${to - 1}` }),
    label,
  });
}

function drawTimeline(rows, width, linkTo) {
  const dated = rows.filter(({ published }) => published);
  if (!dated.length) return null;
  const [first, last] = d3.extent(dated, ({ published }) => published).map((date) => new Date(date));
  const days = (last - first) / 86_400_000;
  const [interval, words] =
    days <= 45 ? [d3.utcDay, { dateStyle: "long" }] : days <= 400 ? [d3.utcMonday, { dateStyle: "long" }]
    : days <= 2500 ? [d3.utcMonth, { year: "numeric", month: "long" }] : [d3.utcYear, { year: "numeric" }];
  const say = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...words });
  const bins = new Map();
  for (const { published, type } of dated) {
    const from = interval.floor(new Date(published));
    count(bins, Number(from), { from, to: interval.offset(from, 1) }, type);
  }
  const iso = (date) => date.toISOString().slice(0, 10);
  return drawColumns([...bins.values()], width, linkTo, {
    x: { type: "utc", label: null, ticks: Math.floor(width / 90) },
    changes: ({ from, to }) => ({ published: `${iso(from)}..${iso(d3.utcDay.offset(to, -1))}` }),
    label: ({ from }) => (interval === d3.utcMonday ? `Week of ${say.format(from)}` : say.format(from)),
  });
}

/** Add one of `type` to the bin with this key. */
function count(bins, key, bin, type) {
  if (!bins.has(key)) bins.set(key, { ...bin, total: 0, direct: 0, mixed: 0, indirect: 0 });
  bins.get(key)[type]++;
  bins.get(key).total++;
}

/** Draw columns stacked by type over bins `{from, to, total, direct, mixed, indirect}`. */
function drawColumns(bins, width, linkTo, { x, changes, label }) {
  const stacked = bins.flatMap((bin) => TYPES.map((type) => ({ ...bin, type, count: bin[type] })));
  const most = d3.max(bins, ({ total }) => total);
  return plotted({
    width, height: 200, marginLeft: 38, marginBottom: 28, marginTop: 12, marginRight: 18,
    x,
    y: { label: null, ticks: 4, tickFormat: "d", nice: true, domain: [0, most] },
    color: { domain: TYPES, range: TYPE_COLOURS },
    marks: [
      Plot.gridY({ ticks: 4, stroke: "var(--rule)", strokeOpacity: 1 }),
      Plot.axisY({ ticks: Math.min(4, most), tickFormat: "d", tickSize: 0, fill: "var(--muted)" }),
      Plot.rectY(stacked, { x1: "from", x2: "to", y: "count", fill: "type", order: TYPES, inset: 0.5 }),
      Plot.ruleY([0], { stroke: "var(--edge)" }),
      Plot.rect(bins, {
        x1: "from", x2: "to", y1: 0, y2: most,
        ...target(changes, (bin) => `${label(bin)}: ${counted(bin.total, "quotation")}`, linkTo),
      }),
    ],
  });
}

function drawMatrix(rows, width, linkTo) {
  const both = rows.filter(({ speaker, outlet, kind }) => speaker !== null && outlet !== null && kind !== "unnamed");
  if (!both.length) return null;
  const marginLeft = Math.min(190, Math.round(width * 0.36));
  const columns = Math.min(14, Math.max(3, Math.floor((width - marginLeft - 70) / 44)));
  const outlets = tally(both, "outlet").slice(0, columns).map(({ name }) => name);
  const among = both.filter(({ outlet }) => outlets.includes(outlet));
  const speakers = tally(among, "speaker").slice(0, 16).map(({ name }) => name);
  const cells = d3.flatRollup(
    among.filter(({ speaker }) => speakers.includes(speaker)),
    (group) => group.length, (row) => row.speaker, (row) => row.outlet,
  ).map(([speaker, outlet, number]) => ({ speaker, outlet, number }));
  const top = 96;
  return plotted({
    width: Math.min(width, marginLeft + 70 + outlets.length * 64), marginLeft, marginTop: top, marginRight: 70, marginBottom: 4,
    height: top + 4 + speakers.length * (ROW + 2),
    x: { domain: outlets, label: null }, y: { domain: speakers, label: null },
    color: { type: "identity" },
    marks: [
      Plot.axisX({ anchor: "top", tickSize: 0, tickRotate: -38, textAnchor: "start", lineWidth: 9, textOverflow: "ellipsis", fill: "var(--ink)" }),
      Plot.axisY({ tickSize: 0, lineWidth: (marginLeft - 8) / 13, textOverflow: "ellipsis", tickPadding: 8, fill: "var(--ink)" }),
      Plot.cell(d3.cross(outlets, speakers), { x: "0", y: "1", stroke: "var(--rule)", fill: "none", inset: 1 }),
      Plot.cell(cells, { x: "outlet", y: "speaker", inset: 1, fill: "var(--accent)", fillOpacity: ({ number }) => 0.55 + 0.45 * (number / d3.max(cells, (cell) => cell.number)) }),
      Plot.text(cells, { x: "outlet", y: "speaker", text: "number", fill: "var(--paper)", fontWeight: 600 }),
      Plot.cell(cells, {
        x: "outlet", y: "speaker",
        ...target(({ speaker, outlet }) => ({ speaker, outlet }), ({ speaker, outlet, number }) => `${speaker} to ${outlet}: ${counted(number, "quotation")}`, linkTo),
      }),
    ],
  });
}

function percent(share) {
  return `${Math.round(100 * share)} %`;
}
