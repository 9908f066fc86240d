// The charts of a run.
"use strict";

/// Who spiked when, under how many did; a window drawn in the upper part is shown larger in the lower one.
function drawRaster(chart) {
    const cores = chart.rows / chart.per_core;
    const unit = chart.unit === "tick" ? "ticks" : "cycles";
    const part = chart.spikes.length < chart.all
        ? ` Shown are the first ${grouped(chart.spikes.length)} of ${grouped(chart.all)} spikes.` : "";
    const section = card("raster", "Spikes", `Above: spikes in each ${chart.bin === 1 ? chart.unit
        : chart.bin + " " + unit}; draw a window there to look closer. Below: one mark a spike, ` +
        (chart.per_core > 1 ? `${chart.per_core} neurons for each core.` : "one row a core.") + part,
    chart, true);
    if (!section) return;
    const size = {width: 1360, left: 70, right: 30};
    const rate = plot(section.append("div").attr("data-chart", "rate"), Object.assign({height: 130,
        bottom: 24}, size));
    const x = d3.scale.linear().domain([chart.first, chart.end]).range([0, rate.width]);
    const y = d3.scale.linear().domain([0, d3.max(chart.bins, d => d[1])]).nice().range([rate.height, 0]);
    axes(rate, x, y, ["", "spikes"], {yTicks: 3, xGrid: false});
    tell(rate.g.selectAll("rect.mark").data(chart.bins).enter().append("rect").attr({class: "mark",
        fill: colours[0], x: d => x(d[0]), width: Math.max(1, x(chart.bin) - x(0) - 0.6), y: d => y(d[1]),
        height: d => rate.height - y(d[1])}),
    d => `${chart.unit} ${d[0]}${chart.bin > 1 ? " to " + (d[0] + chart.bin - 1) : ""}\n${shown(d[1])} spikes`);
    const below = plot(section.append("div").attr("data-chart", "spikes"), Object.assign({
        height: Math.max(240, Math.min(620, cores * 26 + 60))}, size));
    const near = x.copy();
    const row = d3.scale.linear().domain([chart.rows, 0]).range([below.height, 0]);
    const marks = below.g.append("g").attr("clip-path", "url(#raster-window)");
    below.svg.append("clipPath").attr("id", "raster-window").append("rect")
        .attr({width: below.width, height: below.height});
    const every = Math.ceil(cores * 13 / below.height);
    const thin = chart.per_core > 1 ? 2 : 1.2, high = Math.max(2.2, 0.6 * below.height / chart.rows);
    function frame() {
        below.g.selectAll(".axis, g ~ text").remove();
        axes(below, near, row, [unit, "core"], {xGrid: false, yFormat: r => r / chart.per_core,
            yValues: d3.range(0, cores, every).map(c => c * chart.per_core)});
        const zoom = (chart.end - chart.first) / (near.domain()[1] - near.domain()[0]);
        marks.selectAll("rect").attr({x: d => near(d[0]), width: Math.min(6, thin * Math.sqrt(zoom))});
    }
    tell(marks.selectAll("rect").data(chart.spikes).enter().append("rect").attr({class: "mark",
        fill: d => colours[Math.floor(d[1] / chart.per_core) % 2 ? 7 : 0], y: d => row(d[1]),
        height: high}),
    d => `${chart.unit} ${d[0]}\ncore ${Math.floor(d[1] / chart.per_core)}` +
        (chart.per_core > 1 ? ` neuron ${d[1] % chart.per_core}` : ""));
    frame();
    const brush = d3.svg.brush().x(x).on("brush", () => {
        near.domain(brush.empty() ? x.domain() : brush.extent());
        frame();
    });
    rate.g.append("g").attr("class", "brush").call(brush).selectAll("rect").attr("height", rate.height);
}

/// V with its threshold and S, a pair of plots a neuron.
function drawNeurons(chart) {
    const section = card("neurons", "Potential V and slope S", "After every tick, from the run replayed tick " +
        "by tick: every spike up to the last tick shown was compared with the recorded ones. Dashed: the " +
        "threshold; a dot: a spike.", chart, true);
    if (!section) return;
    for (const neuron of chart.neurons) {
        const box = section.append("div");
        box.append("p").append("b").text(`core ${neuron.core} neuron ${neuron.neuron}`);
        box.select("p").append("span").text(` (${neuron.why})`);
        const x = d3.scale.linear().domain(d3.extent(neuron.ticks, d => d[0])).range([0, 1360 - 100]);
        const curve = (at, y, column, extra) => at.g.append("path").attr({class: "line trace " + extra,
            d: d3.svg.line().x(d => x(d[0])).y(d => y(d[column])).interpolate("step-after")(neuron.ticks)});
        const size = {width: 1360, left: 70, right: 30};
        const upper = plot(box.append("div").attr("data-chart", "v"), Object.assign({height: 150, bottom: 8},
            size));
        const highest = d3.max(neuron.ticks, d => Math.max(d[1], d[3]));
        const v = d3.scale.linear().domain([0, 1.08 * highest]).range([upper.height, 0]);
        axes(upper, x, v, ["", "V"], {yTicks: 4, xFormat: () => ""});
        curve(upper, v, 3, "threshold").classed("line", false);
        curve(upper, v, 1, "v").style("stroke", colours[0]);
        tell(upper.g.selectAll("circle").data(neuron.ticks.filter(d => d[4])).enter().append("circle")
            .attr({class: "mark", r: 3.2, fill: colours[1], cx: d => x(d[0]), cy: v(1.04 * highest)}),
        d => `a spike in tick ${d[0]}`);
        const lower = plot(box.append("div").attr("data-chart", "s"), Object.assign({height: 110, bottom: 40},
            size));
        const range = d3.extent(neuron.ticks, d => d[2]);
        const s = d3.scale.linear().domain([Math.min(0, range[0]), Math.max(1, range[1])]).nice()
            .range([lower.height, 0]);
        axes(lower, x, s, ["ticks", "S"], {yTicks: 3});
        curve(lower, s, 2, "s").style("stroke", colours[2]);
        for (const at of [upper, lower])
            tell(at.g.append("rect").attr({width: at.width, height: at.height, fill: "none",
                "pointer-events": "all"}), function () {
                const tick = Math.round(x.invert(d3.mouse(at.g.node())[0])) - neuron.ticks[0][0];
                const d = neuron.ticks[Math.max(0, Math.min(tick, neuron.ticks.length - 1))];
                return `tick ${d[0]}\nV ${d[1]} of ${d[3]}\nS ${d[2]}${d[4] ? "\na spike" : ""}`;
            });
    }
}

/// Deliveries by their latency.
function drawLatency(chart) {
    const section = card("latency", "Latency of deliveries", "From the cycle in which a spike is created to " +
        "its delivery, so the wait at its source is part of it.", chart);
    if (!section) return;
    const button = section.append("div").attr("class", "legend").append("button").attr("type", "button");
    const at = plot(section, {});
    let steep = false;
    function draw() {
        button.text(steep ? "show counts on a plain axis" : "show counts on a logarithmic axis");
        at.g.selectAll("*").remove();
        const end = d3.max(chart.histogram, d => d[0]) + 1;
        const x = d3.scale.linear().domain([0, end]).range([0, at.width]);
        const most = d3.max(chart.histogram, d => d[1]);
        const y = (steep ? d3.scale.log().domain([0.7, most * 1.3]) : d3.scale.linear().domain([0, most])
            .nice()).range([at.height, 0]);
        axes(at, x, y, ["cycles", "deliveries"], {xGrid: false});
        tell(at.g.selectAll("rect.mark").data(chart.histogram).enter().append("rect").attr({class: "mark",
            fill: colours[0], x: d => x(d[0]), width: Math.max(1, x(1) - x(0) - 1), y: d => y(d[1]),
            height: d => at.height - y(d[1])}), d => `${d[0]} cycles\n${shown(d[1])} deliveries`);
        for (const [name, value] of [["p50", chart.p50], ["p99", chart.p99], ["mean", chart.mean]]) {
            const place = x(value + 0.5);
            at.g.append("path").attr({class: "guide", d: `M${place},0V${at.height}`});
            at.g.append("text").attr({class: "name", x: place + 4, y: name === "mean" ? 26 : 12})
                .text(`${name} ${shown(value)}`);
        }
    }
    button.on("click", () => { steep = !steep; draw(); });
    draw();
}

function drawDeliveryCycles(chart) {
    const about = "Cycles of a delivery on the average, by the number of hubs on its way. Link: on wires. Hub: " +
        "2 a hub. Waiting: what it took beyond these. Barrier: from its arrival to the end of that tick.";
    const section = card("delivery_cycles", "What a delivery's cycles were", chart.left_out ? about : about +
        (chart.of_hosts ? ` Without ${grouped(chart.of_hosts)} deliveries of hosts, whose sending is not ` +
        "written down." : ""), chart);
    if (!section) return;
    const barrier = chart.rows[0][5] !== null;
    const names = ["link", "hub", "waiting"].concat(barrier ? ["barrier"] : []);
    stackedBars(section, chart.rows.map(row => {
        const values = names.map((_, i) => row[2 + i] / row[1]);
        return {name: row[0], values, tell: `${row[0]} hubs: ${shown(row[1])} deliveries\n` + names.map(
            (name, i) => `${name}: ${shown(values[i])} a delivery, ${shown(row[2 + i])} in all`).join("\n")};
    }), names.map((name, i) => ({name, colour: colours[[0, 2, 6, 8][i]]})),
    {flat: true, plot: {height: 90 + 36 * chart.rows.length, left: 62}, names: ["cycles a delivery", "hubs"]});
}

function drawTickLength(chart) {
    const part = chart.ticks && chart.ticks.length < chart.all
        ? ` Shown are the first ${grouped(chart.ticks.length)} of ${grouped(chart.all)}.` : "";
    const section = card("tick_length", "Length of a tick", "Cycles from one tick to the next: how long the " +
        "slowest core and its spikes took." + part, chart);
    if (!section) return;
    const at = plot(section, {});
    const x = d3.scale.linear().domain(d3.extent(chart.ticks, d => d[0])).range([0, at.width]);
    const y = d3.scale.linear().domain([0, d3.max(chart.ticks, d => d[1])]).nice().range([at.height, 0]);
    axes(at, x, y, ["ticks", "cycles"], {});
    tell(at.g.selectAll("circle").data(chart.ticks).enter().append("circle").attr({class: "mark",
        cx: d => x(d[0]), cy: d => y(d[1]), r: chart.ticks.length > 800 ? 1.3 : 2.2, fill: colours[0],
        "fill-opacity": 0.65}), d => `tick ${d[0]}\n${shown(d[1])} cycles\n${shown(d[2])} spikes`);
}

function drawCoreCycles(chart) {
    const section = card("core_cycles", "Where the cores' cycles went", "Of all cycles of the run: at work " +
        "until its mark was accepted, and at the barrier until the next tick.", chart);
    if (!section) return;
    stackedBars(section, chart.cores.map(d => ({name: d[0], values: [d[1], d[2]], tell: `core ${d[0]}\n` +
        `at work ${shown(d[1])} cycles (${shown(100 * d[1] / chart.cycles)} %)\nat the barrier ` +
        `${shown(d[2])} cycles (${shown(100 * d[2] / chart.cycles)} %)`})),
    [{name: "at work", colour: colours[0]}, {name: "at the barrier", colour: "#b9c3cd"}],
    {plot: {left: 78}, names: ["core", "cycles"]});
}

function drawHubs(chart) {
    const section = card("hubs", "Load of the hubs", "Share of the run's cycles. Busy: something moved or " +
        "joined. Blocked: a spike at a head could not move; a hub may be both in one cycle.", chart, !chart.left_out && chart.hubs.length > 24);
    if (!section) return;
    const kinds = [{name: "busy", column: 4, colour: colours[0]}, {name: "blocked", column: 5,
        colour: colours[6]}];
    let at = null;
    legend(section, kinds, (i, on) => at.g.selectAll(".kind" + i).style("display", on ? null : "none"));
    at = plot(section, chart.hubs.length > 24 ? {width: 1360, height: 300} : {height: 300});
    const x = d3.scale.ordinal().domain(d3.range(chart.hubs.length)).rangeBands([0, at.width], 0.25, 0.1);
    const share = (d, kind) => d[kind.column] / chart.cycles;
    const y = d3.scale.linear().domain([0, d3.max(chart.hubs, d => Math.max(d[4], d[5])) / chart.cycles ||
        1]).nice().range([at.height, 0]);
    const every = Math.ceil(chart.hubs.length * 36 / at.width);
    axes(at, x, y, ["hub", "share of the cycles"], {xGrid: false, xFormat: i => chart.hubs[i][0],
        xValues: d3.range(0, chart.hubs.length, every), yFormat: d3.format("%")});
    kinds.forEach((kind, k) => tell(at.g.append("g").selectAll("rect").data(chart.hubs).enter().append("rect")
        .attr({class: "mark kind" + k, fill: kind.colour, width: x.rangeBand() / 2,
            x: (d, i) => x(i) + k * x.rangeBand() / 2, y: d => y(share(d, kind)),
            height: d => at.height - y(share(d, kind))}), d => `hub ${d[0]}\nbusy ${shown(d[4])} cycles ` +
        `(${shown(100 * d[4] / chart.cycles)} %)\nblocked ${shown(d[5])} cycles\n${shown(d[1])} spikes moved, ` +
        `${shown(d[2])} copies, ${shown(d[3])} marks`));
}

function drawFloorplan(chart) {
    const section = card("floorplan", "Hubs and links on the floorplan", "Colour: the share of cycles in " +
        "which a hub was busy, or in which the busier direction of a link carried a spike. Spikes of a link " +
        "follow from who sent how many and the masks of the hubs. Curved: lateral links.", chart, true);
    if (!section) return;
    floorplan(section, loadedFabric(chart), "share of the cycles");
}

header("A run of tendril");
drawRaster(data.charts.raster);
drawLatency(data.charts.latency);
drawDeliveryCycles(data.charts.delivery_cycles);
drawTickLength(data.charts.tick_length);
drawCoreCycles(data.charts.core_cycles);
drawHubs(data.charts.hubs);
drawFloorplan(data.charts.floorplan);
drawNeurons(data.charts.neurons);
