/**
 * @typedef {{ source: string, dependencies: { resolved: string }[] }} CruisedModule
 * @typedef {{ from: string, to: string }} Edge
 * @typedef {{ name: string, says: string, x: number, y: number, width: number }} Box
 */

const HEIGHT = 112;
const [PICTURE_WIDTH, PICTURE_HEIGHT] = [920, 556];

/** Where the layers stand: what is used lies below what uses it. @type {readonly Box[]} */
const BOXES = [
  { name: "app", says: "routes: HTTP, cookies, pages", x: 150, y: 20, width: 470 },
  { name: "cli", says: "commands", x: 680, y: 20, width: 220 },
  { name: "components", says: "what people see", x: 20, y: 222, width: 400 },
  { name: "db", says: "what is kept", x: 500, y: 222, width: 360 },
  {
    name: "lib",
    says: "what is true, whatever the screen or the store: pure functions",
    x: 20,
    y: 424,
    width: 880,
  },
];

/** @param {string} file relative path */
const layerOf = (file) => BOXES.find(({ name }) => file.startsWith(`${name}/`))?.name;

/** Tests reach wherever they test. @param {string} file */
const isProduct = (file) => !/\.test\.tsx?$|\.(?:arbitrary|testing)\.ts$|\/testing\//.test(file);

/**
 * The pairs of layers between which something is imported.
 * @param {readonly CruisedModule[]} modules @returns {Edge[]}
 */
export function layerEdges(modules) {
  /** @type {Map<string, Edge>} */
  const edges = new Map();
  for (const { source, dependencies } of modules.filter((module) => isProduct(module.source)))
    for (const { resolved } of dependencies) {
      const [from, to] = [layerOf(source), layerOf(resolved)];
      if (from && to && from !== to) edges.set(`${from} ${to}`, { from, to });
    }
  return [...edges.values()].sort((a, b) => `${a.from} ${a.to}`.localeCompare(`${b.from} ${b.to}`));
}

/** The folders right inside a layer, without those that serve it alone. @param {readonly CruisedModule[]} modules @param {string} layer */
export function foldersOf(modules, layer) {
  const inside = modules.filter(({ source }) => isProduct(source) && source.startsWith(`${layer}/`));
  const folders = inside.map(({ source }) => source.split("/").slice(1, -1)[0]);
  return [...new Set(folders)].filter((folder) => folder !== undefined).sort();
}

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Breaks words into lines of at most `width` characters. @param {readonly string[]} words @param {number} width */
function wrap(words, width) {
  /** @type {string[]} */
  const lines = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && `${last}  ${word}`.length <= width)
      lines[lines.length - 1] = `${last}  ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** @param {Box} box @param {readonly string[]} folders */
function drawBox({ name, says, x, y, width }, folders) {
  const lines = wrap(folders, Math.floor((width - 32) / 7.4)).slice(0, 3);
  const names = lines.map(
    (line, at) => `<text class="folder" x="${x + 16}" y="${y + 56 + at * 19}">${escaped(line)}</text>`,
  );
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${HEIGHT}" rx="10"/>`,
    `<text class="layer" x="${x + 16}" y="${y + 30}">${name}/<tspan class="says" dx="10">${escaped(says)}</tspan></text>`,
    ...names,
  ].join("\n  ");
}

/** Where an arrow leaves or enters a box, as shares of its width. @type {Record<string, readonly [number, number]>} */
const ENDS = {
  "app components": [0.2, 0.56],
  "app db": [0.85, 0.1375],
  "app lib": [0.66, 0.5],
  "cli db": [0.25, 0.6528],
  "cli lib": [0.909, 0.977],
  "components lib": [0.5, 0.2273],
  "db lib": [0.5, 0.75],
};

/** @param {Edge} edge */
function drawEdge({ from, to }) {
  const [upper, lower] = [BOXES.find((box) => box.name === from), BOXES.find((box) => box.name === to)];
  if (!upper || !lower) return "";
  const [leaves, enters] = ENDS[`${from} ${to}`] ?? [0.5, 0.5];
  const [x1, x2] = [upper.x + upper.width * leaves, lower.x + lower.width * enters];
  const [y1, y2] = upper.y < lower.y ? [upper.y + HEIGHT, lower.y - 8] : [upper.y, lower.y + HEIGHT + 8];
  const numbers = [x1, y1, x2, y2].map((value) => value.toFixed(0));
  return `<path d="M${numbers[0]} ${numbers[1]}L${numbers[2]} ${numbers[3]}"><title>${from} imports ${to}</title></path>`;
}

const STYLE = `
  rect { fill: #f6f7f9; stroke: #5b6472; stroke-width: 1.5; }
  path { fill: none; stroke: #5b6472; stroke-width: 2; marker-end: url(#head); }
  marker path { fill: #5b6472; stroke: none; }
  text { font-family: system-ui, sans-serif; fill: #1c2430; }
  .layer { font-size: 18px; font-weight: 650; }
  .says { font-size: 14px; font-weight: 400; fill: #4a5361; }
  .folder { font-family: ui-monospace, monospace; font-size: 12px; fill: #4a5361; white-space: pre; }
  @media (prefers-color-scheme: dark) {
    rect { fill: #1d2229; stroke: #98a2b1; }
    path { stroke: #98a2b1; }
    marker path { fill: #98a2b1; }
    text { fill: #eef1f5; }
    .says, .folder { fill: #b9c1cd; }
  }`;

/** The layers and the imports between them as an SVG document. @param {readonly CruisedModule[]} modules */
export function drawLayers(modules) {
  const edges = layerEdges(modules);
  const said = edges.map(({ from, to }) => `${from} to ${to}`).join(", ");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PICTURE_WIDTH} ${PICTURE_HEIGHT}" role="img" aria-labelledby="title description">
  <title id="title">The layers of Sourcemark</title>
  <desc id="description">Arrows mean imports: ${said}.</desc>
  <style>${STYLE}
  </style>
  <marker id="head" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L10 5L0 10Z"/></marker>
  ${BOXES.map((box) => drawBox(box, foldersOf(modules, box.name))).join("\n  ")}
  ${edges.map(drawEdge).join("\n  ")}
</svg>
`;
}
