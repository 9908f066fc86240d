// The page of a sweep: one point of it, the table of all, and what the reader may choose.
"use strict";

/// Colour, filters and the load of charts without an axis for it.
function drawChoices() {
    const bar = d3.select("main").append("section").attr({id: "choices", class: "wide choices"});
    if (others.length)
        choice(bar, "colour:", others.map(key => ({name: said(key), value: key})), state.colour, value => {
            state.colour = value;
            state.off.clear();
            render();
        });
    for (const key of keys)
        choice(bar, said(key) + ":", [{name: "all", value: ""}].concat(sortedValues(data.points, key)
            .map(value => ({name: shown(value), value}))), state.filter[key] === undefined ? "" :
            state.filter[key], value => {
            if (value === "") delete state.filter[key];
            else state.filter[key] = value;
            render();
        });
    if (state.load !== null)
        choice(bar, "load of charts without it:", loads.map(value => ({name: shown(value), value})), state.load,
            value => { state.load = value; render(); });
    if (!state.colour) return;
    const values = sortedValues(data.points, state.colour);
    const buttons = bar.append("div").attr("class", "legend").selectAll("button").data(values).enter()
        .append("button").attr("type", "button").classed("off", v => state.off.has(String(v)));
    buttons.append("i").style("background", (v, i) => colours[i % colours.length]);
    buttons.append("span").text(v => `${said(state.colour)} ${v}`);
    buttons.on("click", v => {
        if (!state.off.delete(String(v))) state.off.add(String(v));
        render();
    });
}

/// The point to begin with: the most load that did not saturate.
function firstPoint() {
    const good = data.points.filter(p => p.status === "ok" && data.distributions[p.point]);
    const list = good.length ? good : data.points;
    return list.reduce((a, b) => (mean(b, "accepted") || 0) > (mean(a, "accepted") || 0) ? b : a, list[0]);
}

function drawDistribution(p) {
    const d = data.distributions[p.point];
    const section = card("distribution", `Latencies of point ${p.point}`, keys.map(key =>
        `${said(key)} ${p.keys[key]}`).join(", ") + `; all seeds together, ${p.status}. The command makes the ` +
        "run of its first seed again.", d ? {} : {left_out: data.no_distributions || "the store has no latencies " +
        "of this point"});
    if (!section) return;
    if (p.command) section.append("code").text(p.command);
    const at = plot(section, {});
    const bins = d.counts;
    const x = d3.scale.linear().domain([0, bins[bins.length - 1][0] + d.bin]).range([0, at.width]);
    const y = d3.scale.log().domain([0.7, 1.4 * d3.max(bins, b => b[1])]).range([at.height, 0]);
    axes(at, x, y, ["cycles", "deliveries"], {xGrid: false});
    tell(at.g.selectAll("rect.mark").data(bins).enter().append("rect").attr({class: "mark", fill: colourOf(p),
        x: b => x(b[0]), width: Math.max(1, x(d.bin) - x(0) - 0.5), y: b => y(b[1]),
        height: b => at.height - y(b[1])}), b => `${b[0]}${d.bin > 1 ? " to " + (b[0] + d.bin - 1) : ""} ` +
        `cycles\n${shown(b[1])} deliveries`);
    for (const [name, column] of [["p50", "latency_p50_cycles"], ["p99", "latency_p99_cycles"]]) {
        const value = mean(p, column);
        if (value === null) continue;
        at.g.append("path").attr({class: "guide", d: `M${x(value + 0.5)},0V${at.height}`});
        at.g.append("text").attr({class: "name", x: x(value + 0.5) + 4, y: name === "p50" ? 12 : 26})
            .text(`${name} ${shown(value)}`);
    }
}

function drawFabric(p) {
    const loads = data.floorplans[p.point];
    const section = card("floorplan", `Hubs and links of point ${p.point} on the floorplan`, "Colour: the share " +
        "of cycles in which a hub was busy, or in which the busier direction of a link carried a spike; of the " +
        "first seed. Curved: lateral links.", loads ? {} : {left_out: data.no_floorplans || "the store has no " +
        "loads of this point"}, true);
    if (!section) return;
    const fabric = data.fabrics[loads.fabric];
    floorplan(section, loadedFabric({cycles: loads.cycles, links_known: loads.links_known,
        cores: fabric.cores.map((core, i) => core.concat(loads.cores[i])),
        hubs: fabric.hubs.map((hub, i) => hub.concat(loads.hubs[i])),
        links: fabric.links.map((link, i) => Object.assign({spikes_up: loads.links[i][0],
            spikes_down: loads.links[i][1]}, link))}), "share of the cycles");
}

/// Rows that sort by any column; a click on one chooses its point.
function drawTable() {
    const section = card("points", "All points", "Means over the seeds; a click on a name sorts, on a row " +
        "chooses the point, on the last column marks its command for copying. Counted exact in cycles, but where " +
        "it says analytic (of the topology alone) or proxy (stands for what is not simulated).", {}, true);
    const columns = [["point", p => p.point], ...keys.map(key => [said(key), p => p.keys[key]]),
        ["status", p => p.status], ["note", p => p.note || null], ...data.columns.map(c => [c, p => mean(p, c)]),
        ["command", p => p.command || "–"]];
    const table = section.append("div").attr("class", "scroll").append("table");
    const head = table.append("thead").append("tr").selectAll("th").data(columns).enter().append("th")
        .append("button").attr("type", "button").text(c => c[0].replace(/_/g, " "))
        .attr("title", c => data.labels[c[0]] || null);
    head.filter(c => data.labels[c[0]] && data.labels[c[0]] !== "cycle-exact").append("small")
        .text(c => " " + data.labels[c[0]]);
    const rows = table.append("tbody").selectAll("tr").data(chosen("")).enter().append("tr").attr({class: p =>
        "row" + (p === state.point ? " chosen" : ""), "data-point": p => p.point});
    rows.selectAll("td").data(p => columns.map(c => [c[0], c[1](p)])).enter().append("td").attr("class", d =>
        d[0] === "command" || d[0] === "note" ? d[0] : typeof d[1] === "number" ? "number" : null).attr("title", d => d[1])
        .text(d => d[0] === "command" || typeof d[1] !== "number" ? (d[1] === null ? "–" : d[1]) : shown(d[1]));
    rows.on("click", function (p) { if (!d3.event.target.closest(".command")) choose(p); });
    let up = true, by = -1;
    head.on("click", function (c, i) {
        up = by === i ? !up : true;
        by = i;
        rows.sort((a, b) => {
            const [x, y] = [c[1](a), c[1](b)];
            if (x === null || y === null) return (x === null) - (y === null);
            return up ? d3.ascending(x, y) : d3.descending(x, y);
        });
        head.attr("aria-sort", (d, j) => j === i ? (up ? "ascending" : "descending") : null);
    });
}

function render() {
    const at = window.scrollY;
    d3.selectAll("main > *, footer > *").remove();
    drawChoices();
    drawLatencyByLoad();
    drawAccepted();
    drawSaturation();
    drawBudget();
    drawKnee();
    drawStructure();
    drawTables();
    drawDistribution(state.point);
    drawFabric(state.point);
    drawTable();
    window.scrollTo(0, at);
}

header("A sweep of tendril");
state.point = firstPoint();
render();
