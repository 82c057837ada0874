"use strict";

function drawNames(rows, field, width, linkTo, most = 12) {
  const bars = tally(rows, field)
    .slice(0, most)
    .map(({ name, count, publishers }) => ({
      name,
      count,
      changes: { [field]: name },
      note:
        field === "speaker" && publishers.size > 1
          ? `${count} · ${publishers.size} publishers`
          : String(count),
    }));
  return bars.length ? drawBars(bars, width, linkTo) : null;
}

function drawTypes(rows, width, linkTo) {
  const counts = d3.rollup(
    rows,
    (group) => group.length,
    (row) => row.type,
  );
  const bars = TYPES.map((type, i) => ({
    name: type,
    count: counts.get(type) ?? 0,
    changes: { type },
    fill: TYPE_COLOURS[i],
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
    width,
    marginLeft,
    marginRight,
    marginTop: 0,
    marginBottom: 0,
    height: ROW * bars.length,
    x: { axis: null, domain: [0, most] },
    y: { domain: bars.map(({ name }) => name), label: null, padding: 0.25 },
    marks: [
      Plot.axisY({
        tickSize: 0,
        lineWidth: (marginLeft - 8) / 13,
        textOverflow: "ellipsis",
        tickPadding: 8,
        fill: "var(--ink)",
      }),
      Plot.barX(bars, { x: "count", y: "name", fill: ({ fill }) => fill ?? "var(--bar)" }),
      Plot.text(bars, {
        x: "count",
        y: "name",
        text: "note",
        textAnchor: "start",
        dx: 6,
        fill: "var(--muted)",
      }),
      Plot.barX(bars, {
        x1: 0,
        x2: most,
        y: "name",
        insetLeft: -marginLeft,
        insetRight: -marginRight,
        insetTop: -3,
        insetBottom: -3,
        ...target(
          ({ changes }) => changes,
          ({ name, count }) => `${name}: ${counted(count, "quotation")}`,
          linkTo,
        ),
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
    width,
    marginLeft,
    marginRight: 52,
    marginTop: 0,
    marginBottom: 0,
    height: ROW * shares.length,
    x: { axis: null, domain: [0, 1] },
    y: { domain: shares.map(({ part }) => part), label: null, padding: 0.25 },
    marks: [
      Plot.axisY({ tickSize: 0, tickPadding: 8, fill: "var(--ink)" }),
      Plot.barX(shares, { x1: 0, x2: 1, y: "part", fill: "var(--rule)" }),
      Plot.barX(shares, { x1: 0, x2: "share", y: "part", fill: "var(--bar)" }),
      Plot.text(shares, {
        x: 1,
        y: "part",
        text: ({ share }) => percent(share),
        textAnchor: "start",
        dx: 6,
        fill: "var(--muted)",
      }),
      Plot.barX(shares, {
        x1: 0,
        x2: "share",
        y: "part",
        insetLeft: -marginLeft,
        insetTop: -3,
        insetBottom: -3,
        ...target(
          ({ part }) => ({ linked: part, missing: null }),
          ({ part, count }) =>
            `Linked to ${/^[aeiou]/.test(part) ? "an" : "a"} ${part}: ${counted(count, "quotation")}`,
          linkTo,
        ),
      }),
      Plot.barX(shares, {
        x1: "share",
        x2: 1,
        y: "part",
        insetRight: -52,
        insetTop: -3,
        insetBottom: -3,
        ...target(
          ({ part }) => ({ missing: part, linked: null }),
          ({ part, count }) =>
            `Not linked to ${/^[aeiou]/.test(part) ? "an" : "a"} ${part}: ${counted(rows.length - count, "quotation")}`,
          linkTo,
        ),
      }),
    ],
  });
}
