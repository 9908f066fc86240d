// The page of a sweep: what is chosen, and the charts of all points.
"use strict";

const keys = data.keys.filter(key => new Set(data.points.map(p => p.keys[key])).size > 1);
const loadKey = data.searched || (keys.includes("traffic.load") ? "traffic.load" : "");
const budgetKey = ["topology.shortcuts", "topology.shortcut_wire"].find(key => keys.includes(key)) || "";
const others = keys.filter(key => key !== loadKey);
const loads = sortedValues(data.points, loadKey);
const state = {filter: {}, off: new Set(), point: null,
    colour: others.find(key => key === budgetKey) || others[0] || "", load: likelyLoad()};

/// "topology.fifo_depth" as it is said.
function said(key) { return key.replace(/^(topology|traffic|run)\./, "").replace(/_/g, " "); }

function sortedValues(points, key) {
    return key ? [...new Set(points.map(p => p.keys[key]))].sort(d3.ascending) : [];
}

/// Mean of a column over the seeds; null without.
function mean(p, column) { return p.figures[column] ? p.figures[column][0] : null; }

/// The greatest load at which most points have not saturated: there fabrics differ.
function likelyLoad() {
    if (!loadKey || data.searched) return null;
    const good = loads.filter(load => {
        const at = data.points.filter(p => p.keys[loadKey] === load);
        return 2 * at.filter(p => p.status === "ok").length > at.length;
    });
    return good.length ? good[good.length - 1] : loads[0];
}

/// What is not filtered away. @param free a key whose filter does not count
function chosen(free) {
    return data.points.filter(p => Object.keys(state.filter).every(key => key === free ||
        String(p.keys[key]) === String(state.filter[key])) && !state.off.has(String(p.keys[state.colour])));
}

/// Those at the load of charts that have no axis for it.
function atLoad() {
    return chosen(loadKey).filter(p => state.load === null || p.keys[loadKey] === state.load);
}

/// Points that differ in nothing but x, along it.
function seriesAlong(points, x) {
    const rest = keys.filter(key => key !== x);
    return d3.nest().key(p => JSON.stringify(rest.map(key => p.keys[key]))).entries(points)
        .map(d => d.values.slice().sort((a, b) => d3.ascending(a.keys[x], b.keys[x])));
}

const colourValues = sortedValues.bind(null, data.points);
function colourOf(p, key) {
    const by = key || state.colour;
    return by ? colours[colourValues(by).indexOf(p.keys[by]) % colours.length] : colours[0];
}

/// What a tooltip says of a point.
function told(p, columns) {
    const lines = [`point ${p.point}: ${p.status}`].concat(keys.map(key => `${said(key)} ${p.keys[key]}`));
    for (const column of columns) {
        const [value, ci] = p.figures[column] || [null, null];
        lines.push(`${column} ${value === null ? "–" : value}` + (ci ? ` ± ${ci}` : ""));
    }
    return lines.concat(p.note ? [p.note] : []).join("\n");
}

/// A point in a chart: filled where it is ok, hollow where it saturated or did worse; a click chooses it.
function dots(at, points, x, y, columns, options) {
    const o = Object.assign({colour: p => colourOf(p), r: 3.6, kind: ""}, options);
    const [ci] = columns;
    at.g.append("g").selectAll("path").data(points.filter(p => o.bars && p.figures[ci][1])).enter()
        .append("path").attr({stroke: o.colour, "stroke-opacity": 0.28, d: p => {
            const [value, half] = p.figures[ci], low = y.domain()[0];
            return `M${x(p)},${y(Math.max(low, value - half))}V${y(Math.min(y.domain()[1], value + half))}`;
        }});
    return tell(at.g.append("g").selectAll("circle").data(points).enter().append("circle").attr({
        class: p => "mark " + o.kind + (p === state.point ? " chosen" : ""), "data-point": p => p.point,
        cx: x, cy: p => y(mean(p, ci)), r: o.r, fill: p => p.status === "ok" ? o.colour(p) : "#fff",
        stroke: o.colour, "stroke-width": 1.6}), p => told(p, columns)).on("click", choose);
}

function choose(p) {
    state.point = p;
    tip.classed("on", false);
    render();
}

/// A scale that takes in all values; logarithmic where they span more than `decades`.
function scaleOf(values, range, decades) {
    const [low, high] = d3.extent(values);
    if (low > 0 && high / low > Math.pow(10, decades)) return d3.scale.log().domain([low / 1.3, high * 1.3])
        .range(range);
    const room = (high - low || Math.abs(high) || 1) * 0.06;
    return d3.scale.linear().domain([low >= 0 && low < 0.6 * high ? 0 : low - room, high + room]).range(range);
}

/// Where the values of a key lie: numbers on a scale, words side by side.
function keyScale(key, range) {
    const values = sortedValues(data.points, key);
    if (!values.every(v => typeof v === "number")) {
        const words = d3.scale.ordinal().domain(values).rangePoints(range, 1);
        return {place: p => words(p.keys[key]), scale: words, values};
    }
    const scale = scaleOf(values, range, 1.3);
    return {place: p => scale(p.keys[key]), scale, values: values.length < 12 ? values : null};
}

function drawLines(at, series, x, y, column, options) {
    const line = d3.svg.line().x(x).y(p => y(mean(p, column)));
    at.g.append("g").selectAll("path").data(series).enter().append("path").attr({class: "line",
        d: line, "stroke-dasharray": options && options.dash || null, "stroke-opacity": 0.75})
        .style("stroke", d => (options && options.colour || colourOf)(d[0]));
}

/// A chart of one column against a key, a line for all points that differ in nothing else.
function keyChart(id, title, about, key, columns, options) {
    const o = Object.assign({points: chosen(key), wide: false, decades: 1.2}, options);
    const why = o.why || !key && `no ${o.missing} differs between points`;
    const points = o.points.filter(p => mean(p, columns[0]) !== null);
    const section = card(id, title, about, why || !points.length ? {left_out: why ||
        "none of the chosen points has such a figure"} : {}, o.wide);
    if (!section) return;
    if (o.atLoad && state.load !== null) section.attr("data-load", state.load);
    const at = plot(section, o.wide ? {width: 1360, height: 430} : {});
    const x = keyScale(key, [0, at.width]);
    const all = [].concat(...columns.map(c => points.map(p => mean(p, c)))).filter(v => v !== null);
    const y = scaleOf(all, [at.height, 0], o.decades);
    axes(at, x.scale, y, [o.xName || said(key), o.yName], {xValues: x.values, xFormat: x.values ? shown : null});
    columns.forEach((column, i) => {
        const there = points.filter(p => mean(p, column) !== null);
        drawLines(at, seriesAlong(there, key), x.place, y, column, {dash: i ? "4 3" : null, colour: o.colour &&
            (p => o.colour(p))});
        dots(at, there, x.place, y, [column].concat(o.tell || []), {bars: true, kind: "kind" + i,
            r: i ? 2.6 : 3.6, colour: o.colour || colourOf});
    });
}

function drawLatencyByLoad() {
    keyChart("latency_load", "Latency against load", "Filled and full line: p99; small and dashed: p50; bars: " +
        "95 % of the seeds' mean. Hollow: saturated. A point may be clicked: below are its distribution, its " +
        "fabric and the command that makes it again.", loadKey, ["latency_p99_cycles", "latency_p50_cycles"],
    {wide: true, missing: "load", yName: "cycles", xName: "load (spikes a core and cycle)"});
}

function drawAccepted() {
    const points = chosen(loadKey).filter(p => mean(p, "offered") !== null && mean(p, "accepted") !== null);
    const section = card("accepted", "Accepted against offered", "Deliveries a core and cycle; on the dashed " +
        "line everything offered arrives.", points.length ? {} : {left_out: "no chosen point is of traffic"});
    if (!section) return;
    const at = plot(section, {});
    const x = d3.scale.linear().domain([0, d3.max(points, p => mean(p, "offered"))]).nice().range([0, at.width]);
    const y = d3.scale.linear().domain([0, d3.max(points, p => mean(p, "accepted"))]).nice()
        .range([at.height, 0]);
    axes(at, x, y, ["offered", "accepted"], {});
    const end = Math.min(x.domain()[1], y.domain()[1]);
    at.g.append("path").attr({class: "guide", d: `M${x(0)},${y(0)}L${x(end)},${y(end)}`});
    const place = p => x(mean(p, "offered"));
    if (loadKey) drawLines(at, seriesAlong(points, loadKey), place, y, "accepted");
    dots(at, points, place, y, ["accepted", "offered"], {bars: true});
}

/// What a configuration carries: the load that a search found, else the most that any of its loads got through.
function capacities() {
    return seriesAlong(chosen(loadKey), loadKey).map(points => {
        const best = data.searched ? points[points.length - 1]
            : points.reduce((a, b) => mean(b, "accepted") > mean(a, "accepted") ? b : a);
        return {p: best, wire: mean(best, "wire_pitches"),
            carried: data.searched ? best.keys[loadKey] : mean(best, "accepted"),
            saturates: data.searched || points.some(p => p.status !== "ok")};
    }).filter(c => c.wire !== null && typeof c.carried === "number");
}

/// Those that no other beats in wire and load.
function paretoFront(list) {
    const front = [];
    for (const c of list.slice().sort((a, b) => a.wire - b.wire || b.carried - a.carried))
        if (!front.length || c.carried > front[front.length - 1].carried) front.push(c);
    return front;
}

function drawSaturation() {
    const list = loadKey ? capacities() : [];
    const what = data.searched ? `the greatest ${said(loadKey)} without saturation`
        : "the most deliveries a core and cycle that any load brought through";
    const section = card("saturation", "Saturation against wire", `A dot a configuration: ${what}. The line is ` +
        "the Pareto front: no other has more for as little wire. Hollow: no load of the sweep saturated it, so " +
        "it may carry more.", list.length ? {} : {left_out: "no load differs between points, so nothing says " +
        "where they saturate"});
    if (!section) return;
    const at = plot(section, {});
    const x = scaleOf(list.map(c => c.wire), [0, at.width], 9);
    const y = scaleOf(list.map(c => c.carried), [at.height, 0], 9);
    axes(at, x, y, ["wire (core pitches)", data.searched ? said(loadKey) : "accepted"], {});
    const front = paretoFront(list);
    at.g.append("path").attr({class: "line front", d: d3.svg.line().x(c => x(c.wire)).y(c => y(c.carried))
        .interpolate("step-after")(front)}).style({stroke: "#39444f", "stroke-width": 2});
    tell(at.g.selectAll("circle").data(list).enter().append("circle").attr({class: c => "mark" +
        (front.includes(c) ? " on-front" : ""), cx: c => x(c.wire), cy: c => y(c.carried), r: c =>
        front.includes(c) ? 5.5 : 3.6, fill: c => c.saturates ? colourOf(c.p) : "#fff", stroke: c =>
        colourOf(c.p), "stroke-width": 1.6, "data-point": c => c.p.point}), c => told(c.p, ["accepted",
        "wire_pitches"]) + (front.includes(c) ? "\non the Pareto front" : "")).on("click", c => choose(c.p));
}

function drawBudget() {
    const alpha = keys.includes("topology.alpha");
    keyChart("budget", "Tail latency against the budget of shortcuts", "p99; a colour " +
        (alpha ? "an alpha" : "a " + said(state.colour)) + (state.load === null ? "." : `, at load ${state.load}.`),
    budgetKey, ["latency_p99_cycles"], {points: atLoad(), atLoad: true, yName: "p99 (cycles)",
        missing: "budget of shortcuts", colour: alpha ? p => colourOf(p, "topology.alpha") : null});
    if (alpha && budgetKey) alphaLegend("budget");
}

function alphaLegend(id) {
    const values = sortedValues(data.points, "topology.alpha");
    const row = d3.select("#" + id).insert("div", "svg, .parts").attr("class", "legend").selectAll("span")
        .data(values).enter().append("span");
    row.append("i").style("background", v => colours[values.indexOf(v) % colours.length]);
    row.append("span").text(v => ` alpha ${v}`);
}

function drawStructure() {
    const parts = [["omega", "omega"], ["clustering", "clustering C"],
        ["path_length", "path length L (hubs)"]];
    const section = card("structure", "Shape of the fabric against the budget", "Of the graph of hubs, where a " +
        "bus counts as a clique; analytic, without running anything. omega: about −1 a lattice, 0 a small world, 1 " +
        "random.", budgetKey ? {} : {left_out:
        "no budget of shortcuts differs between points"}, true);
    if (!section) return;
    const by = keys.includes("topology.alpha") ? "topology.alpha" : state.colour;
    const row = section.append("div").attr("class", "parts");
    for (const [column, name] of parts) {
        const seen = new Set();
        const points = chosen(budgetKey).filter(p => {
            const what = JSON.stringify([p.keys[budgetKey], p.keys[by], mean(p, column)]);
            return mean(p, column) !== null && !seen.has(what) && seen.add(what);
        });
        const part = row.append("div").attr("data-chart", column);
        const at = plot(part, {width: 440, height: 280});
        if (!points.length) continue;
        const x = keyScale(budgetKey, [0, at.width]);
        const y = scaleOf(points.map(p => mean(p, column)), [at.height, 0], 9);
        axes(at, x.scale, y, [said(budgetKey), name], {xValues: x.values, xFormat: x.values ? shown : null});
        const lines = d3.nest().key(p => p.keys[by]).entries(points).map(d => d.values.slice().sort((a, b) =>
            d3.ascending(a.keys[budgetKey], b.keys[budgetKey])));
        drawLines(at, lines, x.place, y, column, {colour: p => colourOf(p, by)});
        dots(at, points, x.place, y, [column], {bars: true, colour: p => colourOf(p, by)});
    }
    if (by === "topology.alpha") alphaLegend("structure");
}

function drawKnee() {
    keyChart("fifo", "The knee of the FIFOs", "p99 by how many flits an input of a hub holds" +
        (state.load === null ? "." : `, at load ${state.load}.`),
    keys.includes("topology.fifo_depth") ? "topology.fifo_depth" : "", ["latency_p99_cycles"],
    {points: atLoad(), atLoad: true, missing: "depth of the FIFOs", yName: "p99 (cycles)"});
}

function drawTables() {
    const points = atLoad().filter(p => mean(p, "bit_hops") !== null && mean(p, "table_bits") !== null);
    const same = new Set(data.points.map(p => mean(p, "table_bits"))).size < 2;
    const section = card("tables", "Table bits against traffic", "What routing costs in tables, and what it " +
        "saves on buses: bits times hubs crossed, a proxy of energy" + (state.load === null ? "." :
        `; at load ${state.load}.`), same || !points.length ? {left_out: same ? "all points have tables of " +
        "the same size" : "no chosen point has both figures"} : {});
    if (!section) return;
    if (state.load !== null) section.attr("data-load", state.load);
    const at = plot(section, {left: 84});
    const x = scaleOf(points.map(p => mean(p, "bit_hops")), [0, at.width], 1.5);
    const y = scaleOf(points.map(p => mean(p, "table_bits")), [at.height, 0], 1.5);
    axes(at, x, y, ["bit-hops of the run", "table bits"], {xTicks: 6});
    dots(at, points, p => x(mean(p, "bit_hops")), y, ["table_bits", "bit_hops"], {bars: false});
}
