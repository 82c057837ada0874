"use strict";

function drawTimeline(rows, width, linkTo) {
  const dated = rows.filter(({ published }) => published);
  if (!dated.length) return null;
  const [first, last] = d3.extent(dated, ({ published }) => published).map((date) => new Date(date));
  const days = (last - first) / 86_400_000;
  const [interval, words] =
    days <= 45
      ? [d3.utcDay, { dateStyle: "long" }]
      : days <= 400
        ? [d3.utcMonday, { dateStyle: "long" }]
        : days <= 2500
          ? [d3.utcMonth, { year: "numeric", month: "long" }]
          : [d3.utcYear, { year: "numeric" }];
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

function drawLengths(rows, width, linkTo) {
  const lengths = rows.map(({ length }) => length).sort(d3.ascending);
  const step = d3.tickStep(0, Math.max(d3.quantileSorted(lengths, 0.97), 10), width < 420 ? 12 : 20);
  const last = Math.ceil(d3.quantileSorted(lengths, 0.97) / step) * step; // From here on, all in one bin.
  const bins = new Map();
  for (const { length, type } of rows) {
    const from = Math.min(Math.floor(length / step) * step, last);
    count(bins, from, { from, to: from + step }, type);
  }
  const label = ({ from, to }) =>
    from === last ? `${from} characters and more` : `${from} to ${to - 1} characters`;
  return drawColumns([...bins.values()], width, linkTo, {
    x: {
      label: null,
      tickFormat: (value) => (value === last ? `${value}+` : String(value)),
      ticks: Math.floor(width / 70),
    },
    changes: ({ from, to }) => ({ length: from === last ? `${from}..` : `${from}..${to - 1}` }),
    label,
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
    width,
    height: 200,
    marginLeft: 38,
    marginBottom: 28,
    marginTop: 12,
    marginRight: 18,
    x,
    y: { label: null, ticks: 4, tickFormat: "d", nice: true, domain: [0, most] },
    color: { domain: TYPES, range: TYPE_COLOURS },
    marks: [
      Plot.gridY({ ticks: 4, stroke: "var(--rule)", strokeOpacity: 1 }),
      Plot.axisY({ ticks: Math.min(4, most), tickFormat: "d", tickSize: 0, fill: "var(--muted)" }),
      Plot.rectY(stacked, { x1: "from", x2: "to", y: "count", fill: "type", order: TYPES, inset: 0.5 }),
      Plot.ruleY([0], { stroke: "var(--edge)" }),
      Plot.rect(bins, {
        x1: "from",
        x2: "to",
        y1: 0,
        y2: most,
        ...target(changes, (bin) => `${label(bin)}: ${counted(bin.total, "quotation")}`, linkTo),
      }),
    ],
  });
}
