"use strict";

function drawMatrix(rows, width, linkTo) {
  const both = rows.filter(
    ({ speaker, outlet, kind }) => speaker !== null && outlet !== null && kind !== "unnamed",
  );
  if (!both.length) return null;
  const marginLeft = Math.min(190, Math.round(width * 0.36));
  const columns = Math.min(14, Math.max(3, Math.floor((width - marginLeft - 70) / 44)));
  const outlets = tally(both, "outlet")
    .slice(0, columns)
    .map(({ name }) => name);
  const among = both.filter(({ outlet }) => outlets.includes(outlet));
  const speakers = tally(among, "speaker")
    .slice(0, 16)
    .map(({ name }) => name);
  const cells = d3
    .flatRollup(
      among.filter(({ speaker }) => speakers.includes(speaker)),
      (group) => group.length,
      (row) => row.speaker,
      (row) => row.outlet,
    )
    .map(([speaker, outlet, number]) => ({ speaker, outlet, number }));
  const top = 96;
  return plotted({
    width: Math.min(width, marginLeft + 70 + outlets.length * 64),
    marginLeft,
    marginTop: top,
    marginRight: 70,
    marginBottom: 4,
    height: top + 4 + speakers.length * (ROW + 2),
    x: { domain: outlets, label: null },
    y: { domain: speakers, label: null },
    color: { type: "identity" },
    marks: [
      Plot.axisX({
        anchor: "top",
        tickSize: 0,
        tickRotate: -38,
        textAnchor: "start",
        lineWidth: 9,
        textOverflow: "ellipsis",
        fill: "var(--ink)",
      }),
      Plot.axisY({
        tickSize: 0,
        lineWidth: (marginLeft - 8) / 13,
        textOverflow: "ellipsis",
        tickPadding: 8,
        fill: "var(--ink)",
      }),
      Plot.cell(d3.cross(outlets, speakers), {
        x: "0",
        y: "1",
        stroke: "var(--rule)",
        fill: "none",
        inset: 1,
      }),
      Plot.cell(cells, {
        x: "outlet",
        y: "speaker",
        inset: 1,
        fill: "var(--accent)",
        fillOpacity: ({ number }) => 0.55 + 0.45 * (number / d3.max(cells, (cell) => cell.number)),
      }),
      Plot.text(cells, { x: "outlet", y: "speaker", text: "number", fill: "var(--paper)", fontWeight: 600 }),
      Plot.cell(cells, {
        x: "outlet",
        y: "speaker",
        ...target(
          ({ speaker, outlet }) => ({ speaker, outlet }),
          ({ speaker, outlet, number }) => `${speaker} to ${outlet}: ${counted(number, "quotation")}`,
          linkTo,
        ),
      }),
    ],
  });
}
